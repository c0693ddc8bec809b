// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/facts/collation.h"

#include <gnu/libc-version.h>
#include <string.h>

#include <algorithm>
#include <cstdlib>

namespace resodesk::store {

namespace {

// Names that differ later are rare, and every byte is paid for a million times, in the row and in its index.
constexpr std::size_t longestKey = 64;
constexpr std::size_t lettersLookedAt = 96;

std::string usersLocale() {
    for (const char* variable : {"LC_ALL", "LC_COLLATE", "LANG"})
        if (const char* value = std::getenv(variable); value && *value) return value;
    return "C";
}

}  // namespace

Collation::Collation(const std::string& locale) : locale_(nullptr), name_(locale.empty() ? usersLocale() : locale) {
    locale_ = ::newlocale(LC_COLLATE_MASK, name_.c_str(), nullptr);
    if (!locale_) {
        name_ = "C";
        locale_ = ::newlocale(LC_COLLATE_MASK, "C", nullptr);
    }
    name_ += " " + std::string(::gnu_get_libc_version());
}

Collation::~Collation() { ::freelocale(locale_); }

std::string Collation::keyOf(std::string_view text) const {
    std::string whole(text.substr(0, lettersLookedAt));
    std::replace(whole.begin(), whole.end(), '\0', ' ');
    std::string key(longestKey * 2, '\0');
    std::size_t length = ::strxfrm_l(key.data(), whole.c_str(), key.size(), locale_);
    if (length >= key.size()) {
        key.resize(length + 1);
        length = ::strxfrm_l(key.data(), whole.c_str(), key.size(), locale_);
    }
    key.resize(std::min(length, longestKey));
    return key;
}

}  // namespace resodesk::store
