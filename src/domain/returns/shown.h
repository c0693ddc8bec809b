// SPDX-License-Identifier: GPL-3.0-or-later
// What the screen shows of a return: the marketplace's fact, the seller's actions and the bench put together.

#pragma once

#include "domain/outbox/action.h"
#include "domain/parcels/parcel.h"
#include "domain/returns/inspection.h"
#include "domain/returns/return.h"
#include "domain/returns/snooze.h"

namespace resodesk {

/// The states as the screen names them.
enum class ShownState {
    requested, authorizing, authorized, inTransit, received, inspected, refunding, refundSent, refunded, closing, closed,
    checking,    ///< outcome unknown
    needsPerson  ///< outcome unknown, the seller must look
};
NameTable<ShownState> nameTable(ShownState);

/// The built-in views of the navigation.
enum class View { newOnes, dueToday, overdue, toInspect, toRefund, waitingForBuyer, snoozed, closed, all };
NameTable<View> nameTable(View);

struct Shown {
    ShownState state = ShownState::requested;
    // Which views it stands in, apart from those that the clock decides.
    bool isNew = false;  ///< requested, no live action; due today and overdue are parts of it
    bool isToInspect = false;
    bool isToRefund = false;
    bool isWaitingForBuyer = false;
    bool isClosed = false;
    std::optional<TimePoint> snoozedUntil;  ///< then it stands in none of the above but the closed ones
    bool operator==(const Shown&) const = default;
};

/// Pure. `actions`: those of this return that are live or have ended well.
/// `snooze`: of the ledger; news has ended it.
Shown show(const Return& fact, const std::vector<LiveAction>& actions, const BenchMarks& marks, const std::optional<Snooze>& snooze = {});

enum class ShownParcel { open, waitingForBuyer, refunding, refundSent, refunded, replacing, replaced, closing, closed, checking, needsPerson };
NameTable<ShownParcel> nameTable(ShownParcel);
ShownParcel show(const LostParcel& fact, const std::vector<LiveAction>& actions);

}  // namespace resodesk
