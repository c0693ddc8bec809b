// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers what happened around an order. Desk executor.

#pragma once

#include "app/desk_core.h"
#include "app/returns/returns_desk.h"

namespace resodesk::app {

class Timeline {
 public:
    Timeline(DeskCore& core, AccountId account, const OrderId& order) : core_(core), account_(account), order_(order) {}
    void addOrder();
    void addReturns();
    void addReplacements(const LostParcel& parcel);
    void addMessages();
    void addBench(const ReturnKey& key, const BenchMarks& marks);
    /// Live ones and those that ended otherwise than confirmed: what is confirmed stands there as a fact.
    void addActions(const std::vector<Action>& actions);
    void addNotes(const ObjectKey& about);
    void addSnoozes(const ReturnKey& key);
    void addOtherOrders(const BuyerId& buyer);
    /// Oldest first.
    std::vector<TimelineEntry> sorted();

 private:
    TimelineEntry& add(TimelineEntry::Kind kind, TimePoint at, Actor by = Actor::nobody, std::string text = {});
    DeskCore& core_;
    AccountId account_;
    OrderId order_;
    std::vector<TimelineEntry> entries_;
};

}  // namespace resodesk::app
