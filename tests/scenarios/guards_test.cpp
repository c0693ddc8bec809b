// SPDX-License-Identifier: GPL-3.0-or-later
// Marketplaces that honour no key: guarded by their state, keyless, or by hand.

#include "domain/returns/rules.h"
#include "scenarios/refunds.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

Desktop refunding(sim::Guard guard) { return Desktop({.guards = {{"refund", guard}, {"authorize", guard}}}); }

/// A third of its first line: a second one of the same sum would be paid too.
app::RefundDecision aThird(Desktop& desk, const ReturnKey& key) {
    auto partly = fully();
    partly.isFull = false;
    const ReturnLine line = desk.detail(key).fact.lines.front();
    partly.plan.lines.push_back({line.line, 1, {line.refundable.minor / 3, line.refundable.currency}});
    return partly;
}

ActionId refundAThird(Desktop& desk, const ReturnKey& key) {
    return desk.decide(Operation::refund, {key}, aThird(desk, key)).value().actions.at(0);
}

}  // namespace

TEST_CASE("keyless: a refund whose answer is lost is found by a read and never sent again") {
    Desktop desk = refunding(sim::Guard::keyless);
    const ReturnKey key = received(desk);
    desk.market->addFault(R"({"do":"act_then_drop","method":"POST"})");
    const ActionId id = refundAThird(desk, key);
    CHECK(desk.action(id).state == ActionState::unknown);
    desk.settleOutbox();
    CHECK(desk.action(id).state == ActionState::confirmed);
    CHECK(desk.action(id).attempts == 1);
    CHECK(desk.effects("refund", key.id.value) == 1);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("keyless: a refund that did not arrive is never sent again by the program, a person decides") {
    Desktop desk = refunding(sim::Guard::keyless);
    const ReturnKey key = received(desk);
    desk.market->addFault(R"({"do":"error_before","method":"POST","status":502})");
    const ActionId id = refundAThird(desk, key);
    desk.settleOutbox(std::chrono::hours(23));
    CHECK(desk.action(id).state == ActionState::unknown);
    desk.settleOutbox(std::chrono::hours(3));
    CHECK(desk.action(id).state == ActionState::needsPerson);
    CHECK(desk.action(id).attempts == 1);
    CHECK(desk.effects("refund", key.id.value) == 0);
    // A second one is refused and names the first.
    const auto prepared = desk.prepare(Operation::refund, {key});
    CHECK(prepared.keys.empty());
}

TEST_CASE("keyless: late, and shown later still, is confirmed once") {
    Desktop desk = refunding(sim::Guard::keyless);
    const ReturnKey key = received(desk);
    desk.market->addFault(R"({"do":"stale","method":"GET","path":"/v1/returns/","times":-1,"seconds":120})");
    desk.market->addFault(R"({"do":"late","method":"POST","path":"/refunds","seconds":300})");
    const ActionId id = refundAThird(desk, key);
    desk.settleOutbox();
    CHECK(desk.action(id).state == ActionState::confirmed);
    CHECK(desk.action(id).attempts == 1);
    CHECK(desk.effects("refund", key.id.value) == 1);
}

TEST_CASE("keyless: a refund whose answer is lost is found although the two clocks are an hour apart") {
    Desktop desk = refunding(sim::Guard::keyless);
    const ReturnKey key = received(desk);
    desk.market->advance(-std::chrono::hours(1));
    desk.market->addFault(R"({"do":"act_then_drop","method":"POST"})");
    const ActionId id = desk.decide(Operation::refund, {key}, fully()).value().actions.at(0);
    desk.settleOutbox();
    CHECK(desk.action(id).state == ActionState::confirmed);
    CHECK(desk.effects("refund", key.id.value) >= 1);
}

TEST_CASE("keyless: a new refund of another sum may be ours, and a person looks") {
    Desktop desk = refunding(sim::Guard::keyless);
    const ReturnKey key = received(desk);
    desk.market->addFault(R"({"do":"error_before","method":"POST"})");
    const ActionId id = desk.decide(Operation::refund, {key}, fully()).value().actions.at(0);
    refundByColleague(desk, key, "1.00");
    desk.settleOutbox(std::chrono::hours(26));
    CHECK(desk.action(id).state == ActionState::needsPerson);
    CHECK(desk.action(id).attempts == 1);
}

TEST_CASE("keyless: a colleague's equal refund from before is not taken for ours") {
    Desktop desk = refunding(sim::Guard::keyless);
    const ReturnKey key = received(desk);
    const auto third = aThird(desk, key);
    refundByColleague(desk, key, plainAmount(third.plan.lines[0].amount));
    CHECK(desk.sync());
    desk.market->addFault(R"({"do":"error_before","method":"POST"})");
    const ActionId id = desk.decide(Operation::refund, {key}, third).value().actions.at(0);
    desk.settleOutbox(std::chrono::hours(26));
    CHECK(desk.action(id).state == ActionState::needsPerson);
    CHECK(desk.effects("refund", key.id.value) == 1);
}

TEST_CASE("guarded: sent again only when two looks a minute apart, after settling, do not show it") {
    Desktop desk = refunding(sim::Guard::guarded);
    const ReturnKey key = received(desk);
    desk.market->addFault(R"({"do":"error_before","method":"POST"})");
    const ActionId id = refundAThird(desk, key);
    desk.advance(seconds(119));
    CHECK(desk.action(id).attempts == 1);
    desk.advance(seconds(1));
    CHECK(desk.action(id).attempts == 1);
    desk.settleOutbox();
    CHECK(desk.action(id).state == ActionState::confirmed);
    CHECK(desk.action(id).attempts == 2);
    CHECK(desk.effects("refund", key.id.value) == 1);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("guarded: the first one arrives after the second was sent, and the marketplace takes only one") {
    Desktop desk = refunding(sim::Guard::guarded);
    const ReturnKey key = received(desk);
    desk.market->addFault(R"({"do":"late","method":"POST","path":"/refunds","seconds":190})");
    desk.market->addFault(R"({"do":"late","method":"POST","path":"/refunds","seconds":200})");
    const ActionId id = refundAThird(desk, key);
    desk.settleOutbox();
    CHECK(desk.action(id).state == ActionState::confirmed);
    CHECK(desk.effects("refund", key.id.value) == 1);
}

TEST_CASE("by hand: nothing is sent, the outbox says where it is to be done, and a read confirms it") {
    Desktop desk({.guards = {{"authorize", sim::Guard::byHand}, {"refund", sim::Guard::byHand}}});
    const ReturnKey key = desk.keys(View::newOnes, 1).at(0);
    const ActionId id = desk.decide(Operation::authorize, {key}, app::AuthorizeDecision{}).value().actions.at(0);
    CHECK(desk.action(id).state == ActionState::waiting);
    CHECK(desk.action(id).why == WaitReason::byHand);
    const std::string page = desk.get<std::string>([&](auto done) { desk.outbox().page(id, done); });
    CHECK(page == desk.market->url() + "/seller/" + key.id.value);
    desk.advance(std::chrono::hours(1));
    CHECK(desk.action(id).why == WaitReason::byHand);
    CHECK(desk.effects("authorize") == 0);

    desk.market->onMarket([&](sim::Market& market) {
        sim::MarketStore::Scope scope(market.store());
        REQUIRE(!market.authorize(key.id.value, {{"rma", {{"mode", "marketplace"}}}, {"label", {{"kind", "none"}}}, {"address", market.defaultAddress()}},
                                  {"", "", sim::Guard::byHand}).problem);
        scope.commit();
    });
    desk.advance(std::chrono::minutes(15));
    CHECK(desk.action(id).state == ActionState::confirmed);
    CHECK(desk.action(id).attempts == 0);

    const ReturnKey paid = received(desk);
    const ActionId refund = refundAThird(desk, paid);
    CHECK(desk.action(refund).why == WaitReason::byHand);
    refundByColleague(desk, paid, plainAmount(desk.action(refund).command.total()));
    desk.advance(std::chrono::minutes(2));
    CHECK(desk.action(refund).state == ActionState::confirmed);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("by hand: who waits for it waits for the first look, and what was done with another sum is the seller's to see") {
    Desktop desk({.guards = {{"refund", sim::Guard::byHand}}});
    const ReturnKey key = received(desk);
    refundByColleague(desk, key, "1.00");  // the desk does not know of it
    const auto confirmed = desk.confirm(desk.prepare(Operation::refund, {key}), aThird(desk, key)).value();
    const auto settled = desk.get<std::vector<Action>>([&](auto done) { desk.outbox().whenSettled(confirmed.actions, {}, done); });
    REQUIRE(settled.size() == 1);
    CHECK(settled[0].why == WaitReason::ask);
    CHECK(settled[0].refusal == Failure::changed);
    CHECK(desk.get<Result<void>>([&](auto done) { desk.outbox().cancel(settled[0].id, done); }));
    CHECK(desk.action(settled[0].id).state == ActionState::cancelled);
}

TEST_CASE("by hand: what somebody else did first is not needed") {
    Desktop desk({.guards = {{"authorize", sim::Guard::byHand}}});
    const ReturnKey key = desk.keys(View::newOnes, 1).at(0);
    const ActionId id = desk.decide(Operation::authorize, {key}, app::AuthorizeDecision{}).value().actions.at(0);
    desk.market->happen("buyer_close", key.id.value);
    desk.advance(std::chrono::minutes(2));
    CHECK(desk.action(id).state == ActionState::notNeeded);
}

TEST_CASE("an order line is never paid more than the buyer paid for it, through whatever object") {
    Desktop desk = refunding(sim::Guard::keyless);
    const ReturnKey key = received(desk);
    // The market forgets what is left of the line: only the desk's own budget stands between two full refunds.
    const RefundPlan full = resodesk::fullRefund(desk.detail(key).fact);
    refundAThird(desk, key);
    desk.settleOutbox();
    desk.market->onMarket([&](sim::Market& market) {
        sim::MarketStore::Scope scope(market.store());
        auto order = market.store().find("order", market.store().find("return", key.id.value)->order);
        order->hidden["left"]["lines"][full.lines[0].line.value] = full.lines[0].amount.minor;
        market.store().put(*order, market.now());
        auto object = market.store().find("return", key.id.value);
        object->doc["lines"][0]["refundable"]["amount"] = plainAmount(full.lines[0].amount);
        object->doc["possible"] = {"refund"};
        object->doc["not_possible"] = nlohmann::json::object();
        market.store().put(*object, market.now());
        scope.commit();
    });
    CHECK(desk.sync());
    const auto again = desk.decide(Operation::refund, {key}, fully());
    REQUIRE_FALSE(again);
    CHECK(again.error().failure() == Failure::aboveRefundable);
    CHECK(desk.effects("refund", key.id.value) == 1);
}
