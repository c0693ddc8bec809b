// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/report_table.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"

namespace resodesk::documents {

namespace {

std::string fromLatin1(std::string_view bytes) {
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80)
            out += c;
        else
            out += {static_cast<char>(0xC0 | byte >> 6), static_cast<char>(0x80 | (byte & 0x3F))};
    }
    return out;
}

std::string withoutBlanks(std::string_view text) {
    const auto from = text.find_first_not_of(" \r"), to = text.find_last_not_of(" \r");
    return from == std::string_view::npos ? std::string() : std::string(text.substr(from, to - from + 1));
}

std::vector<CsvRow> splitAtTabs(std::string_view text) {
    std::vector<CsvRow> rows;
    for (int line = 1; !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view rest = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (withoutBlanks(rest).empty()) continue;
        CsvRow row{line, {}};
        for (;;) {
            const std::size_t tab = rest.find('\t');
            row.cells.emplace_back(rest.substr(0, tab));
            if (tab == std::string_view::npos || row.cells.size() > widestCsv) break;
            rest.remove_prefix(tab + 1);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

/// As many digits as `number` has places; moves `text` behind them.
bool takeNumber(std::string_view& text, std::size_t digits, int& number) {
    if (text.size() < digits) return false;
    const auto read = std::from_chars(text.data(), text.data() + digits, number);
    if (read.ec != std::errc() || read.ptr != text.data() + digits || text[0] == '-') return false;
    text.remove_prefix(digits);
    return true;
}

bool takeSign(std::string_view& text, std::string_view signs) {
    if (text.empty() || signs.find(text[0]) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
}

bool takeMonth(std::string_view& text, int& month) {
    constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    if (text.size() < 3) return false;
    std::string name(text.substr(0, 3));
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    const auto found = std::find(months.begin(), months.end(), name);
    if (found == months.end()) return false;
    month = static_cast<int>(found - months.begin()) + 1;
    text.remove_prefix(3);
    return true;
}

std::optional<TimePoint> takeDay(std::string_view& text) {
    int year = 0, month = 0, day = 0;
    const bool isIso = text.size() > 4 && text[4] == '-';
    const bool isRead = isIso ? takeNumber(text, 4, year) && takeSign(text, "-") && takeNumber(text, 2, month) && takeSign(text, "-") && takeNumber(text, 2, day)
                              : takeNumber(text, text.size() > 1 && text[1] == '-' ? 1 : 2, day) && takeSign(text, "-") && takeMonth(text, month) &&
                                    takeSign(text, "-") && takeNumber(text, 4, year);
    if (!isRead) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return TimePoint(std::chrono::sys_days(date));
}

/// "Z", "+02:00", "+0200" or nothing: to be taken off.
std::optional<milliseconds> takeZone(std::string_view& text) {
    if (text.empty() || takeSign(text, "Zz")) return milliseconds(0);
    const bool isWest = text[0] == '-';
    int hours = 0, minutes = 0;
    if (!takeSign(text, "+-") || !takeNumber(text, 2, hours)) return std::nullopt;
    (void)takeSign(text, ":");
    if (!takeNumber(text, 2, minutes) || hours > 14 || minutes > 59) return std::nullopt;
    const milliseconds ahead = std::chrono::hours(hours) + std::chrono::minutes(minutes);
    return isWest ? -ahead : ahead;
}

}  // namespace

std::string reportColumn(std::string_view header) {
    std::string out;
    for (const char c : withoutBlanks(header)) {
        if (c == ' ' || c == '-' || c == '_') {
            if (!out.ends_with('_')) out += '_';
        } else {
            out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
    }
    return out;
}

Result<std::vector<CsvRow>> readReportTable(std::string_view bytes, std::size_t largest) {
    if (bytes.size() > largest) return Error(Failure::fileTooLarge, "report", std::to_string(largest / (1024 * 1024)));
    if (bytes.find('\0') != std::string_view::npos) return Error(Failure::badText, "report");
    constexpr std::string_view mark = "\xef\xbb\xbf";
    if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
    const std::string text = isUtf8(bytes) ? std::string(bytes) : fromLatin1(bytes);
    const char delimiter = csvDelimiter(text);
    auto rows = delimiter == '\t' ? Result<std::vector<CsvRow>>(splitAtTabs(text)) : readCsv(text, delimiter, 2 * largest);
    if (!rows) return rows.error();
    for (CsvRow& row : *rows)
        for (std::string& cell : row.cells)
            if (&row == &rows->front())
                cell = reportColumn(cell);
            else if (delimiter == '\t')
                cell = withoutBlanks(cell);
    return rows;
}

std::optional<TimePoint> reportTime(std::string_view text) {
    const auto day = takeDay(text);
    if (!day || text.empty()) return day;
    int hour = 0, minute = 0, second = 0;
    if (!takeSign(text, "T ") || !takeNumber(text, 2, hour) || !takeSign(text, ":") || !takeNumber(text, 2, minute)) return std::nullopt;
    if (takeSign(text, ":") && !takeNumber(text, 2, second)) return std::nullopt;
    if (takeSign(text, ".")) text.remove_prefix(std::min(text.find_first_not_of("0123456789"), text.size()));
    const auto zone = takeZone(text);
    if (!zone || !text.empty() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
    return *day + std::chrono::hours(hour) + std::chrono::minutes(minute) + seconds(second) - *zone;
}

Result<Money> reportMoney(std::string text, Currency currency) {
    std::replace(text.begin(), text.end(), ',', '.');
    return parsePlainAmount(text, currency);
}

}  // namespace resodesk::documents
