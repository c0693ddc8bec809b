// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <boost/locale/utf.hpp>

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

}  // namespace resodesk
