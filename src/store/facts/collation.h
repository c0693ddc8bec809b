// SPDX-License-Identifier: GPL-3.0-or-later
// In which order people expect names: keys that compare bytewise, from the C library's rules of a language. Any thread.

#pragma once

#include <locale.h>

#include <string>
#include <string_view>

namespace resodesk::store {

class Collation {
 public:
    /// Of a locale by name; empty: the user's (LC_ALL, LC_COLLATE, LANG). One that is not installed sorts by code point.
    explicit Collation(const std::string& locale = {});
    ~Collation();
    Collation(const Collation&) = delete;
    Collation& operator=(const Collation&) = delete;

    /// Keys of another name cannot be compared with these: another language, another C library.
    const std::string& name() const { return name_; }
    /// Decides by letters, then by accents, then by case; texts that begin with the same two dozen letters are equal.
    std::string keyOf(std::string_view text) const;

 private:
    locale_t locale_;
    std::string name_;
};

}  // namespace resodesk::store
