// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of a return, for the places of a template, as people who read that language write it.

#pragma once

#include <optional>
#include <string>

#include "domain/messages/conversation.h"
#include "domain/messages/placeholders.h"
#include "domain/orders/order.h"

namespace resodesk::text {

/// `language` is the message's, not the interface's. What is not known is missing: the seller says it.
PlaceholderValues messageValues(const Return& fact, const std::optional<Order>& order, const std::string& shop, const std::string& language);

/// The same of a conversation: whoever writes in it, and about which order.
PlaceholderValues messageValues(const Conversation& fact, const std::optional<Order>& order, const std::string& shop, const std::string& language);

/// "24,90 €", in English "€24.90".
std::string moneyIn(const std::string& language, const Money& money);
/// "21/11/2026", in German "21.11.2026", in English "21 November 2026"; local time.
std::string dayIn(const std::string& language, TimePoint time);

}  // namespace resodesk::text
