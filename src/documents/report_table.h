// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of reports: headers that vary in their writing, cells that may be a blank, dates with English months. Any thread; pure.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "documents/csv_reader.h"
#include "domain/money.h"

namespace resodesk::documents {

/// "Return request date", "return-request_date": "return_request_date".
std::string reportColumn(std::string_view header);

/// The header first, its cells as reportColumn gives them. Tabs part cells without any quoting; else as readCsv. Bytes that are not
/// UTF-8 are ISO-8859-1.
Result<std::vector<CsvRow>> readReportTable(std::string_view bytes, std::size_t largest);

/// "29-Sep-2026", "29-Sep-2026 13:05:00" (taken for UTC: no zone is written), "2026-09-29", "2026-09-29T13:05:00Z", "...+02:00".
std::optional<TimePoint> reportTime(std::string_view text);

/// "1234.50", "1234,50": both decimal signs are seen.
Result<Money> reportMoney(std::string text, Currency currency);

}  // namespace resodesk::documents
