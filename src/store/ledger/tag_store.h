// SPDX-License-Identifier: GPL-3.0-or-later
// The tags of returns, hung on by the seller or by rules. Tags that differ only in the case of letters are one.
// Within the caller's transaction.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "domain/keys.h"
#include "domain/returns/tag.h"
#include "store/database.h"

namespace resodesk::store {

class TagStore {
 public:
    explicit TagStore(Database& database) : database_(database) {}
    /// As it is spelled on other returns. False: it was there.
    bool add(const ReturnKey& key, const std::string& tag, TimePoint now);
    bool remove(const ReturnKey& key, const std::string& tag);
    /// By name.
    std::vector<std::string> of(const ReturnKey& key);
    /// Of accounts that are not removed, by name.
    std::vector<TagCount> all();
    /// On how many returns it was. Where they have both, one stays.
    std::int64_t rename(const std::string& from, const std::string& to);
    std::int64_t removeEverywhere(const std::string& tag);

 private:
    std::optional<std::string> spelled(const std::string& tag);
    void touchAll(const std::string& tag);
    Database& database_;
};

}  // namespace resodesk::store
