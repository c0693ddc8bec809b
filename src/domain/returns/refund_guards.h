// SPDX-License-Identifier: GPL-3.0-or-later
// Against slips: amounts that are hardly meant, and more in a day than the seller allows.

#pragma once

#include <optional>
#include <string>
#include <utility>

#include "domain/returns/choices.h"
#include "domain/returns/return.h"

namespace resodesk {

/// An amount that looks like a slip of the decimal sign, to be asked about once; the largest of them. Return shipping or goodwill alone of ten
/// times the outbound shipping or above the price of the goods; a line of exactly a hundredth of what is refundable. What is above the
/// refundable is refused anyway, see checkPlan.
std::optional<Money> unusualAmount(const Return& r, const RefundPlan& plan, const Money& outboundShipping);

/// The seller's limit for refunds a day and account: "500.00 EUR; 400.00 GBP", one amount per currency, empty for none.
/// badAmount; nameTaken for a currency that is named twice.
Result<Sums> parseLimits(std::string_view text);
/// aboveDailyLimit with the limit and what is used today in its subject: "500.00 EUR 480.00 EUR". A currency without a limit has none.
Result<void> checkDailyLimit(const Sums& limits, const Money& usedToday, const Money& wanted);
/// Limit and used today, from that subject; nothing for any other.
std::optional<std::pair<Money, Money>> limitFrom(const std::string& subject);

}  // namespace resodesk
