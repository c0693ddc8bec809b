// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/rules/sku_pattern.h"

namespace resodesk {

namespace {

char lowerCase(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

// Without backtracking beyond the last star.
bool matchesSku(std::string_view pattern, std::string_view sku) {
    std::size_t p = 0, t = 0, star = std::string_view::npos, mark = 0;
    while (t < sku.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            mark = t;
        } else if (p < pattern.size() && (pattern[p] == '?' || lowerCase(pattern[p]) == lowerCase(sku[t]))) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

}  // namespace resodesk
