// SPDX-License-Identifier: GPL-3.0-or-later
// How rules and their subjects stand in Fields: lists a line each, numbers whole, amounts with their currency.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/fields.h"
#include "domain/money.h"

namespace resodesk {

std::string joined(const std::vector<std::string>& list);
/// No text is no element.
std::vector<std::string> split(const std::string& text);
std::optional<std::int64_t> wholeNumber(const std::string& text);
/// As writtenMoney writes it. None where the key is missing; notUnderstood for what is no amount.
Result<std::optional<Money>> moneyFrom(const Fields& fields, const std::string& key);

}  // namespace resodesk
