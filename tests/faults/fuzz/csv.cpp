// SPDX-License-Identifier: GPL-3.0-or-later
// Returns with any text in them as CSV: read back by a reader of its own, every cell is there and no cell is a formula.
// The lines of the input are the texts of the row. And any bytes as a table, of costs and of templates too: what is read is written and read as the same.

#include <algorithm>
#include <string>
#include <vector>

#include "documents/costs_csv.h"
#include "documents/csv_reader.h"
#include "documents/csv_text.h"
#include "documents/returns_csv.h"
#include "documents/templates_csv.h"
#include "must.h"

using namespace resodesk;
using faults::must;

namespace {

/// RFC 4180, strictly: anything else is a finding.
std::vector<std::vector<std::string>> recordsIn(const std::string& csv) {
    std::vector<std::vector<std::string>> records(1);
    for (std::size_t at = 0; at < csv.size();) {
        std::string cell;
        if (csv[at] == '"') {
            for (++at;; ++at) {
                must(at < csv.size(), "a quoted cell ends");
                if (csv[at] != '"') cell += csv[at];
                else if (csv.compare(at, 2, "\"\"") == 0) cell += csv[at++];
                else break;
            }
            ++at;
        } else {
            while (at < csv.size() && csv[at] != ',' && csv[at] != '\r') cell += csv[at++];
            must(cell.find_first_of("\"\n") == std::string::npos, "a bare cell is plain");
        }
        records.back().push_back(cell);
        if (csv.compare(at, 2, "\r\n") == 0) records.emplace_back(), at += 2;
        else must(at < csv.size() && csv[at++] == ',', "cells are parted by commas, records by CR LF");
    }
    must(records.back().empty(), "the last record ends");
    records.pop_back();
    return records;
}

/// What a spreadsheet would calculate: a sign of a formula first, behind blanks and characters that are not seen too.
bool isFormula(std::string_view cell) {
    for (bool isBlank = true; isBlank;) {
        isBlank = false;
        for (const std::string_view blank : {" ", "\t", "\r", "\n", "\v", "\f", "\xc2\xa0", "\xe2\x80\x8b", "\xef\xbb\xbf", "\xe3\x80\x80"})
            if (cell.starts_with(blank)) cell.remove_prefix(blank.size()), isBlank = true;
        if (!cell.empty() && (static_cast<unsigned char>(cell.front()) < 0x20 || cell.front() == 0x7f)) cell.remove_prefix(1), isBlank = true;
    }
    for (const std::string_view sign : {"=", "+", "-", "@", "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0"})
        if (cell.starts_with(sign)) return true;
    return false;
}

void mustBe(const std::string& cell, const std::string& text) {
    must(!isFormula(cell), "no text is a formula");
    must(documents::unmarked(cell) == text, "a text comes back as it was");
    must(cell == text || cell == "'" + text, "a mark is all that is added");
    const std::string unmarked = text.substr(std::min(text.find_first_not_of('\''), text.size()));
    must(cell == text || isFormula(unmarked) || unmarked.find_first_of("\t\r\n") == 0, "only what looks like a formula is marked");
}

void readAsTable(std::string_view bytes) {
    const auto rows = documents::readCsv(bytes, documents::csvDelimiter(bytes));
    if (!rows) return;
    std::string written;
    std::vector<std::vector<std::string>> cells;
    int line = 0;
    for (const documents::CsvRow& row : *rows) {
        must(row.line > line && !row.cells.empty(), "rows have cells, and lines that rise");
        line = row.line;
        cells.push_back(row.cells);
        for (const std::string& cell : row.cells) written += (&cell == row.cells.data() ? "" : ",") + documents::csvText(cell);
        written += "\r\n";
    }
    const auto again = documents::readCsv(written, ',', 3 * documents::largestCsv);
    must(again && again->size() == cells.size(), "what was read can be written and read");
    for (std::size_t i = 0; i < cells.size(); ++i) must((*again)[i].cells == cells[i], "no cell changes on the way");
}

void readAsCosts(std::string_view bytes) {
    const auto costs = documents::costsFrom(bytes);
    if (!costs) return;
    must(bool(check(*costs)), "a table of costs that was read fits");
    const auto again = documents::costsFrom(documents::costsCsv(*costs));
    must(again && *again == *costs, "a table of costs comes back as it was read");
}

void readAsTemplates(std::string_view bytes) {
    const auto templates = documents::templatesFrom(bytes);
    if (!templates) return;
    for (const MessageTemplate& message : *templates) {
        must(bool(check(message)), "a template that was read fits");
        MessageTemplate kept = templateFrom(toFields(message)).value();
        kept.id = message.id;
        must(kept == message, "a template comes back from its fields");
        for (const TemplateVariant& variant : message.variants) {
            PlaceholderValues values;
            for (const Placeholder place : placeholdersIn(variant.text)) values[place] = "x";
            must(fill(variant.text, values).isComplete(), "what is missing can be filled in");
        }
    }
    const auto again = documents::templatesFrom(documents::templatesCsv(*templates));
    must(again && *again == *templates, "a table of templates comes back as it was read");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    readAsTable({reinterpret_cast<const char*>(bytes), size});
    readAsCosts({reinterpret_cast<const char*>(bytes), size});
    readAsTemplates({reinterpret_cast<const char*>(bytes), size});
    std::string_view rest = faults::textOf(bytes, size);
    const auto next = [&] { return std::string(faults::takeUntil(rest, '\x1e')); };
    ReturnRow row;
    row.key.id = {next()};
    row.order = {next()};
    row.buyer = next();
    row.country = next();
    row.item = next();
    row.sku = next();
    row.reason = next();
    row.rma = next();
    row.amount = {static_cast<std::int64_t>(size) * 997, Currency::parse("EUR").value()};
    documents::ReturnsCsv csv;
    csv.add(row);
    csv.add(row);
    const auto records = recordsIn(csv.take());
    must(records.size() == 3 && records[1] == records[2], "one record a return, under a header");
    const std::vector<std::string>& cells = records[1];
    must(cells.size() == records[0].size(), "as many cells as the header names");
    const std::vector<std::pair<std::size_t, std::string>> texts{
        {0, row.key.id.value}, {1, row.order.value}, {3, row.buyer}, {4, row.country}, {5, row.item}, {6, row.sku}, {10, row.reason}, {13, row.rma}};
    for (const auto& [column, text] : texts) mustBe(cells[column], text);
    must(cells[7] == "1" && cells[8] == plainAmount(row.amount), "numbers stay numbers");
    return 0;
}
