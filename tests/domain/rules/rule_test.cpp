// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/rules/rule.h"

#include "domain/rules/doubts.h"
#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

Rule refundRule() {
    Rule r;
    r.name = "small";
    r.move = RuleMove::refund;
    r.when.amount.most = euros(500);
    r.refundReason = "goodwill";
    return r;
}

Rule authorizing(const std::string& name, RuleConditions when = {}) {
    Rule r;
    r.name = name;
    r.when = std::move(when);
    return r;
}

Failure whyNot(const Rule& rule) {
    const auto checked = check(RuleSet{{rule}, {}, {}});
    REQUIRE_FALSE(checked);
    return checked.error().failure();
}

std::vector<RuleFinding> doubts(const std::vector<Rule>& rules) { return doubtsOf(RuleSet{rules, {}, {}}, {{{1}, {2}}, {"defective", "wrong_size"}}); }

RuleConditions upTo(std::int64_t cents) {
    RuleConditions when;
    when.amount.most = euros(cents);
    return when;
}

}  // namespace

TEST_CASE("a rule that refunds without anybody looking needs an upper limit and a reason") {
    CHECK(check(RuleSet{{refundRule()}, {}, {}}));
    Rule rule = refundRule();
    rule.when.amount.most.reset();
    CHECK(whyNot(rule) == Failure::ruleNeedsLimit);
    rule = refundRule();
    rule.refundReason.clear();
    CHECK(whyNot(rule) == Failure::ruleNeedsReason);
}

TEST_CASE("a rule that cannot be meant is refused") {
    Rule rule = authorizing("odd");
    rule.when.amount = {euros(200), euros(100)};
    CHECK(whyNot(rule) == Failure::ruleLimits);
    rule.when.amount = {euros(200), Money{30'000, Currency::parse("USD").value()}};
    CHECK(whyNot(rule) == Failure::ruleLimits);
    rule = authorizing("odd");
    rule.when.orderAge = {30, 10};
    CHECK(whyNot(rule) == Failure::ruleLimits);
    rule = authorizing("odd");
    rule.when.buyerReturns.most = -1;
    CHECK(whyNot(rule) == Failure::badNumber);
    rule = authorizing("odd");
    rule.when.countries = {"Italy"};
    CHECK(whyNot(rule) == Failure::unknownChoice);
    rule = authorizing("odd");
    rule.label = LabelMode::own;
    CHECK(whyNot(rule) == Failure::unknownChoice);
    rule = authorizing("odd");
    rule.move = RuleMove::tagOnly;
    CHECK(whyNot(rule) == Failure::ruleNeedsTag);
    CHECK(whyNot(authorizing(" ")) == Failure::badName);
    const auto twice = check(RuleSet{{authorizing("a"), authorizing("a")}, {}, {}});
    CHECK(twice.error() == Error(Failure::nameTaken, "rule", "a"));
    CHECK(check(RuleSet{{}, morning, {}}).error().failure() == Failure::badDate);
    CHECK(check(RuleSet{{}, morning, morning}).error().failure() == Failure::badDate);
}

TEST_CASE("a set of rules comes back from its fields as it was") {
    Rule full = refundRule();
    full.isOn = false;
    full.when.accounts = {{1}, {12}};
    full.when.amount.least = Money{0, eur()};
    full.when.reasons = {"defective", "wrong_size"};
    full.when.ground = Ground::defect;
    full.when.categories = {"kitchen"};
    full.when.sku = "SKU-*";
    full.when.countries = {"IT", "DE"};
    full.when.orderAge = {1, 30};
    full.when.buyerReturns = {std::nullopt, 2};
    full.when.buyerDays = 60;
    full.when.inPolicy = true;
    full.note = "Due righe\ndi nota";
    full.tags = {"piccolo"};
    Rule plain = authorizing("plain");
    plain.rma = RmaMode::own;
    plain.label = LabelMode::none;
    plain.address = "Magazzino";
    const RuleSet set{{full, plain}, morning, morning + std::chrono::hours(1)};
    CHECK(ruleSetFrom(toFields(set)).value() == set);
    CHECK(ruleSetFrom(Fields{}).error().failure() == Failure::notUnderstood);
    Fields broken = toFields(set);
    broken.set("r0.amount_most", "lots");
    CHECK(ruleSetFrom(broken).error().failure() == Failure::notUnderstood);
}

TEST_CASE("a rule behind one that holds whenever it does is shadowed") {
    RuleConditions narrow = upTo(1000);
    narrow.countries = {"IT"};
    CHECK(doubts({authorizing("wide", upTo(2000)), authorizing("narrow", narrow)}) ==
          std::vector<RuleFinding>{{RuleDoubt::shadowed, 1, std::size_t{0}}});
    CHECK(doubts({authorizing("narrow", narrow), authorizing("wide", upTo(2000))}).empty());
    RuleConditions star, exact;
    star.sku = "AB*";
    exact.sku = "ABC";
    CHECK(doubts({authorizing("star", star), authorizing("exact", exact)}).size() == 1);
    exact.sku = "AXC";
    CHECK(doubts({authorizing("star", star), authorizing("exact", exact)}).empty());
}

TEST_CASE("a rule that only tags shadows nothing, and one that is off neither") {
    Rule tagging = authorizing("mark");
    tagging.move = RuleMove::tagOnly;
    tagging.tags = {"x"};
    Rule off = authorizing("off");
    off.isOn = false;
    CHECK(doubts({tagging, off, authorizing("after", upTo(1000))}).empty());
}

TEST_CASE("rules that do different things for the same request overlap, rules that cannot meet do not") {
    RuleConditions italy, dear = upTo(9000);
    italy.countries = {"IT"};
    Rule review = authorizing("review", italy);
    review.move = RuleMove::review;
    CHECK(doubts({review, authorizing("dear", dear)}) == std::vector<RuleFinding>{{RuleDoubt::overlapping, 1, std::size_t{0}}});
    dear.countries = {"DE"};
    CHECK(doubts({review, authorizing("dear", dear)}).empty());
    RuleConditions cheap = upTo(1000), costly;
    costly.amount.least = euros(1001);
    Rule other = authorizing("costly", costly);
    other.move = RuleMove::review;
    CHECK(doubts({authorizing("cheap", cheap), other}).empty());
}

TEST_CASE("a rule that no request can meet is dead, and one without conditions is too broad") {
    RuleConditions gone, unheard;
    gone.accounts = {{9}};
    unheard.reasons = {"no_such_reason"};
    CHECK(doubts({authorizing("gone", gone), authorizing("unheard", unheard), authorizing("free", upTo(0))}) ==
          std::vector<RuleFinding>{{RuleDoubt::dead, 0, {}}, {RuleDoubt::dead, 1, {}}, {RuleDoubt::dead, 2, {}}});
    CHECK(doubts({authorizing("all")}) == std::vector<RuleFinding>{{RuleDoubt::tooBroad, 0, {}}});
}
