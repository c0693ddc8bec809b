// SPDX-License-Identifier: GPL-3.0-or-later
// What a read of a marketplace brings.

#pragma once

#include <vector>

#include "domain/messages/conversation.h"
#include "domain/messages/message.h"
#include "domain/orders/order.h"
#include "domain/parcels/parcel.h"
#include "domain/returns/return.h"

namespace resodesk {

/// The lists of a marketplace that are read page by page, then by what changed.
enum class Stream { returns, orders, messages, parcels, conversations };
NameTable<Stream> nameTable(Stream);

struct Facts {
    std::vector<Return> returns;
    std::vector<Order> orders;
    std::vector<Message> messages;
    std::vector<LostParcel> parcels;
    std::vector<Conversation> conversations;
    std::size_t count() const { return returns.size() + orders.size() + messages.size() + parcels.size() + conversations.size(); }
    bool isEmpty() const { return count() == 0; }
};

}  // namespace resodesk
