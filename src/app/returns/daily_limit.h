// SPDX-License-Identifier: GPL-3.0-or-later
// What the seller lets be refunded in a day, held against what the outbox has of today. Desk executor.

#pragma once

#include <map>
#include <utility>

#include "app/desk_core.h"

namespace resodesk::app {

/// For one transaction: it asks the ledger once per account and counts what is added after. A day is one of this computer's calendar, and a
/// refund is of the day it was decided: confirmed, on its way or unknown, returns and lost parcels together, as the outbox sums them.
class DailyLimit {
 public:
    explicit DailyLimit(DeskCore& core);
    /// aboveDailyLimit when this would be more than what is left of today.
    Result<void> check(AccountId account, const Money& wanted);
    void count(AccountId account, const Money& added);

 private:
    Money& used(AccountId account, Currency currency);
    DeskCore& core_;
    Sums limits_;
    std::map<std::pair<AccountId, Currency>, Money> used_;
};

}  // namespace resodesk::app
