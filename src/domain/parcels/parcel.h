// SPDX-License-Identifier: GPL-3.0-or-later
// A lost-parcel case (item not received) as the marketplace last said it.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/returns/return.h"

namespace resodesk {

enum class ParcelState { open, waitingForBuyer, refunded, replaced, closed };
NameTable<ParcelState> nameTable(ParcelState);

/// The goods sent again, as the marketplace knows of it.
struct Replacement {
    std::string id;
    Actor by = Actor::nobody;
    TimePoint at;
    std::string key;  ///< the idempotency key it came with, where the marketplace tells
    bool operator==(const Replacement&) const = default;
};

struct LostParcel {
    AccountId account;
    ParcelId id;
    OrderId order;
    BuyerId buyer;
    std::string buyerName;
    std::string country;
    ParcelState state = ParcelState::open;
    std::string reason;  ///< code of the marketplace's list
    std::string comment;
    std::string courier;
    std::string tracking;
    std::string lastScan;  ///< what the courier said last, in its words
    std::vector<ReturnLine> lines;
    Money price;
    Money shippingRefundable;
    TimePoint openedAt;
    TimePoint changedAt;
    std::optional<TimePoint> deadline;
    std::string revision;
    Actor closedBy = Actor::nobody;
    std::string closeReason;
    std::vector<Refund> refunds;
    std::vector<Replacement> replacements;
    Actor lastMessageBy = Actor::nobody;
    std::vector<Possibility> possible;

    ParcelKey key() const { return {account, id}; }
    const ReturnLine* findLine(const LineId& line) const;
    Money refundable() const;
    bool operator==(const LostParcel&) const = default;
};

}  // namespace resodesk
