// SPDX-License-Identifier: GPL-3.0-or-later
// Is this file a picture? Told from its bytes, not from its name.

#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace resodesk {

inline constexpr std::size_t largestPhoto = 25 * 1024 * 1024;

/// "image/jpeg", "image/png", "image/webp" or "image/heic". badPhoto when it is none of them, photoTooLarge above 25 MiB.
Result<std::string> photoMediaType(std::string_view bytes);
/// ".jpg" and so on.
std::string_view endingOf(std::string_view mediaType);

}  // namespace resodesk
