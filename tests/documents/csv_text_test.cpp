// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/csv_text.h"

#include "support/catch.h"

using namespace resodesk;
using documents::csvText;
using documents::unmarked;


TEST_CASE("a text stays as it is, in quotes") {
    CHECK(csvText("Macinacaff\xc3\xa8 \"C40\", nuovo") == "\"Macinacaff\xc3\xa8 \"\"C40\"\", nuovo\"");
    for (const std::string text : {"", " ", "1+1", "Anna = Maria", "a\n=1", "'", "'a", "don't"}) {
        INFO(text);
        CHECK(csvText(text) == '"' + text + '"');
    }
}

TEST_CASE("a text that a spreadsheet would calculate is marked as text") {
    for (const std::string text : {"=1+1", "+39 051", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\xef\xbc\x9d" "1", "\xef\xbc\xa0" "x"}) {
        INFO(text);
        CHECK(csvText(text) == "\"'" + text + '"');
    }
}

TEST_CASE("a sign of a formula does not hide behind blanks") {
    for (const std::string text : {" =1", "   +1", "\xc2\xa0=1", "\xe2\x80\x8b=1", "\xef\xbb\xbf=1", "\xe3\x80\x80@x", " \xc2\xa0 -1", "\x01=1"}) {
        INFO(text);
        CHECK(csvText(text) == "\"'" + text + '"');
    }
}

TEST_CASE("every text comes back from its cell, also one that looks marked already") {
    for (const std::string text : {"", "=1", "'=1", "'' +1", "'", "''", "'a", "plain", "\t", " \xc2\xa0 -1", "'\xef\xbc\x9d"}) {
        INFO(text);
        const std::string cell = csvText(text);
        CHECK(unmarked(cell.substr(1, cell.size() - 2)) == text);
    }
    CHECK(csvText("'=1") == "\"''=1\"");
}
