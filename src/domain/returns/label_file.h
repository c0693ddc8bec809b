// SPDX-License-Identifier: GPL-3.0-or-later
// Is this file a label? Told from its bytes, not from its name.

#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace resodesk {

inline constexpr std::size_t largestLabel = 5 * 1024 * 1024;

/// "application/pdf", "image/png" or "image/jpeg". badLabel when it is none of them or visibly cut, fileTooLarge above 5 MiB.
Result<std::string> labelMediaType(std::string_view bytes);

/// ".pdf", ".png" or ".jpg".
std::string labelEnding(std::string_view mediaType);

}  // namespace resodesk
