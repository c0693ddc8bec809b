// SPDX-License-Identifier: GPL-3.0-or-later
// A message between buyer and seller, as the marketplace last said it.

#pragma once

#include <string>

#include "domain/returns/return.h"

namespace resodesk {

struct Message {
    AccountId account;
    std::string id;
    OrderId order;      ///< empty before an order
    std::string about;  ///< id of the return or lost parcel it was written from, or empty
    Actor from = Actor::nobody;
    std::string text;
    TimePoint at;
    std::string key;  ///< the idempotency key it was sent with, where the marketplace tells
    ConversationId conversation;  ///< empty where the marketplace knows of orders alone
    bool operator==(const Message&) const = default;
};

}  // namespace resodesk
