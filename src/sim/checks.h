// SPDX-License-Identifier: GPL-3.0-or-later
// What the market checks of a request's parts, and the problems it answers with. The limits are the API
// description's.

#pragma once

#include "sim/market.h"

namespace resodesk::sim {

inline constexpr std::size_t longestText = 10'000;  ///< of a message, in characters
inline constexpr std::size_t longestNote = 2'000;   ///< of a note to the buyer
inline constexpr std::size_t longestField = 200;    ///< of one part of an address

Problem notFound(const std::string& what);
Problem invalid(const std::string& field, const std::string& why);
Problem notPossible(const std::string& why);

/// Absent is fine; a text longer than `most` characters, or something else than text, is not.
std::optional<Problem> checkText(const Json& wish, const std::string& field, std::size_t most);
/// `prefix` stands before the name of a wrong field: "address." where the address is a part of the request.
std::optional<Problem> checkAddress(const Json& address, const std::string& prefix);
bool isRma(const std::string& number);

}  // namespace resodesk::sim
