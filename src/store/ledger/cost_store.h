// SPDX-License-Identifier: GPL-3.0-or-later
// The seller's table of what returns cost. Within the caller's transaction.

#pragma once

#include "domain/returns/costs.h"
#include "store/database.h"

namespace resodesk::store {

class CostStore {
 public:
    explicit CostStore(Database& database) : database_(database) {}
    /// Empty until the seller makes one.
    ReturnCosts costs();
    /// In place of what was there.
    void setCosts(const ReturnCosts& costs);

 private:
    Database& database_;
};

}  // namespace resodesk::store
