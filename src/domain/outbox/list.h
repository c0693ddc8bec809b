// SPDX-License-Identifier: GPL-3.0-or-later
// A question about the outbox, and the sums of its money.

#pragma once

#include <string>

#include "domain/outbox/action.h"

namespace resodesk {

/// open: not over, or failed. needsYou: nothing more happens to it without the seller.
enum class OutboxView { open, needsYou, failed, all };
NameTable<OutboxView> nameTable(OutboxView);

/// Columns that the ledger can sort without reading every action. date is the order of the decisions.
enum class OutboxSort { date, order, amount, action, state, nextTry };
NameTable<OutboxSort> nameTable(OutboxSort);

struct OutboxQuestion {
    OutboxView view = OutboxView::open;
    std::optional<ActionState> state;
    AccountId account;
    std::string text;  ///< found in the order, buyer, item or id; or the number of the action
    OutboxSort sortBy = OutboxSort::date;
    bool descending = true;
    bool operator==(const OutboxQuestion&) const = default;
};

/// The money decided on one day for one account in one currency. What was refused or taken back is in none of these.
struct MoneyOfDay {
    std::string day;  ///< of this computer's calendar: "2026-11-21"
    AccountId account;
    int count = 0;    ///< actions
    Money confirmed;  ///< a read has shown it
    Money onItsWay;   ///< will be paid, or may have been
    Money unknown;    ///< of these: it may have been
    bool operator==(const MoneyOfDay&) const = default;
};

}  // namespace resodesk
