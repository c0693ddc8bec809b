// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of one row of a report, by column. Any thread; pure.

#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/clock.h"
#include "domain/money.h"

namespace resodesk::documents {

using ReportCells = std::map<std::string, std::string>;

/// Empty where there is none.
std::string cellOf(const ReportCells& cells, const std::string& column);
/// A to Z alone: codes, no words.
std::string smallLetters(std::string text);
/// None where the row names no currency.
Currency currencyOf(const ReportCells& cells);
/// Zero where nothing, or no amount, is written.
Money moneyIn(const ReportCells& cells, const std::string& column);
/// The same.
int countIn(const ReportCells& cells, const std::string& column);
std::optional<TimePoint> timeIn(const ReportCells& cells, const std::string& column);
/// The seller's SKU, or else the marketplace's.
std::string itemOf(const ReportCells& cells);

}  // namespace resodesk::documents
