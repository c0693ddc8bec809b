// SPDX-License-Identifier: GPL-3.0-or-later
// Which order a mail is about, and whether it came through a marketplace's relay. Pure.

#pragma once

#include "channels/mail/mime_message.h"
#include "domain/keys.h"

namespace resodesk::channels::mail {

/// How a marketplace writes an order's id: # is a digit, @ a capital letter or digit, every other character stands for itself.
struct OrderPattern {
    std::string marks;
    bool operator==(const OrderPattern&) const = default;
};

/// 402-1234567-7654321
inline const OrderPattern amazonOrder{"###-#######-#######"};

/// badText where it could match anything: fewer than six # and @, or longer than 60.
Result<OrderPattern> orderPattern(std::string_view typed);

/// In order of appearance: subject, text, history; each once, at most 20. Not within a longer number or word.
std::vector<OrderId> orderIdsIn(const MimeMessage& mail, const std::vector<OrderPattern>& patterns);

/// An address under one of Amazon's relay domains. A mail's From proves nothing by itself: whoever receives it must have checked
/// that the domain sent it.
bool isAmazonRelay(std::string_view address);

}  // namespace resodesk::channels::mail
