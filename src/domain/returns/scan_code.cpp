// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/scan_code.h"

namespace resodesk {

std::string plainCode(std::string_view scanned) {
    const auto isBlank = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; };
    while (!scanned.empty() && isBlank(scanned.front())) scanned.remove_prefix(1);
    while (!scanned.empty() && isBlank(scanned.back())) scanned.remove_suffix(1);
    const auto isLetter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    if (scanned.size() > 3 && scanned[0] == ']' && isLetter(scanned[1]) && scanned[2] >= '0' && scanned[2] <= '9') scanned.remove_prefix(3);
    return std::string(scanned);
}

}  // namespace resodesk
