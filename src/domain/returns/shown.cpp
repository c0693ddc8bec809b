// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/shown.h"

#include <array>

#include "domain/returns/list.h"
#include "domain/returns/rules.h"

namespace resodesk {

NameTable<ShownState> nameTable(ShownState) {
    static constexpr std::array<std::pair<ShownState, std::string_view>, 13> names{{
        {ShownState::requested, "requested"},
        {ShownState::authorizing, "authorizing"},
        {ShownState::authorized, "authorized"},
        {ShownState::inTransit, "in_transit"},
        {ShownState::received, "received"},
        {ShownState::inspected, "inspected"},
        {ShownState::refunding, "refunding"},
        {ShownState::refundSent, "refund_sent"},
        {ShownState::refunded, "refunded"},
        {ShownState::closing, "closing"},
        {ShownState::closed, "closed"},
        {ShownState::checking, "checking"},
        {ShownState::needsPerson, "needs_person"},
    }};
    return names;
}

NameTable<View> nameTable(View) {
    static constexpr std::array<std::pair<View, std::string_view>, 9> names{{
        {View::newOnes, "new"},
        {View::dueToday, "due_today"},
        {View::overdue, "overdue"},
        {View::toInspect, "to_inspect"},
        {View::toRefund, "to_refund"},
        {View::waitingForBuyer, "waiting"},
        {View::snoozed, "snoozed"},
        {View::closed, "closed"},
        {View::all, "all"},
    }};
    return names;
}

NameTable<ShownParcel> nameTable(ShownParcel) {
    static constexpr std::array<std::pair<ShownParcel, std::string_view>, 11> names{{
        {ShownParcel::open, "open"},
        {ShownParcel::waitingForBuyer, "waiting_for_buyer"},
        {ShownParcel::refunding, "refunding"},
        {ShownParcel::refundSent, "refund_sent"},
        {ShownParcel::refunded, "refunded"},
        {ShownParcel::replacing, "replacing"},
        {ShownParcel::replaced, "replaced"},
        {ShownParcel::closing, "closing"},
        {ShownParcel::closed, "closed"},
        {ShownParcel::checking, "checking"},
        {ShownParcel::needsPerson, "needs_person"},
    }};
    return names;
}

bool isNewestFirst(const ReturnQuery& query) {
    const bool isSmall = query.view == View::newOnes || query.view == View::dueToday || query.view == View::overdue;
    return query.sortBy == SortBy::timeLeft && !isSmall && !query.filter.text.empty();
}

NameTable<SortBy> nameTable(SortBy) {
    static constexpr std::array<std::pair<SortBy, std::string_view>, 12> names{{
        {SortBy::timeLeft, "time_left"},
        {SortBy::requested, "requested"},
        {SortBy::state, "state"},
        {SortBy::order, "order"},
        {SortBy::buyer, "buyer"},
        {SortBy::item, "item"},
        {SortBy::amount, "amount"},
        {SortBy::reason, "reason"},
        {SortBy::policy, "policy"},
        {SortBy::rma, "rma"},
        {SortBy::id, "id"},
        {SortBy::country, "country"},
    }};
    return names;
}

std::int64_t ViewCounts::of(View view) const {
    switch (view) {
        case View::newOnes: return newOnes;
        case View::dueToday: return dueToday;
        case View::overdue: return overdue;
        case View::toInspect: return toInspect;
        case View::toRefund: return toRefund;
        case View::waitingForBuyer: return waitingForBuyer;
        case View::snoozed: return snoozed;
        case View::closed: return closed;
        case View::all: return all;
    }
    return 0;
}

namespace {

/// The most telling of the seller's actions: one that needs a look first, then one on its way, then one that has
/// happened but is newer than the fact.
struct Telling {
    const LiveAction* action = nullptr;
    int weight = 0;
};

Telling mostTelling(const std::vector<LiveAction>& actions, const std::string& revision) {
    Telling best;
    for (const LiveAction& action : actions) {
        if (action.kind == ActionKind::message) continue;
        int weight = 0;
        switch (action.state) {
            case ActionState::needsPerson: weight = 5; break;
            case ActionState::unknown: weight = 4; break;
            case ActionState::waiting:
            case ActionState::sending: weight = 3; break;
            case ActionState::accepted: weight = paysMoney(action.kind) || action.baseline == revision ? 2 : 0; break;
            case ActionState::confirmed: weight = action.baseline == revision ? 1 : 0; break;
            case ActionState::failed:
            case ActionState::notNeeded:
            case ActionState::cancelled:
            case ActionState::abandoned: break;
        }
        if (weight > best.weight) best = {&action, weight};
    }
    return best;
}

ShownState stateOfFact(const Return& fact, const BenchMarks& marks) {
    switch (fact.state) {
        case ReturnState::requested: return ShownState::requested;
        case ReturnState::refunded: return ShownState::refunded;
        case ReturnState::closed: return ShownState::closed;
        case ReturnState::authorized:
        case ReturnState::inTransit:
        case ReturnState::received: break;
    }
    if (isInspected(fact, marks)) return ShownState::inspected;
    if (fact.state == ReturnState::received || marks.receivedAt || !marks.findings.empty()) return ShownState::received;
    return fact.state == ReturnState::inTransit ? ShownState::inTransit : ShownState::authorized;
}

ShownState stateOfAction(const LiveAction& action) {
    if (action.state == ActionState::needsPerson) return ShownState::needsPerson;
    if (action.state == ActionState::unknown) return ShownState::checking;
    const bool isOnItsWay = action.state == ActionState::waiting || action.state == ActionState::sending;
    switch (action.kind) {
        case ActionKind::authorize: return isOnItsWay ? ShownState::authorizing : ShownState::authorized;
        case ActionKind::close: return isOnItsWay ? ShownState::closing : ShownState::closed;
        default: break;
    }
    if (isOnItsWay) return ShownState::refunding;
    return action.state == ActionState::accepted ? ShownState::refundSent : ShownState::refunded;
}

}  // namespace

Shown show(const Return& fact, const std::vector<LiveAction>& actions, const BenchMarks& marks, const std::optional<Snooze>& snooze) {
    Shown shown;
    const Telling telling = mostTelling(actions, fact.revision);
    shown.state = telling.action ? stateOfAction(*telling.action) : stateOfFact(fact, marks);
    shown.isNew = shown.state == ShownState::requested;
    shown.isToInspect = shown.state == ShownState::received;
    shown.isToRefund = shown.state == ShownState::inspected;
    shown.isClosed = shown.state == ShownState::closed || shown.state == ShownState::refunded;
    const bool isOpen = shown.isNew || shown.state == ShownState::authorized;
    shown.isWaitingForBuyer =
        shown.state == ShownState::authorized || (isOpen && fact.lastMessageBy == Actor::seller);
    if (!snooze || telling.action || shown.isClosed || newsIn(fact, *snooze)) return shown;
    shown.isNew = shown.isToInspect = shown.isToRefund = shown.isWaitingForBuyer = false;
    shown.snoozedUntil = snooze->until;
    return shown;
}

ShownParcel show(const LostParcel& fact, const std::vector<LiveAction>& actions) {
    const Telling telling = mostTelling(actions, fact.revision);
    if (telling.action) {
        const LiveAction& action = *telling.action;
        if (action.state == ActionState::needsPerson) return ShownParcel::needsPerson;
        if (action.state == ActionState::unknown) return ShownParcel::checking;
        const bool isOnItsWay = action.state == ActionState::waiting || action.state == ActionState::sending;
        if (action.kind == ActionKind::closeParcel) return isOnItsWay ? ShownParcel::closing : ShownParcel::closed;
        if (action.kind == ActionKind::replaceParcel) return isOnItsWay ? ShownParcel::replacing : ShownParcel::replaced;
        if (isOnItsWay) return ShownParcel::refunding;
        return action.state == ActionState::accepted ? ShownParcel::refundSent : ShownParcel::refunded;
    }
    switch (fact.state) {
        case ParcelState::open: return ShownParcel::open;
        case ParcelState::waitingForBuyer: return ShownParcel::waitingForBuyer;
        case ParcelState::refunded: return ShownParcel::refunded;
        case ParcelState::replaced: return ShownParcel::replaced;
        case ParcelState::closed: return ShownParcel::closed;
    }
    return ShownParcel::open;
}

}  // namespace resodesk
