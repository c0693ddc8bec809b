// SPDX-License-Identifier: GPL-3.0-or-later
// A return request as the marketplace last said it (facts only; what the seller decided is in the ledger).

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "domain/keys.h"
#include "domain/money.h"
#include "domain/returns/label_mode.h"

namespace resodesk {

/// Where the marketplace says the return stands. "Inspected" is not here: only the seller knows it.
enum class ReturnState { requested, authorized, inTransit, received, refunded, closed };
NameTable<ReturnState> nameTable(ReturnState);

/// Why the buyer may return it. On withdrawal the standard outbound shipping is refunded too (product rule, EU 2011/83 art. 13).
enum class Ground { withdrawal, defect, other };
NameTable<Ground> nameTable(Ground);

/// Who did something to a return.
enum class Actor { nobody, seller, buyer, marketplace };
NameTable<Actor> nameTable(Actor);

/// What a seller can do with a return or a lost parcel.
enum class Operation { authorize, close, refund, cancel, contact, replace };
NameTable<Operation> nameTable(Operation);

/// What the marketplace says of one operation now.
struct Possibility {
    Operation operation = Operation::authorize;
    bool possible = false;
    std::string why;  ///< the marketplace's code when it is not possible
    bool operator==(const Possibility&) const = default;
};

struct ReturnLine {
    LineId line;  ///< the order line
    std::string sku;
    std::string title;
    int quantity = 1;      ///< pieces the buyer sends back
    Money price;           ///< what the buyer paid for these pieces, tax included
    Money refundable;      ///< what can still be refunded on the line, as the marketplace says
    std::string category{};  ///< as the marketplace names it; empty: not told
    bool operator==(const ReturnLine&) const = default;
};

/// A refund that the marketplace knows of.
struct Refund {
    RefundId id;
    Money total;
    Actor by = Actor::nobody;
    TimePoint at;
    std::string key;  ///< the idempotency key it came with, where the marketplace tells
    bool operator==(const Refund&) const = default;
};

struct Return {
    AccountId account;
    ReturnId id;
    OrderId order;
    BuyerId buyer;
    std::string buyerName;
    std::string country;   ///< ISO 3166 alpha-2 of the buyer
    std::string language;  ///< ISO 639-1 the buyer writes in
    ReturnState state = ReturnState::requested;
    Ground ground = Ground::other;
    std::string reason;   ///< code of the marketplace's list
    std::string comment;  ///< the buyer's own words
    bool inPolicy = true;
    std::string policyNote;  ///< why it is out of policy, as the marketplace says
    bool shipped = true;     ///< false: the order's shipment was never confirmed
    std::vector<ReturnLine> lines;
    Money price;               ///< sum over the lines
    Money shippingRefundable;  ///< what can still be refunded of the outbound shipping
    Money extraRefundable;     ///< most that can be paid on top (return shipping, goodwill)
    TimePoint requestedAt;
    TimePoint changedAt;
    std::optional<TimePoint> deadline;  ///< by when the seller must answer, while requested
    std::string revision;               ///< opaque; changes whenever the marketplace's object does
    std::string rma;
    std::optional<LabelMode> label;  ///< once authorized, where the marketplace tells
    Actor authorizedBy = Actor::nobody;  ///< marketplace = automatically, by the seller's settings
    std::string tracking;
    std::optional<TimePoint> firstScanAt;
    std::optional<TimePoint> arrivedAt;
    Actor closedBy = Actor::nobody;
    std::string closeReason;
    std::vector<Refund> refunds;
    Actor lastMessageBy = Actor::nobody;
    std::vector<Possibility> possible;

    ReturnKey key() const { return {account, id}; }
    const ReturnLine* findLine(const LineId& line) const;
    /// Everything that can still be paid: lines, shipping and extra.
    Money refundable() const;
    Money refunded() const;
    bool operator==(const Return&) const = default;
};

/// The operation is possible, as the marketplace last said; absent from its list = not offered.
bool isPossible(const std::vector<Possibility>& list, Operation operation);
/// The marketplace's code for why not, or empty.
std::string whyNot(const std::vector<Possibility>& list, Operation operation);

}  // namespace resodesk
