// SPDX-License-Identifier: GPL-3.0-or-later
// A message between buyer and seller, as the marketplace last said it.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/returns/return.h"

namespace resodesk {

/// A file that came with a message; its bytes stay at the marketplace until the seller asks for them.
struct MessageFile {
    std::string name;  ///< fit for a file of ours
    std::string type;  ///< "image/png", as the sender says
    std::int64_t size = 0;
    bool operator==(const MessageFile&) const = default;
};

/// "photo.jpg\timage/jpeg\t1234" a line: how facts keep them. Names and types hold no control characters.
std::string textOf(const std::vector<MessageFile>& files);
std::vector<MessageFile> filesFrom(const std::string& text);

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
    std::string subject;          ///< of a mail
    std::vector<MessageFile> files;
    bool isPartial = false;  ///< a mail of which something could not be read
    bool operator==(const Message&) const = default;
};

}  // namespace resodesk
