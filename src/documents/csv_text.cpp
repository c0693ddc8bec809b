// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/csv_text.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <string_view>

namespace resodesk::documents {

namespace {

/// What spreadsheets take for a formula: one of its signs (OWASP, CSV injection), plain or full-width, first or behind blanks
/// and characters that are not seen, which some of them leave out.
bool isFormula(std::string_view text) {
    constexpr std::string_view blanks[] = {"\x7f", "\xc2\xa0", "\xe2\x80\x8b", "\xe3\x80\x80", "\xef\xbb\xbf"};
    constexpr std::string_view signs[] = {"=", "+", "-", "@", "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0"};
    if (!text.empty() && (text[0] == '\t' || text[0] == '\r' || text[0] == '\n')) return true;
    const auto startsWith = [&](std::string_view what) { return text.starts_with(what); };
    while (!text.empty()) {
        const auto blank = std::find_if(std::begin(blanks), std::end(blanks), startsWith);
        const bool isControl = static_cast<unsigned char>(text[0]) <= ' ';
        if (!isControl && blank == std::end(blanks)) break;
        text.remove_prefix(isControl ? 1 : blank->size());
    }
    return std::any_of(std::begin(signs), std::end(signs), startsWith);
}

/// It, or it behind marks: those are marked once more, so that taking one off gives it back.
bool needsMark(std::string_view text) { return isFormula(text.substr(std::min(text.find_first_not_of('\''), text.size()))); }

}  // namespace

std::string csvText(const std::string& text) {
    std::string out = needsMark(text) ? "\"'" : "\"";
    for (char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + "\"";
}

std::string unmarked(std::string cell) {
    if (cell.starts_with('\'') && needsMark(cell)) cell.erase(0, 1);
    return cell;
}

std::string csvTime(const std::optional<TimePoint>& time) {
    if (!time) return {};
    const auto day = std::chrono::floor<std::chrono::days>(*time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(std::chrono::floor<seconds>(*time - day));
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
    return text;
}

}  // namespace resodesk::documents
