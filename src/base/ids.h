// SPDX-License-Identifier: GPL-3.0-or-later
// Strong ids, and where new ones come from.

#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace resodesk {

/// A text id that cannot be mixed up with another kind of id.
template <class Tag>
struct TextId {
    std::string value;
    auto operator<=>(const TextId&) const = default;
    bool empty() const { return value.empty(); }
};

/// A row number of the workspace that cannot be mixed up with another kind of row. 0 = none.
template <class Tag>
struct RowId {
    std::int64_t value = 0;
    auto operator<=>(const RowId&) const = default;
    explicit operator bool() const { return value != 0; }
};

/// A random UUID, version 4, from OpenSSL's generator.
std::string newUuid();

/// SHA-256 as 64 lower case hex digits.
std::string sha256Hex(std::string_view bytes);

}  // namespace resodesk

template <class Tag>
struct std::hash<resodesk::TextId<Tag>> {
    std::size_t operator()(const resodesk::TextId<Tag>& id) const { return std::hash<std::string>{}(id.value); }
};

template <class Tag>
struct std::hash<resodesk::RowId<Tag>> {
    std::size_t operator()(const resodesk::RowId<Tag>& id) const { return std::hash<std::int64_t>{}(id.value); }
};
