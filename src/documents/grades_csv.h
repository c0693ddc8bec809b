// SPDX-License-Identifier: GPL-3.0-or-later
// The table of grades as CSV, written and read: condition, reason, percent, shipping, withhold_reason; codes, no words.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/accounts/account.h"
#include "domain/returns/grading.h"

namespace resodesk::documents {

/// Codes of the marketplaces; an empty list knows nothing.
struct GradeCodes {
    std::vector<ReasonWords> reasons, withholdReasons;
};

std::string gradesCsv(const GradePolicy& policy);

/// All of it or nothing. The columns stand in any order, parted by comma, semicolon or tab; others are not looked at. As readCsv, and
/// noColumn (subject: its name), badRow (subject: the line), noGrades, badCell (subject: see CellError).
Result<GradePolicy> gradesFrom(std::string_view bytes, const GradeCodes& known);

}  // namespace resodesk::documents
