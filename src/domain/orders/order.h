// SPDX-License-Identifier: GPL-3.0-or-later
// An order with its lines and shipments, as the marketplace last said it.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/returns/return.h"

namespace resodesk {

struct OrderLine {
    LineId line;
    std::string sku;
    std::string title;
    int quantity = 1;
    Money price;  ///< for all pieces, tax included
    bool operator==(const OrderLine&) const = default;
};

struct Shipment {
    std::string courier;
    std::string tracking;
    TimePoint shippedAt;
    std::optional<TimePoint> deliveredAt;
    bool operator==(const Shipment&) const = default;
};

struct Order {
    AccountId account;
    OrderId id;
    BuyerId buyer;
    std::string buyerName;
    TimePoint orderedAt;
    TimePoint changedAt;
    Money shippingPrice;
    std::vector<OrderLine> lines;
    std::vector<Shipment> shipments;
    std::vector<Refund> refunds;
    bool cancelled = false;
    bool operator==(const Order&) const = default;
};

}  // namespace resodesk
