// SPDX-License-Identifier: GPL-3.0-or-later
// Patterns for SKUs, as the rules for requests and the table of costs have them.

#pragma once

#include <string_view>

namespace resodesk {

/// * stands for any characters, ? for one, as in file names; whatever the case of a to z. An SKU without either matches itself alone.
bool matchesSku(std::string_view pattern, std::string_view sku);

}  // namespace resodesk
