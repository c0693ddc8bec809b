// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/costs_csv.h"

#include "domain/cell_error.h"
#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;
using documents::costsCsv;
using documents::costsFrom;

namespace {

const std::string costHeader = "kind,size,country,seller,buyer,handling,sku,condition,percent\r\n";

ReturnCosts someCosts() {
    return {{{SizeClass::small, "", euros(790), euros(990), euros(250)}, {SizeClass::bulky, "DE", euros(4000), euros(6000), euros(0)}},
            {{"TV-*", SizeClass::bulky}, {"*", SizeClass::small}},
            {{Condition::used, 50}}};
}

/// "line column failure value" of the first cell that is wrong.
std::string wrongCell(const std::string& rows) {
    const auto costs = costsFrom(costHeader + rows);
    if (costs) return "nothing";
    const auto cell = cellErrorFrom(costs.error().subject());
    if (!cell) return std::string(toText(costs.error().failure()));
    return std::to_string(cell->line) + " " + cell->column + " " + std::string(toText(cell->why.failure())) + " " + cell->why.subject();
}

}  // namespace

TEST_CASE("the table of costs is written as codes and plain amounts") {
    const std::string csv = costsCsv(someCosts());
    CHECK(csv == costHeader + "parcel,small,\"\",7.90 EUR,9.90 EUR,2.50 EUR,,,\r\n" + "parcel,bulky,\"DE\",40.00 EUR,60.00 EUR,0.00 EUR,,,\r\n" +
                     "sku,bulky,,,,,\"TV-*\",,\r\n" + "sku,small,,,,,\"*\",,\r\n" + "left,,,,,,,used,50\r\n");
}

TEST_CASE("the table of costs comes back as it was written") {
    CHECK(costsFrom(costsCsv(someCosts())).value() == someCosts());
    const ReturnCosts odd{{}, {{"=1+1", SizeClass::large}, {"a\"b,c", SizeClass::small}, {"-x\ny", SizeClass::small}}, {}};
    CHECK(costsFrom(costsCsv(odd)).value() == odd);
}

TEST_CASE("a table of costs that a spreadsheet saved is read: semicolons, another order, no handling") {
    const ReturnCosts one{{{SizeClass::small, "", euros(790), euros(990), euros(0)}}, {}, {}};
    CHECK(costsFrom("\xef\xbb\xbf" "size;kind;seller;buyer;country;handling;sku;condition;percent;note\r\nsmall; parcel ;7.9 EUR;9.90 EUR;;;;;;ours\r\n").value() == one);
}

TEST_CASE("the first cell of the table of costs that is wrong is named with its line, column, value and reason") {
    CHECK(wrongCell("box,,,,,,,,\r\n") == "2 kind unknownChoice box");
    CHECK(wrongCell("parcel,tiny,,1 EUR,1 EUR,,,,\r\n") == "2 size unknownChoice tiny");
    CHECK(wrongCell("parcel,small,Italy,1 EUR,1 EUR,,,,\r\n") == "2 country badCountry Italy");
    CHECK(wrongCell("parcel,small,,7.90,1 EUR,,,,\r\n") == "2 seller badAmount 7.90");
    CHECK(wrongCell("parcel,small,,1 EUR,-1 EUR,,,,\r\n") == "2 buyer badAmount -1 EUR");
    CHECK(wrongCell("parcel,small,,1 EUR,1 GBP,,,,\r\n") == "2 buyer mixedCurrencies 1 GBP");
    CHECK(wrongCell("parcel,small,,1 EUR,1 EUR,a lot,,,\r\n") == "2 handling badAmount a lot");
    CHECK(wrongCell("parcel,small,,1 EUR,1 EUR,,,,\r\n\r\nparcel,small,,2 EUR,2 EUR,,,,\r\n") == "4 country sameCost ");
    CHECK(wrongCell("parcel,small,,1 EUR,1 EUR,,MUG,,\r\n") == "2 sku unknownChoice MUG");
    CHECK(wrongCell("sku,,,,,,MUG,,\r\n") == "2 size unknownChoice ");
    CHECK(wrongCell("sku,small,,,,,,,\r\n") == "2 sku emptyText ");
    CHECK(wrongCell("left,,,,,,,shiny,50\r\n") == "2 condition unknownChoice shiny");
    for (const std::string number : {"101", "-1", "50%", "", "99999999999"}) CHECK(wrongCell("left,,,,,,,used," + number + "\r\n") == "2 percent badNumber " + number);
}

TEST_CASE("a table of costs without a header, without rows or with ragged lines is refused") {
    const auto failure = [](const std::string& bytes) { return costsFrom(bytes).error(); };
    CHECK(failure("parcel,small,,1 EUR,1 EUR,,,,\r\n") == Error(Failure::noColumn, "costs", "kind"));
    CHECK(failure(costHeader).failure() == Failure::noCosts);
    CHECK(failure("").failure() == Failure::noCosts);
    CHECK(failure(costHeader + "sku,small\r\n") == Error(Failure::badRow, "costs", "2"));
}
