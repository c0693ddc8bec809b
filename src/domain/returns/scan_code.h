// SPDX-License-Identifier: GPL-3.0-or-later
// What a scanner read, without what it put around it.

#pragma once

#include <string>
#include <string_view>

namespace resodesk {

/// Blanks and control characters at both ends and the symbology identifier at the start ("]C1", ISO/IEC 15424) are taken off.
std::string plainCode(std::string_view scanned);

}  // namespace resodesk
