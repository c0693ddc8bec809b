// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/tag.h"

#include <algorithm>

#include "base/utf8.h"

namespace resodesk {

Result<std::string> tagFrom(std::string_view typed) {
    if (!isUtf8(typed)) return Error(Failure::badText, "tag");
    std::string_view tag = typed;
    while (!tag.empty() && (tag.front() == ' ' || tag.front() == '#')) tag.remove_prefix(1);
    while (!tag.empty() && tag.back() == ' ') tag.remove_suffix(1);
    const bool isBad = std::any_of(tag.begin(), tag.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f || c == ',' || c == '"'; });
    const auto characters = std::count_if(tag.begin(), tag.end(), [](char c) { return (c & 0xc0) != 0x80; });
    if (tag.empty() || isBad || characters > static_cast<std::ptrdiff_t>(longestTag)) return Error(Failure::badTag, "tag", std::string(typed));
    return std::string(tag);
}

}  // namespace resodesk
