// SPDX-License-Identifier: GPL-3.0-or-later
// What all tables of the seller's do with their cells. Any thread; pure.

#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace resodesk::documents {

/// Without those at its ends.
std::string withoutBlanks(const std::string& text);

/// badCell for this cell of the table; a long value is cut.
Error badCell(int line, std::string_view column, Failure failure, const std::string& value);

}  // namespace resodesk::documents
