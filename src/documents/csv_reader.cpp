// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/csv_reader.h"

#include <csv.h>

#include <algorithm>
#include <new>
#include <utility>

#include "base/utf8.h"
#include "documents/csv_text.h"

namespace resodesk::documents {

namespace {

constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";

std::string_view withoutMark(std::string_view bytes) {
    return bytes.starts_with(byteOrderMark) ? bytes.substr(byteOrderMark.size()) : bytes;
}

/// Up to and with its end: LF, CR LF or CR.
std::string_view lineOf(std::string_view bytes) {
    std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
    if (end < bytes.size()) ++end;
    if (end < bytes.size() && bytes[end - 1] == '\r' && bytes[end] == '\n') ++end;
    return bytes.substr(0, end);
}

/// libcsv's parser, fed line by line, because it does not count them.
class Parser {
 public:
    explicit Parser(char delimiter) {
        if (csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
        csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
        csv_set_space_func(&parser_, [](unsigned char) { return 0; });  // blanks belong to their cell
    }
    ~Parser() { csv_free(&parser_); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    bool take(std::string_view line) {
        ++line_;
        if (row_.line == 0 && line != "\n" && line != "\r\n" && line != "\r") row_.line = line_;
        return csv_parse(&parser_, line.data(), line.size(), &Parser::takeCell, &Parser::takeRow, this) == line.size() && !isTooWide_;
    }
    bool finish() { return csv_fini(&parser_, &Parser::takeCell, &Parser::takeRow, this) == 0 && !isTooWide_; }
    /// Of a quotation that never ends: where its row begins.
    int badLine(bool isAtEnd) const { return isAtEnd && row_.line > 0 ? row_.line : line_; }
    std::vector<CsvRow> rows() { return std::move(rows_); }

 private:
    // C calls them: nothing may be thrown through it.
    static void takeCell(void* bytes, std::size_t size, void* self) noexcept {
        auto& parser = *static_cast<Parser*>(self);
        if (parser.row_.cells.size() >= widestCsv)
            parser.isTooWide_ = true;
        else
            parser.row_.cells.push_back(unmarked(std::string(static_cast<const char*>(bytes), size)));
    }
    static void takeRow(int, void* self) noexcept {
        auto& parser = *static_cast<Parser*>(self);
        parser.rows_.push_back(std::exchange(parser.row_, {}));
    }

    csv_parser parser_;
    std::vector<CsvRow> rows_;
    CsvRow row_;
    int line_ = 0;
    bool isTooWide_ = false;
};

}  // namespace

char csvDelimiter(std::string_view bytes) {
    const std::string_view header = lineOf(withoutMark(bytes));
    char most = ',';
    for (const char delimiter : {';', '\t'})
        if (std::count(header.begin(), header.end(), delimiter) > std::count(header.begin(), header.end(), most)) most = delimiter;
    return most;
}

Result<std::vector<CsvRow>> readCsv(std::string_view bytes, char delimiter, std::size_t largest) {
    if (bytes.size() > largest) return Error(Failure::fileTooLarge, "csv", std::to_string(largest / (1024 * 1024)));
    bytes = withoutMark(bytes);
    if (!isUtf8(bytes) || bytes.find('\0') != std::string_view::npos) return Error(Failure::badText, "csv");
    Parser parser(delimiter);
    while (!bytes.empty()) {
        const std::string_view line = lineOf(bytes);
        if (!parser.take(line)) return Error(Failure::badCsv, "quotes or width", std::to_string(parser.badLine(false)));
        bytes.remove_prefix(line.size());
    }
    if (!parser.finish()) return Error(Failure::badCsv, "a quotation does not end", std::to_string(parser.badLine(true)));
    return parser.rows();
}

}  // namespace resodesk::documents
