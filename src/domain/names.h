// SPDX-License-Identifier: GPL-3.0-or-later
// The names of enumerators in files and requests. They are for programs; words for people are in text/.

#pragma once

#include <optional>
#include <span>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace resodesk {

template <class Enum>
using NameTable = std::span<const std::pair<Enum, std::string_view>>;

/// Each named enum has one overload, found by the type of the argument; the value does not matter.
template <class Enum>
concept Named = requires(Enum e) { nameTable(e); };

template <Named Enum>
std::string_view toText(Enum value) {
    for (const auto& [known, name] : nameTable(value))
        if (known == value) return name;
    throw std::logic_error("an enumerator without a name");
}

/// Nothing for a name this version does not know.
template <Named Enum>
std::optional<Enum> fromText(std::string_view text) {
    for (const auto& [known, name] : nameTable(Enum{}))
        if (name == text) return known;
    return std::nullopt;
}

}  // namespace resodesk
