// SPDX-License-Identifier: GPL-3.0-or-later
// A table that someone else wrote: CSV (RFC 4180) with any delimiter, taken strictly. Any thread; pure.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace resodesk::documents {

struct CsvRow {
    int line = 0;  ///< of the file, from 1, where the row begins
    std::vector<std::string> cells;
    bool operator==(const CsvRow&) const = default;
};

inline constexpr std::size_t largestCsv = 5 * 1024 * 1024;
inline constexpr std::size_t widestCsv = 500;  ///< cells of a row

/// Comma, semicolon (as spreadsheets write where the comma is the decimal sign) or tab: what parts the most cells of the first line.
char csvDelimiter(std::string_view bytes);

/// The rows, the header being the first; lines without anything in them are left out. A byte order mark goes, and so does what csvText
/// puts before formulas. fileTooLarge (subject: MB), badText, badCsv (subject: the line where it stops making sense).
Result<std::vector<CsvRow>> readCsv(std::string_view bytes, char delimiter, std::size_t largest = largestCsv);

}  // namespace resodesk::documents
