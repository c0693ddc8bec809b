// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens/bench/grade_table.h"

#include "support/catch.h"

using namespace resodesk;

namespace {

const GradeRule freshRule{Condition::asNew, "", 100, false, ""}, usedRule{Condition::used, "", 80, false, "worn"}, brokenRule{Condition::used, "defect", 100, true, ""},
    emptyRule{Condition::emptyBox, "", 0, false, ""};

screens::GradeTable tableOf(const GradePolicy& rules) {
    screens::GradeTable table;
    table.read(rules);
    return table;
}

}  // namespace

TEST_CASE("a new rule stands behind those of its condition") {
    const auto table = tableOf({freshRule, usedRule, emptyRule});
    CHECK(table.with({}, brokenRule) == GradePolicy{freshRule, usedRule, brokenRule, emptyRule});
    CHECK(table.with({}, {Condition::opened, "", 90, false, "worn"}).at(1).condition == Condition::opened);
    CHECK(tableOf({emptyRule}).with({}, freshRule) == GradePolicy{freshRule, emptyRule});
}

TEST_CASE("a changed rule keeps its place, or goes to those of its new condition") {
    const auto table = tableOf({freshRule, usedRule, brokenRule, emptyRule});
    GradeRule half = usedRule;
    half.percent = 50;
    CHECK(table.with(1, half) == GradePolicy{freshRule, half, brokenRule, emptyRule});
    CHECK(table.with(1, {Condition::emptyBox, "other", 0, false, ""}) == GradePolicy{freshRule, brokenRule, emptyRule, {Condition::emptyBox, "other", 0, false, ""}});
    CHECK(table.without(1) == GradePolicy{freshRule, brokenRule, emptyRule});
}

TEST_CASE("a rule is looked at beside the others, not beside itself") {
    const auto table = tableOf({freshRule, usedRule, brokenRule});
    CHECK(table.check(1, usedRule));
    CHECK(table.check({}, usedRule).error().failure() == Failure::sameRule);
    CHECK(table.check(0, brokenRule).error().failure() == Failure::sameRule);
    CHECK(table.check({}, {Condition::opened, "", 50, false, ""}).error().failure() == Failure::noWithholdReason);
}

TEST_CASE("every step can be taken back, the last one first") {
    auto table = tableOf({freshRule});
    CHECK(table.before() == nullptr);
    table.keep({freshRule});
    CHECK(table.before() == nullptr);
    table.keep({freshRule, usedRule});
    table.keep(usualGrades());
    CHECK(table.isUsual());
    REQUIRE(table.before());
    CHECK(*table.before() == GradePolicy{freshRule, usedRule});
    table.goBack();
    CHECK(table.rules() == GradePolicy{freshRule, usedRule});
    table.goBack();
    CHECK(table.rules() == GradePolicy{freshRule});
    table.goBack();
    CHECK(table.rules() == GradePolicy{freshRule});
}
