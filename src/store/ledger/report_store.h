// SPDX-License-Identifier: GPL-3.0-or-later
// The reports a seller brought for an account without an API, whole: no sync can read them again. Within the caller's transaction.

#pragma once

#include <vector>

#include "domain/returns/brought_report.h"
#include "store/database.h"

namespace resodesk::store {

class ReportStore {
 public:
    explicit ReportStore(Database& database) : database_(database) {}
    /// False when the account has just these bytes already.
    bool keep(AccountId account, const BroughtReport& report);
    /// In the order in which they were brought.
    std::vector<BroughtReport> all(AccountId account);
    /// Grows with each report of the account; 0: none.
    std::int64_t newest(AccountId account);
    void forget(AccountId account);

 private:
    Database& database_;
};

}  // namespace resodesk::store
