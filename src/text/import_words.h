// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of a list of returns that is brought in.

#pragma once

#include <wx/string.h>

#include <cstddef>
#include <string>

namespace resodesk::text {

/// "Amazon's returns report: 12 returns, 10 of them new, 1 changed"
wxString importSummary(const std::string& format, std::size_t returns, std::size_t fresh, std::size_t changed);
wxString leftOut(std::size_t rows);
/// `value`: the column and what stands there.
wxString unknownValue(const std::string& value, int count);
wxString knownFile();
/// What becomes of decisions about such returns.
wxString importedAreWorked(const std::string& format);

}  // namespace resodesk::text
