// SPDX-License-Identifier: GPL-3.0-or-later
// Text as it is compared when people type a part of it: whatever its case and accents.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace resodesk {

/// Latin letters small and without accents, ligatures as two letters; typographic signs are blanks, other letters stay.
std::string folded(std::string_view text);

/// The words of a text, folded: letters and digits, parted by anything else.
std::vector<std::string> foldedWords(std::string_view text);

}  // namespace resodesk
