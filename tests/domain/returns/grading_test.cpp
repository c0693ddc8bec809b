// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/grading.h"

#include "domain/returns/refund.h"
#include "domain/returns/rules.h"
#include "domain/returns/scan_code.h"
#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

const GradePolicy table = {{Condition::asNew, "", 100, false, ""},
                           {Condition::used, "", 80, false, "worn"},
                           {Condition::used, "defect", 100, true, ""},
                           {Condition::used, "wrong_size", 90, false, "tried_on"},
                           {Condition::damagedByBuyer, "", 50, false, "damaged_by_buyer"},
                           {Condition::emptyBox, "", 0, false, ""}};

/// Three pieces of 10.00 in all, beside one of 24.90; the buyer's reason is no ground of its own.
Return twoLines() {
    Return r = aReturn();
    r.ground = Ground::other;
    r.reason = "no_longer_needed";
    r.lines.push_back({{"L2"}, "SKU-2", "Filtri", 3, euros(1000), euros(1000)});
    return r;
}

Finding found(const char* line, int pieces, Condition condition) { return {{line}, pieces, condition, false, "", {}, {}}; }

}  // namespace

TEST_CASE("a rule for the reason goes before one for the ground, and that before one for any") {
    Return r = aReturn();
    r.ground = Ground::other;
    r.reason = "no_longer_needed";
    CHECK(ruleFor(table, Condition::used, r)->percent == 80);
    r.ground = Ground::defect;
    CHECK(ruleFor(table, Condition::used, r)->percent == 100);
    r.reason = "wrong_size";
    CHECK(ruleFor(table, Condition::used, r)->percent == 90);
    CHECK(ruleFor(table, Condition::opened, r) == nullptr);
}

TEST_CASE("the proposal pays the pieces that came and withholds what the grade takes off") {
    const RefundPlan plan = proposeRefund(twoLines(), {found("L1", 1, Condition::used), found("L2", 2, Condition::asNew)}, table);
    REQUIRE(plan.lines.size() == 2);
    CHECK(plan.lines[0].amount == euros(2490));
    CHECK(plan.lines[1].quantity == 2);
    CHECK(plan.lines[1].amount == euros(667));
    CHECK(plan.withheld == euros(498));
    CHECK(plan.withheldReason == "worn");
    CHECK_FALSE(plan.shipping);
    CHECK(checkPlan(twoLines(), plan));
}

TEST_CASE("the reason of the largest deduction is named") {
    const RefundPlan plan = proposeRefund(twoLines(), {found("L2", 3, Condition::used), found("L1", 1, Condition::damagedByBuyer)}, table);
    CHECK(plan.withheld == euros(200 + 1245));
    CHECK(plan.withheldReason == "damaged_by_buyer");
}

TEST_CASE("on withdrawal nothing is taken off for goods as new, whatever the table says") {
    Return r = aReturn();
    const std::vector<Finding> found = {{{"L1"}, 1, Condition::asNew, true, "", morning, {}}};
    const GradePolicy mine = {{Condition::asNew, "", 90, false, "restocking"}};
    CHECK(proposeRefund(r, found, mine).withheld == euros(249));
    r.ground = Ground::withdrawal;
    CHECK_FALSE(proposeRefund(r, found, mine).withheld);
    CHECK(checkDeduction(r, proposeRefund(r, found, mine), found));
}

TEST_CASE("on withdrawal the shipping is paid and a deduction is diminished value, whatever the table says") {
    Return r = twoLines();
    r.ground = Ground::withdrawal;
    const RefundPlan plan = proposeRefund(r, {found("L1", 1, Condition::damagedByBuyer)}, table);
    CHECK(plan.shipping == euros(490));
    CHECK(plan.withheldReason == diminishedValue);
}

TEST_CASE("nothing is paid for what did not come") {
    CHECK(proposeRefund(twoLines(), {found("L1", 1, Condition::emptyBox)}, table).lines.empty());
    CHECK(proposeRefund(twoLines(), {}, table).lines.empty());
}

TEST_CASE("the proposal stays within what can still be refunded") {
    Return r = twoLines();
    r.lines[0].refundable = euros(100);
    const RefundPlan plan = proposeRefund(r, {found("L1", 1, Condition::used), found("L2", 3, Condition::asNew)}, table);
    CHECK(plan.lines[0].amount == euros(100));
    CHECK(plan.withheld == euros(100));
    CHECK(checkPlan(r, plan));
    r.lines[0].refundable = r.lines[1].refundable = euros(0);
    CHECK(proposeRefund(r, {found("L1", 1, Condition::used)}, table).lines.empty());
}

TEST_CASE("amounts of a cent leave no deduction without a reason") {
    Return r = twoLines();
    r.lines[1].price = r.lines[1].refundable = euros(1);
    for (int pieces = 1; pieces <= 3; ++pieces) {
        const RefundPlan plan = proposeRefund(r, {found("L2", pieces, Condition::damagedByBuyer)}, table);
        CHECK(plan.withheld.has_value() == !plan.withheldReason.empty());
    }
}

TEST_CASE("a table is refused with the row that is wrong") {
    CHECK(check(table));
    const auto refused = [](GradeRule rule) {
        GradePolicy policy = table;
        policy.push_back(rule);
        return check(policy).error().failure();
    };
    CHECK(refused({Condition::opened, "", 101, false, ""}) == Failure::badNumber);
    CHECK(refused({Condition::opened, "", 90, false, ""}) == Failure::noWithholdReason);
    CHECK(refused({Condition::used, "", 70, false, "worn"}) == Failure::sameRule);
    CHECK(check(GradePolicy{}).error().failure() == Failure::noGrades);
    CHECK(check(usualGrades()));
}

TEST_CASE("what scanners put around a code is taken off") {
    CHECK(plainCode(" 408-1\r\n") == "408-1");
    CHECK(plainCode("]C1RMA-2026-00001") == "RMA-2026-00001");
    CHECK(plainCode("]C") == "]C");
    CHECK(plainCode("]a-1") == "]a-1");
    CHECK(plainCode("").empty());
}
