// SPDX-License-Identifier: GPL-3.0-or-later
// The files that the seller added to returns; their bytes are files of the workspace. Within the caller's transaction.

#pragma once

#include <optional>
#include <vector>

#include "domain/keys.h"
#include "domain/returns/return_file.h"
#include "store/database.h"

namespace resodesk::store {

class FileStore {
 public:
    explicit FileStore(Database& database) : database_(database) {}
    /// Its id. The same bytes under the same name are one file of the return.
    std::int64_t add(const ReturnKey& key, const ReturnFile& file);
    /// Oldest first.
    std::vector<ReturnFile> of(const ReturnKey& key);
    std::optional<ReturnFile> find(const ReturnKey& key, std::int64_t id);
    std::int64_t count(const ReturnKey& key);
    void remove(const ReturnKey& key, std::int64_t id);

 private:
    Database& database_;
};

}  // namespace resodesk::store
