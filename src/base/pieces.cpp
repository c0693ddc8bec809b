// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/pieces.h"

#include <charconv>

namespace resodesk {

std::string packPieces(const std::vector<std::string>& pieces) {
    std::string packed;
    for (const std::string& piece : pieces) packed.append(std::to_string(piece.size())).append("\n").append(piece);
    return packed;
}

std::optional<std::vector<std::string>> unpackPieces(std::string_view packed) {
    std::vector<std::string> pieces;
    while (!packed.empty()) {
        std::size_t length = 0;
        const auto [end, failed] = std::from_chars(packed.data(), packed.data() + packed.size(), length);
        const auto digits = static_cast<std::size_t>(end - packed.data());
        if (failed != std::errc{} || digits == packed.size() || *end != '\n' || packed.size() - digits - 1 < length) return std::nullopt;
        pieces.emplace_back(packed.substr(digits + 1, length));
        packed.remove_prefix(digits + 1 + length);
    }
    return pieces;
}

}  // namespace resodesk
