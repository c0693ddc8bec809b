// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/grades_csv.h"

#include "domain/cell_error.h"
#include "support/catch.h"

using namespace resodesk;
using documents::gradesCsv;
using documents::gradesFrom;

namespace {

const std::string header = "condition,reason,percent,shipping,withhold_reason\r\n";

/// "3 percent badNumber abc": line, column, why, value.
std::string wrongIn(const std::string& rows, const documents::GradeCodes& known = {}) {
    const auto read = gradesFrom(header + rows, known);
    REQUIRE_FALSE(read);
    REQUIRE(read.error().failure() == Failure::badCell);
    const CellError cell = cellErrorFrom(read.error().subject()).value();
    return std::to_string(cell.line) + " " + cell.column + " " + std::string(toText(cell.why.failure())) + " " + cell.why.subject();
}

}  // namespace

TEST_CASE("the table of grades is written with codes, a rule a line") {
    CHECK(gradesCsv({{Condition::used, "defect", 80, true, "diminished_value"}, {Condition::asNew, "", 100, false, ""}}) ==
          header + "\"used\",\"defect\",80,yes,\"diminished_value\"\r\n\"as_new\",\"\",100,no,\"\"\r\n");
}

TEST_CASE("a table of grades comes back as it was written") {
    CHECK(gradesFrom(gradesCsv(usualGrades()), {}).value() == usualGrades());
    const GradePolicy odd = {{Condition::opened, "=1+1", 7, true, "-x, \"y\"\nz"}, {Condition::opened, "'=1+1", 0, false, ""}};
    CHECK(gradesFrom(gradesCsv(odd), {}).value() == odd);
}

TEST_CASE("a table that a spreadsheet saved is read: semicolons, a mark in front, other columns, another order") {
    const GradePolicy one = {{Condition::used, "", 80, false, "worn"}};
    CHECK(gradesFrom("\xef\xbb\xbf" "condition;reason;percent;shipping;withhold_reason\r\nused;;80;no;worn\r\n", {}).value() == one);
    CHECK(gradesFrom("percent\tcondition\tnote\tshipping\twithhold_reason\treason\n 80\tused \tours\tno\tworn\t\n", {}).value() == one);
}

TEST_CASE("the first cell that is wrong is named with its line, column, value and reason") {
    CHECK(wrongIn("used,,80,no,worn\r\n\r\nshiny,,100,no,\r\n") == "4 condition unknownChoice shiny");
    CHECK(wrongIn("used,,eighty,no,worn\r\n") == "2 percent badNumber eighty");
    for (const std::string number : {"101", "-1", "80.5", "80%", "99999999999"}) CHECK(wrongIn("used,," + number + ",no,worn\r\n") == "2 percent badNumber " + number);
    CHECK(wrongIn("used,,,no,worn\r\n") == "2 percent badNumber ");
    CHECK(wrongIn("used,,80,true,worn\r\n") == "2 shipping unknownChoice true");
    CHECK(wrongIn("used,,80,no,\r\n") == "2 withhold_reason noWithholdReason ");
    CHECK(wrongIn("used,defect,0,no,\r\nused,defect,100,no,\r\n") == "3 condition sameRule ");
}

TEST_CASE("codes are looked at where the marketplaces' lists are known") {
    const documents::GradeCodes known{{{"wrong_size", {}}}, {{"worn", {}}}};
    CHECK(gradesFrom(header + "used,wrong_size,80,no,worn\r\nused,withdrawal,100,no,\r\n", known).value().size() == 2);
    CHECK(wrongIn("used,wrong_siez,80,no,worn\r\n", known) == "2 reason unknownReason wrong_siez");
    CHECK(wrongIn("used,,80,no,wron\r\n", known) == "2 withhold_reason unknownReason wron");
}

TEST_CASE("a long value is shown in part, and whole characters of it") {
    std::string value;
    while (value.size() < 1000) value += "\xc3\xa8";
    const std::string said = wrongIn(value + ",,80,no,worn\r\n");
    CHECK(said.size() < 120);
    CHECK(said.ends_with("\xc3\xa8..."));
}

TEST_CASE("a table without a header, without rules or with ragged lines is refused") {
    const auto failure = [](const std::string& bytes) { return gradesFrom(bytes, {}).error(); };
    CHECK(failure("used,,80,no,worn\r\n") == Error(Failure::noColumn, "grades", "condition"));
    CHECK(failure("condition,reason,percent,shipping\r\n") == Error(Failure::noColumn, "grades", "withhold_reason"));
    CHECK(failure(header).failure() == Failure::noGrades);
    CHECK(failure("").failure() == Failure::noGrades);
    CHECK(failure(header + "used,,100,no\r\n") == Error(Failure::badRow, "grades", "2"));
    CHECK(failure(header + "used,\"\n").failure() == Failure::badCsv);
}
