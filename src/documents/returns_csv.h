// SPDX-License-Identifier: GPL-3.0-or-later
// A list of returns as CSV (RFC 4180).

#pragma once

#include <string>

#include "domain/returns/list.h"

namespace resodesk::documents {

/// A text cell as a spreadsheet takes it for text: quoted, and with a leading ' where it would be a formula.
std::string csvText(const std::string& text);
/// "2026-11-21T08:00:00Z"; empty without a time.
std::string csvTime(const std::optional<TimePoint>& time);

class ReturnsCsv {
 public:
    ReturnsCsv();
    void add(const ReturnRow& row);
    std::string take() { return std::move(out_); }

 private:
    std::string out_;
};

}  // namespace resodesk::documents
