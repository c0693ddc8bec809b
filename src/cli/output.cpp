// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/output.h"

#include <algorithm>

#include "cli/json_output.h"
#include "text/translate.h"

namespace resodesk::cli {

namespace {

std::size_t width(const std::string& utf8) {
    return std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

std::string oneLine(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

}  // namespace

std::string Table::text() const {
    std::vector<std::size_t> widths(rows_.front().size());
    for (const auto& row : rows_)
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width(row[i]));
    std::string out;
    for (const auto& row : rows_) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string padding(widths[i] - width(row[i]), ' ');
            const bool isRight = std::find(right_.begin(), right_.end(), i) != right_.end();
            const bool isLast = i + 1 == row.size();
            out += isRight ? padding + oneLine(row[i]) : oneLine(row[i]) + (isLast ? "" : padding);
            if (!isLast) out += "  ";
        }
        out += '\n';
    }
    return out;
}

std::string translated(const char* english) { return text::translate(english); }

std::string errorJson(const Error& error) {
    // What was typed may be no UTF-8: a file name, say.
    return Json{{"error", toJson(error)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace resodesk::cli
