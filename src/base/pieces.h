// SPDX-License-Identifier: GPL-3.0-or-later
// Several byte strings as one, for the pipe between two programs of the house: each its length in digits, a line end, its bytes.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace resodesk {

std::string packPieces(const std::vector<std::string>& pieces);
/// Nothing when it is cut or not of this shape.
std::optional<std::vector<std::string>> unpackPieces(std::string_view packed);

}  // namespace resodesk
