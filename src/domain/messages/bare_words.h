// SPDX-License-Identifier: GPL-3.0-or-later
// Text as it is compared when people type a part of it: whatever its case and accents.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace resodesk {

/// Latin letters small and without accents, ligatures as two letters; typographic signs are blanks, other letters stay.
std::string bareLetters(std::string_view text);

/// The words of a text, bare: letters and digits, parted by anything else.
std::vector<std::string> bareWords(std::string_view text);

}  // namespace resodesk
