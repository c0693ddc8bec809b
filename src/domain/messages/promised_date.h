// SPDX-License-Identifier: GPL-3.0-or-later
// Days that a message promises something for: "entro venerdì", "by 5 December", "am 5. Dezember", "dans 3 jours", "el 5 de diciembre". Pure.

#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace resodesk {

struct PromisedDate {
    std::chrono::year_month_day day;
    std::string words;      ///< as they stand in the text
    std::size_t begin = 0;  ///< bytes of the text
    bool operator==(const PromisedDate&) const = default;
};

/// Italian, English, German, French and Spanish, in whatever of them it is written; in the order of the text, each day once. `today`: when it
/// is written. Days that are past, further away than half a year, or told of as past are none.
std::vector<PromisedDate> promisedDates(std::string_view text, std::chrono::year_month_day today);

}  // namespace resodesk
