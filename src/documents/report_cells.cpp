// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/report_cells.h"

#include <algorithm>
#include <charconv>

#include "documents/report_table.h"

namespace resodesk::documents {

std::string cellOf(const ReportCells& cells, const std::string& column) {
    const auto found = cells.find(column);
    return found == cells.end() ? std::string() : found->second;
}

std::string smallLetters(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    return text;
}

Currency currencyOf(const ReportCells& cells) {
    std::string code = cellOf(cells, "currency_code");
    if (code.empty()) code = cellOf(cells, "currency");
    const auto currency = Currency::parse(code);
    return currency ? *currency : Currency();
}

Money moneyIn(const ReportCells& cells, const std::string& column) {
    const Currency currency = currencyOf(cells);
    if (const std::string text = cellOf(cells, column); !text.empty())
        if (const auto money = reportMoney(text, currency)) return *money;
    return {0, currency};
}

int countIn(const ReportCells& cells, const std::string& column) {
    const std::string text = cellOf(cells, column);
    int count = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? count : 0;
}

std::optional<TimePoint> timeIn(const ReportCells& cells, const std::string& column) { return reportTime(cellOf(cells, column)); }

std::string itemOf(const ReportCells& cells) {
    const std::string sku = cellOf(cells, "merchant_sku").empty() ? cellOf(cells, "sku") : cellOf(cells, "merchant_sku");
    return sku.empty() ? cellOf(cells, "asin") : sku;
}

}  // namespace resodesk::documents
