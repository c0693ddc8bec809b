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

/// The code point that begins at `at`, which moves behind it; U+FFFD, and one byte further, where none does.
inline char32_t pointAt(std::string_view text, std::size_t& at) {
    auto next = text.begin() + static_cast<std::ptrdiff_t>(at);
    const auto point = boost::locale::utf::utf_traits<char>::decode(next, text.end());
    if (point == boost::locale::utf::illegal || point == boost::locale::utf::incomplete) {
        ++at;
        return U'\uFFFD';
    }
    at = static_cast<std::size_t>(next - text.begin());
    return static_cast<char32_t>(point);
}

/// The text with U+FFFD for every byte that belongs to no character.
inline std::string repairedUtf8(std::string_view text) {
    std::string repaired;
    repaired.reserve(text.size());
    for (auto at = text.begin(); at != text.end();) {
        auto end = at;
        const auto point = boost::locale::utf::utf_traits<char>::decode(end, text.end());
        const bool isCharacter = point != boost::locale::utf::illegal && point != boost::locale::utf::incomplete;
        if (!isCharacter) end = at + 1;
        repaired.append(isCharacter ? std::string_view(at, end) : std::string_view("\uFFFD"));
        at = end;
    }
    return repaired;
}

}  // namespace resodesk
