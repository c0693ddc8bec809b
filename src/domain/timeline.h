// SPDX-License-Identifier: GPL-3.0-or-later
// What happened around an order, in one list.

#pragma once

#include <optional>
#include <string>

#include "domain/outbox/action.h"
#include "domain/returns/inspection.h"
#include "domain/returns/return.h"

namespace resodesk {

struct TimelineEntry {
    enum class Kind {
        ordered, shipped, delivered, requested, authorized, firstScan, arrived, received, inspected, refunded, replaced, closed,
        buyerMessage, sellerMessage, note, action, otherReturn, otherOrder, deadline, snoozed, woke
    };
    Kind kind = Kind::ordered;
    TimePoint at;
    Actor by = Actor::nobody;
    std::string text;  ///< the message, the note, the reason code, the id of the other thing
    Money amount;      ///< of refunds, orders and actions that pay
    std::optional<Action> action;
    std::optional<Finding> finding;
    std::optional<TimePoint> until;  ///< of what was put aside
};
NameTable<TimelineEntry::Kind> nameTable(TimelineEntry::Kind);

}  // namespace resodesk
