// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/csv_reader.h"

#include "documents/csv_text.h"
#include "support/catch.h"

using namespace resodesk;
using documents::csvDelimiter;
using documents::CsvRow;
using documents::readCsv;

namespace {

std::vector<CsvRow> rows(std::string_view bytes, char delimiter = ',') { return readCsv(bytes, delimiter).value(); }

Error refused(std::string_view bytes) {
    const auto read = readCsv(bytes, ',');
    REQUIRE_FALSE(read);
    return read.error();
}

}  // namespace

TEST_CASE("rows come with the line on which they begin, whatever ends the lines") {
    const std::vector<CsvRow> expected{{1, {"a", "b"}}, {3, {"1", "2"}}, {4, {"3", ""}}};
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        INFO(static_cast<int>(end[0]) << " " << end.size());
        CHECK(rows("a,b" + end + end + "1,2" + end + "3,") == expected);
        CHECK(rows("a,b" + end + end + "1,2" + end + "3," + end) == expected);
    }
    CHECK(rows("").empty());
    CHECK(rows("\n\r\n\n").empty());
}

TEST_CASE("a quoted cell holds delimiters, quotes and lines, and the row after it has its own line") {
    CHECK(rows("\"a,b\",\"say \"\"ciao\"\"\"\n\"two\r\nlines\",x\ny,z\n") ==
          std::vector<CsvRow>{{1, {"a,b", "say \"ciao\""}}, {2, {"two\r\nlines", "x"}}, {4, {"y", "z"}}});
}

TEST_CASE("blanks around a cell are the cell's, and an empty cell is one") {
    CHECK(rows(" a ,,\"\", \n") == std::vector<CsvRow>{{1, {" a ", "", "", " "}}});
}

TEST_CASE("a byte order mark is no part of the first cell") {
    CHECK(rows("\xef\xbb\xbf" "a,b\n") == std::vector<CsvRow>{{1, {"a", "b"}}});
    CHECK(rows("\xef\xbb\xbf\"a\",b\n") == std::vector<CsvRow>{{1, {"a", "b"}}});
    CHECK(rows("\xef\xbb\xbf").empty());
}

TEST_CASE("the header line tells what parts the cells") {
    CHECK(csvDelimiter("condition;reason;percent\r\n1,5;2,5;3,5,5,5\r\n") == ';');
    CHECK(csvDelimiter("a\tb\n1,2,3\n") == '\t');
    CHECK(csvDelimiter("\xef\xbb\xbf" "a,b") == ',');
    CHECK(csvDelimiter("alone\na;b\n") == ',');
    CHECK(csvDelimiter("") == ',');
    CHECK(rows("a;b\n1,5;\"x;y\"\n", ';') == std::vector<CsvRow>{{1, {"a", "b"}}, {2, {"1,5", "x;y"}}});
    CHECK(rows("a\tb\n 1\t2 \n", '\t') == std::vector<CsvRow>{{1, {"a", "b"}}, {2, {" 1", "2 "}}});
}

TEST_CASE("what was written is read back, formulas too") {
    const std::vector<std::string> texts{"=1+1", "'=1", "", "caff\xc3\xa8 \"x\"", "a\r\nb", "\t", "-5", ";,\t"};
    std::string line;
    for (const std::string& text : texts) line += (line.empty() ? "" : ",") + documents::csvText(text);
    CHECK(rows(line + "\r\n") == std::vector<CsvRow>{{1, texts}});
}

TEST_CASE("a quotation that does not end, or stands in the middle of a cell, is refused with its line") {
    for (const auto& [bytes, line] : std::initializer_list<std::pair<std::string, std::string>>{{"a,b\n\n1,\"2\n3,4\n", "3"},
                                                                                             {"a,b\n1,2\"3\n", "2"},
                                                                                             {"a,b\n1,2\n\"x\"y,z\n", "3"},
                                                                                             {"\"", "1"}}) {
        INFO(bytes);
        CHECK(refused(bytes).failure() == Failure::badCsv);
        CHECK(refused(bytes).subject() == line);
    }
}

TEST_CASE("what is no text is refused: another encoding, a binary file, UTF-16") {
    for (const std::string bytes : {"a,b\n\xe8,1\n", "a\xc3", "\xff\xfe" "a", "\xed\xa0\x80"}) CHECK(refused(bytes).failure() == Failure::badText);
    CHECK(refused(std::string_view("a\0b", 3)).failure() == Failure::badText);
}

TEST_CASE("too much is refused before it is taken apart, and so is a line of too many cells") {
    CHECK(readCsv("a,b\n", ',', 3).error() == Error(Failure::fileTooLarge, "csv", "0"));
    CHECK(refused(std::string(documents::largestCsv + 1, 'a')).subject() == "5");
    CHECK(rows(std::string(documents::widestCsv - 1, ',')).at(0).cells.size() == documents::widestCsv);
    CHECK(refused("a\n" + std::string(documents::widestCsv, ',') + "\n").subject() == "2");
    CHECK(refused("\"" + std::string(1'000'000, '\n')).failure() == Failure::badCsv);
}
