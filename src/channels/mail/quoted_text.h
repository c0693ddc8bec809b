// SPDX-License-Identifier: GPL-3.0-or-later
// What a reply adds, and the history that mail programs put below it.

#pragma once

#include <string>

namespace resodesk::channels::mail {

struct SplitText {
    std::string written, quoted;
};

/// Separates only what stands at the end: an answer written between quoted lines stays with them, because it means nothing alone.
/// Knows ">" and the headings of common programs in Italian, English, German, French and Spanish.
SplitText splitQuoted(const std::string& text);

/// format=flowed of RFC 3676: lines that end in a space go on in the next one.
std::string unflowed(const std::string& text, bool deletesSpaces);

}  // namespace resodesk::channels::mail
