// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/returns_csv.h"

#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using documents::csvText;

TEST_CASE("a text stays as it is, in quotes") {
    CHECK(csvText("Macinacaff\xc3\xa8 \"C40\", nuovo") == "\"Macinacaff\xc3\xa8 \"\"C40\"\", nuovo\"");
    for (const std::string text : {"", " ", "1+1", "Anna = Maria", "a\n=1", "'=1"}) {
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

TEST_CASE("an amount is a number without a mark") {
    ReturnRow row;
    row.amount = test::euros(2490);
    documents::ReturnsCsv csv;
    csv.add(row);
    CHECK(csv.take().find(",1,24.90,\"EUR\",") != std::string::npos);
}
