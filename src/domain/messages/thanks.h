// SPDX-License-Identifier: GPL-3.0-or-later
// Does a message need an answer at all? Offered to the seller, never acted upon.

#pragma once

#include <string_view>

namespace resodesk {

/// The text thanks and says nothing else, in English, French, German, Italian or Spanish. A word that is not one of thanks, agreement
/// or courtesy, a question mark or a number makes it more than that.
bool isPlainThanks(std::string_view text);

}  // namespace resodesk
