// SPDX-License-Identifier: GPL-3.0-or-later
// The table of costs as CSV, written and read: kind, size, country, seller, buyer, handling, sku, condition, percent; codes, no words.

#pragma once

#include <string>
#include <string_view>

#include "domain/returns/costs.h"

namespace resodesk::documents {

/// Rows of kind "parcel" (size, country, three amounts as "4.90 EUR"), "sku" (sku, size) and "left" (condition, percent).
std::string costsCsv(const ReturnCosts& costs);

/// All of it or nothing. The columns stand in any order, parted by comma, semicolon or tab; others are not looked at, and cells that a row's
/// kind does not need must be empty. A parcel without handling costs none. As readCsv, and noColumn (subject: its name), badRow (subject: the
/// line), noCosts (no row at all), badCell (subject: see CellError).
Result<ReturnCosts> costsFrom(std::string_view bytes);

}  // namespace resodesk::documents
