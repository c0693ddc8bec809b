// SPDX-License-Identifier: GPL-3.0-or-later
// What happened on the bench: parcels received, findings. Within the caller's transaction.

#pragma once

#include <vector>

#include "domain/returns/inspection.h"
#include "store/database.h"

namespace resodesk::store {

class BenchStore {
 public:
    explicit BenchStore(Database& database) : database_(database) {}
    /// Receiving twice keeps the first time.
    void receive(const ReturnKey& key, TimePoint now);
    void note(const ReturnKey& key, const Finding& finding);
    /// Takes back everything noted of the return on the bench.
    void forget(const ReturnKey& key);
    BenchMarks of(const ReturnKey& key);

 private:
    Database& database_;
};

}  // namespace resodesk::store
