// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <boost/locale/utf.hpp>

#include <string>
#include <string_view>

namespace resodesk {

/// Text that can go anywhere: to a marketplace, into JSON, onto the screen.
inline bool isUtf8(std::string_view text) {
    for (auto at = text.begin(); at != text.end();) {
        const auto point = boost::locale::utf::utf_traits<char>::decode(at, text.end());
        if (point == boost::locale::utf::illegal || point == boost::locale::utf::incomplete) return false;
    }
    return true;
}

/// A control character that is no part of a text: all but newline and tab.
inline bool isControl(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f; }

/// Text for people or ids, as they may stand in our files and on a terminal.
inline std::string cleaned(std::string text) {
    std::erase_if(text, isControl);
    return text;
}

}  // namespace resodesk
