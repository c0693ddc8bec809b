// SPDX-License-Identifier: GPL-3.0-or-later
// Cells of CSV files (RFC 4180): written so that a spreadsheet calculates nothing, and read back as they were.

#pragma once

#include <optional>
#include <string>

#include "base/clock.h"

namespace resodesk::documents {

/// A text cell as a spreadsheet takes it for text: quoted, and with a leading ' where it would be a formula - or would be taken for
/// one that was marked.
std::string csvText(const std::string& text);
/// The text of a cell without its quotes: takes off the mark that csvText sets.
std::string unmarked(std::string cell);
/// "2026-11-21T08:00:00Z"; empty without a time.
std::string csvTime(const std::optional<TimePoint>& time);

}  // namespace resodesk::documents
