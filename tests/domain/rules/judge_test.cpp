// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/rules/judge.h"

#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

using std::chrono::hours;

RuleSubject subject() { return subjectOf(aReturn(), morning - hours(24 * 10), {}, morning); }

Rule rule(const std::string& name, RuleMove move = RuleMove::authorize) {
    Rule r;
    r.name = name;
    r.move = move;
    return r;
}

bool holdsFor(const RuleConditions& when, const RuleSubject& s) { return failedParts(when, s).empty(); }

}  // namespace

TEST_CASE("a rule without conditions holds for every request") { CHECK(holdsFor({}, subject())); }

TEST_CASE("an amount holds within its limits, both included, and never in another currency") {
    RuleSubject s = subject();
    RuleConditions when;
    when.amount = {euros(2490), euros(2490)};
    CHECK(holdsFor(when, s));
    s.amount = euros(2491);
    CHECK(failedParts(when, s) == std::vector{RulePart::amount});
    s.amount = {2490, Currency::parse("USD").value()};
    CHECK(failedParts(when, s) == std::vector{RulePart::amount});
    when.amount = {std::nullopt, euros(5000)};
    CHECK_FALSE(holdsFor(when, s));
}

TEST_CASE("every condition that does not hold is named") {
    RuleConditions when;
    when.accounts = {{7}};
    when.amount.most = euros(1000);
    when.reasons = {"no_longer_needed"};
    when.ground = Ground::withdrawal;
    when.categories = {"toys"};
    when.sku = "TOY-*";
    when.countries = {"DE", "AT"};
    when.orderAge.most = 5;
    when.buyerReturns.least = 1;
    when.inPolicy = false;
    std::vector<RulePart> all;
    for (const auto& [part, name] : nameTable(RulePart{})) all.push_back(part);
    RuleSubject s = subject();
    s.isShipped = false;
    CHECK(failedParts(when, s, RuleMove::refund) == all);
}

TEST_CASE("the upper amount of a rule that refunds is held against what would be paid, the shipping included") {
    Return r = aReturn();
    r.ground = Ground::withdrawal;
    const RuleSubject s = subjectOf(r, {}, {}, morning);
    CHECK(s.pays == euros(2490 + 490));
    RuleConditions when;
    when.amount.most = euros(2979);
    CHECK(holdsFor(when, s));
    CHECK(failedParts(when, s, RuleMove::refund) == std::vector{RulePart::amount});
    when.amount.most = euros(2980);
    CHECK(failedParts(when, s, RuleMove::refund).empty());
}

TEST_CASE("no rule refunds what was never shipped: that would cancel the order") {
    Return r = aReturn();
    r.shipped = false;
    const RuleSubject s = subjectOf(r, {}, {}, morning);
    CHECK(failedParts({}, s, RuleMove::refund) == std::vector{RulePart::shipment});
    CHECK(failedParts({}, s, RuleMove::authorize).empty());
}

TEST_CASE("a SKU pattern knows * and ?, whatever the case, and must hold for every line") {
    RuleSubject s = subject();
    const auto matches = [&](const std::string& pattern, std::vector<std::string> skus) {
        s.skus = std::move(skus);
        RuleConditions when;
        when.sku = pattern;
        return holdsFor(when, s);
    };
    CHECK(matches("SKU-1", {"SKU-1"}));
    CHECK(matches("sku-?", {"SKU-1"}));
    CHECK(matches("*-1", {"SKU-1"}));
    CHECK(matches("S*U*1", {"SKU-U-U1"}));
    CHECK(matches("*", {"SKU-1", "other"}));
    CHECK_FALSE(matches("SKU-?", {"SKU-12"}));
    CHECK_FALSE(matches("SKU-*", {"SKU-1", "other"}));
    CHECK_FALSE(matches("SKU", {"SKU-1"}));
    CHECK_FALSE(matches("*", {}));
    CHECK_FALSE(matches("a*a*a*a*b", {std::string(5000, 'a')}));
}

TEST_CASE("what is not known does not hold") {
    Return r = aReturn();
    const RuleSubject s = subjectOf(r, std::nullopt, {}, morning);
    RuleConditions old, kitchen;
    old.orderAge.least = 0;
    kitchen.categories = {"kitchen"};
    CHECK(failedParts(old, s) == std::vector{RulePart::orderAge});
    CHECK(failedParts(kitchen, s) == std::vector{RulePart::category});
    r.lines[0].category = "kitchen";
    CHECK(holdsFor(kitchen, subjectOf(r, std::nullopt, {}, morning)));
}

TEST_CASE("the order's age counts whole days from the order to the request, not to today") {
    RuleConditions when;
    when.orderAge = {9, 9};
    const Return r = aReturn();
    CHECK(holdsFor(when, subjectOf(r, r.requestedAt - hours(24 * 10 - 1), {}, morning + hours(24 * 30))));
    CHECK_FALSE(holdsFor(when, subjectOf(r, r.requestedAt - hours(24 * 10), {}, morning)));
    when.orderAge = {0, 0};
    CHECK(holdsFor(when, subjectOf(r, r.requestedAt + hours(2), {}, morning)));  // the marketplace's clocks disagree
}

TEST_CASE("of the buyer's other requests those count that came earlier, within the days of the rule") {
    const Return r = aReturn();
    const auto ago = [&](int days) { return r.requestedAt - hours(24 * days); };
    const RuleSubject s = subjectOf(r, {}, {ago(1), ago(30), ago(31), r.requestedAt + hours(1), ago(500)}, morning);
    RuleConditions when;
    when.buyerDays = 30;
    when.buyerReturns = {2, 2};
    CHECK(holdsFor(when, s));
    when.buyerDays = 29;
    CHECK_FALSE(holdsFor(when, s));
    when.buyerReturns = {1, std::nullopt};
    CHECK(holdsFor(when, s));
    when.buyerReturns = {std::nullopt, 0};
    CHECK_FALSE(holdsFor(when, s));
    CHECK(holdsFor(when, subjectOf(r, {}, {}, morning)));
}

TEST_CASE("the first rule whose conditions hold decides, rules that are off are not asked") {
    RuleSet set;
    set.rules = {rule("off", RuleMove::review), rule("dear", RuleMove::review), rule("rest")};
    set.rules[0].isOn = false;
    set.rules[1].when.amount.least = euros(10000);
    Ruling ruling = judge(set, subject());
    CHECK(ruling.rule == std::size_t{2});
    CHECK(ruling.move == RuleMove::authorize);
    REQUIRE(ruling.asked.size() == 2);
    CHECK(ruling.asked[0] == RuleAsked{1, {RulePart::amount}});
    CHECK(ruling.asked[1] == RuleAsked{2, {}});
    RuleSubject dear = subject();
    dear.amount = euros(10000);
    ruling = judge(set, dear);
    CHECK(ruling.move == RuleMove::review);
    CHECK(ruling.asked.size() == 1);
}

TEST_CASE("a rule that tags lets the next ones decide, and a tag is set once") {
    RuleSet set;
    set.rules = {rule("mark", RuleMove::tagOnly), rule("late", RuleMove::tagOnly), rule("go")};
    set.rules[0].tags = {"grinder", "watch"};
    set.rules[1].tags = {"watch"};
    set.rules[2].tags = {"routine"};
    const Ruling ruling = judge(set, subject());
    CHECK(ruling.rule == std::size_t{2});
    CHECK(ruling.tags == std::vector<std::string>{"grinder", "watch", "routine"});
}

TEST_CASE("an absence authorizes what no rule decides, from its first moment to before its last") {
    RuleSet set;
    set.rules = {rule("dear", RuleMove::review)};
    set.rules[0].when.amount.least = euros(10000);
    set.absentFrom = morning;
    set.absentUntil = morning + hours(1);
    RuleSubject s = subject();
    CHECK(judge(set, s).isAbsence);
    CHECK(judge(set, s).move == RuleMove::authorize);
    s.at = morning - milliseconds(1);
    CHECK(judge(set, s).move == RuleMove::tagOnly);
    s.at = morning + hours(1);
    CHECK_FALSE(judge(set, s).isAbsence);
    s.at = morning;
    s.amount = euros(10000);
    CHECK(judge(set, s).move == RuleMove::review);
}

TEST_CASE("a subject comes back from its fields as it was") {
    Return r = aReturn();
    r.lines.push_back({{"L2"}, "SKU-2", "Filtri", 3, euros(1000), euros(1000), "kitchen"});
    r.inPolicy = false;
    const RuleSubject s = subjectOf(r, morning - hours(24 * 40), {r.requestedAt - hours(30), r.requestedAt - hours(24 * 9)}, morning);
    const auto back = ruleSubjectFrom(toFields(s));
    REQUIRE(back);
    CHECK(*back == s);
    const RuleSubject bare = subjectOf(aReturn(), {}, {}, morning);
    CHECK(ruleSubjectFrom(toFields(bare)).value() == bare);
    CHECK(ruleSubjectFrom(Fields{}).error().failure() == Failure::notUnderstood);
}
