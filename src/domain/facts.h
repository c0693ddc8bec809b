// SPDX-License-Identifier: GPL-3.0-or-later
// What a read of a marketplace brings.

#pragma once

#include <vector>

#include "domain/messages/message.h"
#include "domain/orders/order.h"
#include "domain/parcels/parcel.h"
#include "domain/returns/return.h"

namespace resodesk {

/// The lists of a marketplace that are read page by page, then by what changed.
enum class Stream { returns, orders, messages, parcels };
NameTable<Stream> nameTable(Stream);

struct Facts {
    std::vector<Return> returns;
    std::vector<Order> orders;
    std::vector<Message> messages;
    std::vector<LostParcel> parcels;
    bool isEmpty() const { return returns.empty() && orders.empty() && messages.empty() && parcels.empty(); }
};

}  // namespace resodesk
