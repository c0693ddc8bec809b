// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/templates_csv.h"

#include "domain/cell_error.h"
#include "support/catch.h"

using namespace resodesk;
using documents::templatesCsv;
using documents::templatesFrom;

namespace {

const std::string templatesHeader = "id,folder,name,moment,action,language,text\r\n";

/// "3 text unknownPlaceholder {x}": line, column, why, value.
std::string wrongCellIn(const std::string& rows) {
    const auto read = templatesFrom(templatesHeader + rows);
    REQUIRE_FALSE(read);
    REQUIRE(read.error().failure() == Failure::badCell);
    const CellError cell = cellErrorFrom(read.error().subject()).value();
    return std::to_string(cell.line) + " " + cell.column + " " + std::string(toText(cell.why.failure())) + " " + cell.why.subject();
}

}  // namespace

TEST_CASE("templates are written a row a language and come back as they were") {
    const MessageTemplate refund{{"refunded"}, "Rimborso", "Rimborso inviato", TemplateMoment::refunded, ActionKind::refund, {{"it", "Ciao {buyer},\n\n\"ecco\""}, {"en", "Hello"}}};
    const MessageTemplate odd{{"own-1"}, "", "=1+1", {}, {}, {{"fr", "-x; y"}}};
    const std::string csv = templatesCsv({refund, odd});
    CHECK(csv == templatesHeader + "\"refunded\",\"Rimborso\",\"Rimborso inviato\",refunded,refund,it,\"Ciao {buyer},\n\n\"\"ecco\"\"\"\r\n" +
                     "\"refunded\",\"Rimborso\",\"Rimborso inviato\",refunded,refund,en,\"Hello\"\r\n\"own-1\",\"\",\"'=1+1\",,,fr,\"'-x; y\"\r\n");
    CHECK(templatesFrom(csv).value() == std::vector{refund, odd});
}

TEST_CASE("rows without an id are one template where folder and name are the same") {
    const auto read = templatesFrom("name;folder;id;language;text;action;moment;note\r\nA;F;;it;uno;;;x\r\nB;F;;it;due;;;\r\nA;F;;en;one;;;\r\nA;G;;en;other;;;\r\n").value();
    REQUIRE(read.size() == 3);
    CHECK(read[0] == MessageTemplate{{}, "F", "A", {}, {}, {{"it", "uno"}, {"en", "one"}}});
    CHECK(read[2].folder == "G");
}

TEST_CASE("a table of templates that a spreadsheet saved is read: CR LF inside of a text is one end of a line") {
    CHECK(templatesFrom(templatesHeader + "a,,A,,,it,\"uno\r\ndue \"\r\n").value().front().variants.front().text == "uno\ndue");
    CHECK(templatesFrom(templatesHeader).value().empty());
}

TEST_CASE("the first cell of a table of templates that is wrong is named with its line, column, value and reason") {
    CHECK(wrongCellIn("a,,A,,,it,Ciao\r\nb,,B,,,it,Ciao {x}\r\n") == "3 text unknownPlaceholder {x}");
    CHECK(wrongCellIn("a,,A,,,it,\"uno\n{\"\r\n") == "2 text badBraces uno {");
    CHECK(wrongCellIn("a,,A,,,it,\r\n") == "2 text emptyText ");
    CHECK(wrongCellIn("a,,A,,,Italian,x\r\n") == "2 language badLanguage Italian");
    CHECK(wrongCellIn("a,,A,,,it,x\r\na,,A,,,it,y\r\n") == "3 language sameLanguage it");
    CHECK(wrongCellIn("a,,,,,it,x\r\n") == "2 name badName ");
    CHECK(wrongCellIn("A B,,A,,,it,x\r\n") == "2 id badName A B");
    CHECK(wrongCellIn("a,,A,birthday,,it,x\r\n") == "2 moment unknownChoice birthday");
    CHECK(wrongCellIn("a,,A,,wait,it,x\r\n") == "2 action unknownChoice wait");
    CHECK(wrongCellIn("a,,A,,message,it,x\r\n") == "2 action unknownChoice message");
    CHECK(wrongCellIn("a,,A,,,it,x\r\na,,B,,,en,y\r\n") == "3 name rowsDiffer B");
    CHECK(wrongCellIn("a,F,A,,,it,x\r\na,,A,,,en,y\r\n") == "3 folder rowsDiffer ");
    CHECK(wrongCellIn("a,,A,credit,,it,x\r\na,,A,,,en,y\r\n") == "3 moment rowsDiffer ");
    CHECK(wrongCellIn("a,,A,,refund,it,x\r\na,,A,,,en,y\r\n") == "3 action rowsDiffer ");
}

TEST_CASE("what is no table of templates is refused as a whole") {
    CHECK(templatesFrom("").error().subject() == "id");
    CHECK(templatesFrom("id,folder,name,moment,action,language\r\n").error().failure() == Failure::noColumn);
    CHECK(templatesFrom(templatesHeader + "a,,A\r\n").error().failure() == Failure::badRow);
    CHECK(templatesFrom("\xff").error().failure() == Failure::badText);
}
