// SPDX-License-Identifier: GPL-3.0-or-later
// A word the seller hangs on returns.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace resodesk {

inline constexpr std::size_t longestTag = 40;

/// As it is kept: without blanks and # around it. No comma and no quotation mark, which the search reads. badTag, badText.
Result<std::string> tagFrom(std::string_view typed);

struct TagCount {
    std::string tag;
    std::int64_t count = 0;
    bool operator==(const TagCount&) const = default;
};

}  // namespace resodesk
