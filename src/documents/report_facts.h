// SPDX-License-Identifier: GPL-3.0-or-later
// What a row of a report says of a return. Any thread; pure.

#pragma once

#include "documents/report_cells.h"
#include "documents/return_report.h"

namespace resodesk::documents {

/// All but the account, the id and when it changed.
Return factFrom(ReportFormat format, const ReportCells& cells);
/// As the marketplace writes a request that it or the seller turned down; in small letters.
bool isRefusedStatus(const std::string& status);

}  // namespace resodesk::documents
