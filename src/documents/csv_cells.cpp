// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/csv_cells.h"

#include "domain/cell_error.h"

namespace resodesk::documents {

namespace {

constexpr std::size_t longestShown = 60;  // bytes of a wrong value

/// Cut between characters.
std::string shown(const std::string& value) {
    if (value.size() <= longestShown) return value;
    std::size_t end = longestShown;
    while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) --end;
    return value.substr(0, end) + "...";
}

}  // namespace

std::string withoutBlanks(const std::string& text) {
    const auto from = text.find_first_not_of(" \t"), to = text.find_last_not_of(" \t");
    return from == std::string::npos ? std::string() : text.substr(from, to - from + 1);
}

Error badCell(int line, std::string_view column, Failure failure, const std::string& value) {
    return CellError{line, std::string(column), Error(failure, "a table", shown(value))}.error();
}

}  // namespace resodesk::documents
