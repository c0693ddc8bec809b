// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold when somebody else refunds meanwhile, and when nobody knows whether we did.

#include "scenarios/refunds.h"

#include <algorithm>
#include <map>

#include "domain/returns/earlier_refunds.h"
#include "domain/returns/refund_guards.h"
#include "domain/returns/rules.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

/// Ours failed without a word, a colleague paid a part: nothing is sent again and nobody knows.
ActionId undecidedRefund(Desktop& desk, const ReturnKey& key) {
    desk.market->addFault(R"({"do":"error_before","method":"POST","status":500})");
    auto partly = fully();
    partly.isFull = false;
    const ReturnLine line = desk.detail(key).fact.lines.front();
    partly.plan.lines.push_back({line.line, 1, {line.refundable.minor / 4, line.refundable.currency}});
    const auto paid = desk.decide(Operation::refund, {key}, partly).value();
    REQUIRE(desk.action(paid.actions[0]).state == ActionState::unknown);
    refundByColleague(desk, key, "1.00");
    desk.settleOutbox(std::chrono::hours(25));
    return paid.actions[0];
}

Result<void> settleByHand(Desktop& desk, ActionId id, bool happened, const std::string& why) {
    return desk.get<Result<void>>([&](auto done) { desk.outbox().settle(id, happened, why, done); });
}

}  // namespace

TEST_CASE("a colleague refunds on the marketplace's page meanwhile: ours is not sent") {
    Desktop desk;
    const ReturnKey key = received(desk);
    const auto prepared = desk.prepare(Operation::refund, {key});
    const auto paid = desk.confirm(prepared, fully(), seconds(30)).value();
    refundByColleague(desk, key);
    desk.advance(seconds(30));
    const Action action = desk.action(paid.actions[0]);
    CHECK(action.state == ActionState::notNeeded);
    CHECK(action.attempts == 0);
}

TEST_CASE(
    "a refund that was not carried out is not sent again when somebody else has refunded meanwhile: a person "
    "decides") {
    Desktop desk;
    const ReturnKey key = received(desk);
    const ActionId id = undecidedRefund(desk, key);
    CHECK(desk.action(id).state == ActionState::needsPerson);
    CHECK(desk.action(id).attempts == 1);
    CHECK(desk.effects("refund", key.id.value) == 1);

    CHECK(settleByHand(desk, id, false, "  ").error().failure() == Failure::emptyText);
    CHECK(settleByHand(desk, id, false, "the page shows one refund, not ours"));
    CHECK(desk.action(id).state == ActionState::abandoned);
    CHECK(settleByHand(desk, id, true, "again").error().failure() == Failure::notOfferedNow);
    const auto notes = desk.detail(key).timeline;
    CHECK(std::any_of(notes.begin(), notes.end(), [](const TimelineEntry& e) { return e.text == "the page shows one refund, not ours"; }));
    // The seller decides anew, on what stands there now.
    CHECK(desk.sync());
    desk.decide(Operation::refund, {key}, fully()).value();
    desk.settleOutbox();
    CHECK(desk.effects("refund", key.id.value) == 2);
}

TEST_CASE("a person who has seen it on the marketplace's page says so") {
    Desktop desk;
    const ReturnKey key = received(desk);
    const ActionId id = undecidedRefund(desk, key);
    REQUIRE(desk.action(id).state == ActionState::needsPerson);
    CHECK(settleByHand(desk, id, true, "paid, reference 4711"));
    CHECK(desk.action(id).state == ActionState::confirmed);
}

TEST_CASE("evidence that comes while a person should decide settles it") {
    Desktop desk;
    const ReturnKey key = received(desk);
    const ActionId id = undecidedRefund(desk, key);
    const Action ours = desk.action(id);
    REQUIRE(ours.state == ActionState::needsPerson);
    refundByColleague(desk, key, plainAmount(ours.command.total()), ours.key);
    desk.advance(std::chrono::hours(2));
    CHECK(desk.action(id).state == ActionState::confirmed);
    CHECK(desk.effects("refund", key.id.value) == 2);
}

TEST_CASE("a full refund of another sum than the sheet said is not taken") {
    Desktop desk;
    const ReturnKey key = received(desk);
    const auto prepared = desk.prepare(Operation::refund, {key});
    refundByColleague(desk, key, "1.00");
    CHECK(desk.sync());
    CHECK(desk.confirm(prepared, fully()).error().failure() == Failure::changed);
    CHECK(desk.actions().empty());
}

TEST_CASE("a refund whose money a colleague changed asks, and a yes to the old sum is no answer") {
    Desktop desk;
    const ReturnKey key = received(desk);
    const auto paid = desk.confirm(desk.prepare(Operation::refund, {key}), fully(), seconds(30)).value();
    refundByColleague(desk, key, "1.00");
    desk.advance(seconds(30));
    const ActionId id = paid.actions[0];
    REQUIRE(desk.action(id).why == WaitReason::ask);
    const auto approved = desk.get<Result<void>>([&](auto done) { desk.outbox().approve({id}, done); });
    CHECK(approved.error().failure() == Failure::changed);
    CHECK(desk.effects("refund", key.id.value) == 1);
}

TEST_CASE("what was refunded before is told apart: ours, and a colleague's on the marketplace's page") {
    Desktop desk;
    const ReturnKey key = received(desk);
    auto partly = fully();
    partly.isFull = false;
    const ReturnLine line = desk.detail(key).fact.lines.front();
    partly.plan.lines.push_back({line.line, 1, {line.refundable.minor / 4, line.refundable.currency}});
    desk.decide(Operation::refund, {key}, partly).value();
    desk.settleOutbox();
    desk.advance(std::chrono::hours(1));
    refundByColleague(desk, key, "1.00");
    CHECK(desk.sync());
    const auto detail = desk.detail(key);
    const auto earlier = earlierRefunds(detail.fact, detail.actions);
    REQUIRE(earlier.size() == 2);
    CHECK_FALSE(earlier[0].isOurs);
    CHECK(earlier[0].total.minor == 100);
    CHECK(earlier[1].isOurs);
    CHECK(earlier[1].total.minor == line.refundable.minor / 4);
    CHECK(earlier[1].at < earlier[0].at);
    CHECK(leftToRefund(detail.fact).minor > 0);
}

TEST_CASE("on withdrawal a deduction waits for the inspection: refused before, paid after, at the desk and at the bench") {
    Desktop desk({.returns = 300});
    std::vector<ReturnKey> withdrawn;
    for (const ReturnKey& key : desk.keys(View::toInspect))
        if (desk.detail(key).fact.ground == Ground::withdrawal) withdrawn.push_back(key);
    REQUIRE(withdrawn.size() >= 2);
    const auto withholding = [&](const ReturnKey& key) {
        const Return fact = desk.detail(key).fact;
        auto decision = fully();
        decision.isFull = false;
        decision.plan = fullRefund(fact);
        decision.plan.reason = "returned";
        decision.plan.withheld = Money{100, fact.price.currency};
        decision.plan.withheldReason = "diminished_value";
        return decision;
    };
    const auto worn = [&](const ReturnKey& key, Condition condition) {
        return Finding{desk.detail(key).fact.lines.front().line, 1, condition, false, "", {}, {}};
    };
    const auto inspect = [&](const ReturnKey& key, const app::Inspection& inspection) {
        return desk.get<Result<app::Confirmed>>([&](auto done) { desk.bench().inspect(key, inspection, milliseconds(0), done); });
    };
    const ReturnKey first = withdrawn[0], second = withdrawn[1];
    const auto sumOf = [&](const ReturnKey& key) { return totalOf(withholding(key).plan, desk.detail(key).fact.price.currency); };
    const Money sums[] = {sumOf(first), sumOf(second)};
    CHECK(desk.confirm(desk.prepare(Operation::refund, {first}), withholding(first)).error().failure() == Failure::deductionNotInspected);
    CHECK(inspect(second, {"n1", {worn(second, Condition::asNew)}, {}, withholding(second)}).error().failure() == Failure::deductionNotInspected);
    CHECK(desk.actions().empty());
    inspect(first, {"n2", {worn(first, Condition::used)}, {}, {}}).value();
    desk.confirm(desk.prepare(Operation::refund, {first}), withholding(first)).value();
    inspect(second, {"n3", {worn(second, Condition::used)}, {}, withholding(second)}).value();
    desk.settleOutbox();
    CHECK(desk.detail(first).fact.refunded() == sums[0]);
    CHECK(desk.detail(second).fact.refunded() == sums[1]);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("two returns of one order are refunded in one go") {
    Desktop desk({.returns = 600, .requested = 200});
    std::map<std::string, ReturnKey> byOrder;
    std::vector<ReturnKey> both;
    for (const ReturnKey& key : desk.keys(View::newOnes)) {
        const auto [first, isNew] = byOrder.emplace(desk.detail(key).fact.order.value, key);
        if (!isNew) both = {first->second, key};
    }
    REQUIRE(both.size() == 2);
    desk.decide(Operation::refund, both, fully()).value();
    desk.settleOutbox();
    CHECK(desk.actions(ActionState::confirmed).size() == 2);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("many refunds that are not what was seen are not made: nothing is kept, nothing is sent, and both sums are said") {
    Desktop desk;
    const auto prepared = desk.prepare(Operation::refund, desk.keys(View::toInspect, 3));
    REQUIRE(prepared.keys.size() == 3);
    const Declared seen{3, prepared.amounts};
    refundByColleague(desk, prepared.keys[1], "1.00");
    CHECK(desk.sync());
    const auto cheaper = desk.confirm(prepared, fully());
    REQUIRE(cheaper.error().failure() == Failure::setChanged);
    const auto change = changeFrom(cheaper.error().subject());
    REQUIRE(change);
    CHECK(change->first == seen);
    CHECK(change->second.count == 3);
    CHECK(change->second.sums.perCurrency() != seen.sums.perCurrency());

    desk.decide(Operation::refund, {prepared.keys[2]}, fully()).value();  // in the other window
    desk.settleOutbox();
    const auto fewer = desk.confirm(prepared, fully());
    REQUIRE(fewer.error().failure() == Failure::setChanged);
    CHECK(changeFrom(fewer.error().subject())->second.count == 2);
    desk.settleOutbox();
    CHECK(desk.actions().size() == 1);
    CHECK(desk.effects("refund", prepared.keys[0].id.value) == 0);
    CHECK(desk.core().ledger->bulks().unfinished().empty());

    const auto again = desk.prepare(Operation::refund, {prepared.keys[0], prepared.keys[1]});
    CHECK(desk.confirm(again, fully()).value().count == 2);
    desk.settleOutbox();
    CHECK(desk.actions(ActionState::confirmed).size() == 3);
    for (const ReturnKey& key : prepared.keys)
        for (const ReturnLine& line : desk.detail(key).fact.lines) CHECK(line.refundable.minor == 0);
}

TEST_CASE("a declared count or sum that is not that of the choice does nothing, for one refund and for many") {
    Desktop desk;
    const auto many = desk.prepare(Operation::refund, desk.keys(View::toInspect, 3)), one = desk.prepare(Operation::refund, {many.keys.front()});
    for (const auto& prepared : {many, one}) {
        const auto count = static_cast<std::int64_t>(prepared.keys.size());
        auto decision = fully();
        decision.declared = Declared{count + 1, prepared.amounts};
        CHECK(desk.confirm(prepared, decision).error().failure() == Failure::setChanged);
        decision.declared = Declared{count, {}};
        CHECK(desk.confirm(prepared, decision).error().failure() == Failure::setChanged);
    }
    CHECK(desk.actions().empty());
    auto right = fully();
    right.declared = Declared{3, many.amounts};
    CHECK(desk.confirm(many, right).value().count == 3);
    desk.settleOutbox();
    CHECK(desk.disagreement() == "");
}

namespace {

void setLimit(Desktop& desk, const Money& limit) {
    const std::string text = plainAmount(limit) + " " + std::string(limit.currency.code());
    REQUIRE(desk.get<Result<void>>([&](auto done) { desk.settings().setPreference("refund_daily_limit", text, done); }));
}

/// Three refundable returns of one currency, each less than the next two together.
app::Prepared threeOf(Desktop& desk, const char* currency) {
    std::vector<ReturnKey> keys;
    for (const ReturnKey& key : desk.keys(View::toInspect))
        if (keys.size() < 3 && desk.detail(key).fact.price.currency.code() == currency) keys.push_back(key);
    const auto prepared = desk.prepare(Operation::refund, keys);
    REQUIRE(prepared.keys.size() == 3);
    return prepared;
}

app::RefundDecision beyondLimit() {
    auto decision = fully();
    decision.plan.isBeyondLimit = true;
    return decision;
}

}  // namespace

TEST_CASE("beyond the daily limit a refund needs its own yes: what waits and what is confirmed counts, of today") {
    Desktop desk;
    const auto all = threeOf(desk, "EUR");
    const auto one = [&](std::size_t i) { return desk.prepare(Operation::refund, {all.keys[i]}); };
    const Money limit{all.worth[0].minor + all.worth[1].minor, all.worth[0].currency};
    setLimit(desk, limit);
    desk.confirm(one(0), fully()).value();
    desk.settleOutbox();
    const auto waiting = desk.confirm(one(1), fully(), std::chrono::minutes(5)).value();  // the limit to the cent
    const auto above = desk.confirm(one(2), fully());
    REQUIRE(above.error().failure() == Failure::aboveDailyLimit);
    CHECK(limitFrom(above.error().subject()) == std::pair(limit, limit));
    CHECK(desk.actions().size() == 2);
    REQUIRE(desk.get<Result<void>>([&](auto done) { desk.outbox().cancel(waiting.actions[0], done); }));
    setLimit(desk, {all.worth[0].minor + all.worth[2].minor, limit.currency});
    desk.confirm(one(2), fully()).value();  // what was taken back is free again
    CHECK(desk.confirm(one(1), fully()).error().failure() == Failure::aboveDailyLimit);
    desk.confirm(one(1), beyondLimit()).value();
    desk.settleOutbox();
    CHECK(desk.actions(ActionState::confirmed).size() == 3);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a refund of unknown outcome counts for the daily limit, and tomorrow is another day") {
    Desktop desk;
    const auto all = threeOf(desk, "EUR");
    setLimit(desk, all.worth[0]);
    desk.market->addFault(R"({"do":"error_before","method":"POST","status":500,"times":-1})");
    const auto first = desk.confirm(desk.prepare(Operation::refund, {all.keys[0]}), fully()).value();
    desk.settle();
    REQUIRE(desk.action(first.actions[0]).state == ActionState::unknown);
    auto cent = fully();
    cent.isFull = false;
    cent.plan.lines = {{desk.detail(all.keys[1]).fact.lines[0].line, 1, {1, all.worth[1].currency}}};
    const auto little = desk.prepare(Operation::refund, {all.keys[1]});
    CHECK(desk.confirm(little, cent).error().failure() == Failure::aboveDailyLimit);
    desk.market->clearFaults();
    desk.settleOutbox();
    desk.advance(std::chrono::hours(24));
    desk.confirm(desk.prepare(Operation::refund, {all.keys[1]}), cent).value();
    desk.settleOutbox();
    CHECK(desk.disagreement() == "");
}

TEST_CASE("many refunds beyond the daily limit are not made at all, unless the seller says so") {
    Desktop desk;
    const auto many = threeOf(desk, "EUR");
    Money limit = many.amounts.perCurrency().at(0);
    --limit.minor;
    setLimit(desk, limit);
    const auto above = desk.confirm(many, fully());
    REQUIRE(above.error().failure() == Failure::aboveDailyLimit);
    CHECK(limitFrom(above.error().subject())->second.minor == 0);
    CHECK(desk.actions().empty());
    CHECK(desk.core().ledger->bulks().unfinished().empty());
    CHECK(desk.confirm(many, beyondLimit()).value().count == 3);
    desk.settleOutbox();
    CHECK(desk.actions(ActionState::confirmed).size() == 3);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("the daily limit holds at the bench, for lost parcels and for a second try") {
    Desktop desk;
    const auto all = threeOf(desk, "EUR");
    desk.market->addFault(
        R"({"do":"answer","method":"POST","path":"/refund","status":422,"type":"application/problem+json","times":1,)"
        R"("body":"{\"type\":\"urn:open-channel:problem:invalid\",\"title\":\"no\",\"status\":422,\"detail\":\"not now\"}"})");
    const auto failed = desk.confirm(desk.prepare(Operation::refund, {all.keys[0]}), fully()).value();
    desk.settle();
    REQUIRE(desk.action(failed.actions[0]).state == ActionState::failed);
    setLimit(desk, {1, all.worth[0].currency});
    const auto again = desk.get<Result<ActionId>>([&](auto done) { desk.outbox().tryAgain(failed.actions[0], done); });
    CHECK(again.error().failure() == Failure::aboveDailyLimit);

    const Return fact = desk.detail(all.keys[1]).fact;
    app::Inspection inspection{"n1", {{fact.lines[0].line, 1, Condition::asNew, true, "", {}, {}}}, {}, fully()};
    const auto inspect = [&] {
        return desk.get<Result<app::Confirmed>>([&](auto done) { desk.bench().inspect(fact.key(), inspection, milliseconds(0), done); });
    };
    CHECK(inspect().error().failure() == Failure::aboveDailyLimit);
    CHECK(desk.detail(fact.key()).marks.findings.empty());
    inspection.refund->plan.isBeyondLimit = true;
    CHECK(inspect());

    const auto parcels = desk.get<std::vector<ParcelRow>>([&](auto done) { desk.parcels().list(true, "", done); });
    RefundPlan plan;
    plan.reason = "not_received";
    const auto lost = std::find_if(parcels.begin(), parcels.end(), [](const ParcelRow& row) { return row.amount.currency.code() == "EUR"; });
    REQUIRE(lost != parcels.end());
    const auto refundParcel = [&](const std::string& nonce) {
        return desk.get<Result<app::Confirmed>>([&](auto done) { desk.parcels().refund(lost->key, plan, nonce, milliseconds(0), done); });
    };
    CHECK(refundParcel("p1").error().failure() == Failure::aboveDailyLimit);
    plan.isBeyondLimit = true;
    CHECK(refundParcel("p2"));
    desk.settleOutbox();
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a second click on many refunds joins the first") {
    Desktop desk;
    const auto prepared = desk.prepare(Operation::refund, desk.keys(View::toInspect, 3));
    std::optional<Result<app::Confirmed>> first, second;
    desk.returns().confirm(prepared, fully(), milliseconds(0), [&](const auto& result) { first = result; });
    desk.returns().confirm(prepared, fully(), milliseconds(0), [&](const auto& result) { second = result; });
    desk.settleOutbox();
    REQUIRE((first && second));
    REQUIRE(first->has_value());
    REQUIRE(second->has_value());
    CHECK((*first)->bulk == (*second)->bulk);
    CHECK(desk.confirm(prepared, fully()).value().bulk == (*first)->bulk);
    CHECK(desk.actions().size() == 3);
    CHECK(desk.disagreement() == "");
}
