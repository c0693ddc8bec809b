// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold when the network, the server or the program fails.

#include <algorithm>

#include "domain/outbox/first_action.h"
#include "scenarios/refunds.h"

using namespace resodesk;
using namespace resodesk::test;

TEST_CASE("a lost answer is found out about and never acts twice") {
    // Twice, because libcurl itself sends a keyed write again when a kept-alive connection breaks under it.
    for (const char* fault :
         {R"({"do":"act_then_drop","method":"POST","times":2})",
          R"({"do":"cut","method":"POST","at_byte":300,"times":2})",
          R"({"do":"cut","method":"POST","at_byte":12,"times":2})",
          R"({"do":"error_after","method":"POST","status":502})",
          R"({"do":"answer_after","method":"POST","status":200,"body":"<html>welcome</html>"})",
          R"({"do":"answer_after","method":"POST","status":200,"type":"application/json","body":"{}"})",
          R"({"do":"answer_after","method":"POST","status":200,"body":""})"}) {
        INFO(fault);
        Desktop desk;
        const ReturnKey key = received(desk);
        const auto fresh = desk.keys(View::newOnes, 1);
        desk.market->addFault(fault);
        const auto paid = desk.decide(Operation::refund, {key}, fully()).value();
        CHECK(desk.action(paid.actions[0]).state == ActionState::unknown);
        CHECK(desk.detail(key).row.state == ShownState::checking);
        desk.market->addFault(fault);
        desk.decide(Operation::authorize, fresh, app::AuthorizeDecision{}).value();
        desk.settleOutbox();
        CHECK(desk.action(paid.actions[0]).state == ActionState::confirmed);
        CHECK(desk.effects("authorize") == 1);
        CHECK(desk.disagreement() == "");
    }
}

TEST_CASE("a request that was never carried out is sent again with the same key") {
    for (const char* fault :
         {R"({"do":"refuse","method":"POST","times":2})", R"({"do":"error_before","method":"POST","status":500})",
          R"({"do":"error_before","method":"POST","status":503})"}) {
        INFO(fault);
        Desktop desk;
        const ReturnKey key = received(desk);
        desk.market->addFault(fault);
        const auto paid = desk.decide(Operation::refund, {key}, fully()).value();
        const std::string keyAtFirst = desk.action(paid.actions[0]).key;
        desk.settleOutbox();
        const Action action = desk.action(paid.actions[0]);
        CHECK(action.state == ActionState::confirmed);
        CHECK(action.attempts == 2);
        CHECK(action.key == keyAtFirst);
        CHECK(desk.disagreement() == "");
    }
}

TEST_CASE("a refund whose answer is lost while the next request is throttled counts as done, not as unneeded") {
    Desktop desk;
    const ReturnKey key = received(desk);
    desk.market->addFault(R"({"do":"act_then_drop","method":"POST"})");
    desk.market->addFault(R"({"do":"throttle","method":"POST","seconds":20})");
    const auto paid = desk.decide(Operation::refund, {key}, fully()).value();
    desk.settleOutbox();
    CHECK(desk.action(paid.actions[0]).state == ActionState::confirmed);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("an effect that comes late, after reads that did not show it, is not doubled") {
    Desktop desk;
    const ReturnKey key = received(desk);
    desk.market->addFault(R"({"do":"late","method":"POST","seconds":45})");
    desk.decide(Operation::refund, {key}, fully()).value();
    desk.settleOutbox();
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a stale read does not hide a refund") {
    Desktop desk;
    const ReturnKey key = received(desk);
    desk.market->addFault(R"({"do":"stale","method":"GET","path":"/v1/returns/","skip":1,"times":2})");
    const auto paid = desk.decide(Operation::refund, {key}, fully()).value();
    CHECK(desk.action(paid.actions[0]).state == ActionState::accepted);
    CHECK(desk.detail(key).row.state == ShownState::refundSent);
    desk.settleOutbox();
    CHECK(desk.action(paid.actions[0]).state == ActionState::confirmed);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("the program dies in the middle of a bulk and goes on where it stopped") {
    Desktop desk({.returns = 120, .requested = 100});
    desk.market->addFault(R"({"do":"act_then_drop","method":"POST","skip":10,"times":7})");
    desk.market->addFault(R"({"do":"refuse","method":"POST","skip":20,"times":9})");
    desk.confirm(desk.prepareAll(Operation::authorize, {.view = View::newOnes}), app::AuthorizeDecision{}).value();
    desk.crashAndRestart();
    desk.settleOutbox();
    desk.crashAndRestart();
    desk.settleOutbox();
    CHECK(desk.effects("authorize") == 100);
    CHECK(desk.counts().newOnes == 0);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a pause the marketplace asks for is kept, then everything leaves with the same keys") {
    Desktop desk;
    desk.market->addFault(R"({"do":"throttle","method":"POST","seconds":30,"times":5})");
    const auto confirmed =
        desk.confirm(desk.prepare(Operation::authorize, desk.keys(View::newOnes, 10)), app::AuthorizeDecision{})
            .value();
    CHECK(confirmed.count == 10);
    desk.settle();
    const int before = desk.effects("authorize");
    CHECK(before < 10);
    desk.advance(seconds(29));
    CHECK(desk.effects("authorize") == before);
    desk.settleOutbox();
    CHECK(desk.effects("authorize") == 10);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a token that expires in the middle of a bulk is renewed once, each action is sent once") {
    Desktop desk;
    desk.market->addFault(R"({"do":"expire_tokens"})");
    desk.confirm(desk.prepareAll(Operation::authorize, {.view = View::newOnes}), app::AuthorizeDecision{}).value();
    desk.settleOutbox();
    CHECK(desk.effects("authorize") == 30);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a sign-in that is refused keeps everything until the seller signs in again") {
    Desktop desk;
    desk.market->addFault(R"({"do":"expire_tokens"})");
    desk.market->addFault(
        R"({"do":"answer","path":"/oauth/token","status":400,"type":"application/json","body":"{\"error\":\"invalid_grant\"}","times":-1})");
    desk.confirm(desk.prepareAll(Operation::authorize, {.view = View::newOnes}), app::AuthorizeDecision{}).value();
    desk.settle();
    const auto status = desk.get<std::vector<app::AccountStatus>>([&](auto done) { desk.accounts().list(done); });
    CHECK(status[0].account.state == AccountState::signIn);
    CHECK(desk.effects("authorize") == 0);
    CHECK(desk.actions(ActionState::waiting).size() == 30);
    desk.unplug();
    desk.plugIn();  // its faults are gone; it hands out a new pair
    const std::string fresh = R"({"token":")" + desk.market->tokens().access + R"(","refresh_token":")" +
                              desk.market->tokens().refresh + R"("})";
    CHECK(desk.get<Result<void>>([&](auto done) { desk.accounts().signIn(desk.account, fresh, done); }));
    desk.settleOutbox();
    CHECK(desk.effects("authorize") == 30);
    CHECK(desk.disagreement() == "");
}

TEST_CASE(
    "three days offline with four kinds of actions and deadlines passing: nothing is lost, money is asked for "
    "again") {
    Desktop desk({.returns = 200, .requested = 60});
    const auto fresh = desk.keys(View::newOnes);
    const auto there = desk.keys(View::toInspect, 10);
    REQUIRE(fresh.size() >= 40);
    desk.unplug();
    const auto slice = [&](std::size_t from, std::size_t count) {
        return std::vector(fresh.begin() + from, fresh.begin() + from + count);
    };
    desk.confirm(desk.prepare(Operation::authorize, slice(0, 20)), app::AuthorizeDecision{}).value();
    desk.confirm(desk.prepare(Operation::close, slice(20, 10)),
                 app::CloseDecision{{"out_of_policy", "Fuori termini"}})
        .value();
    desk.confirm(desk.prepare(Operation::contact, slice(30, 10)),
                 app::ContactDecision{"Buongiorno, come posso aiutarla?"})
        .value();
    desk.confirm(desk.prepare(Operation::refund, there), fully()).value();
    desk.settle();
    for (int hours = 0; hours < 72; hours += 6) desk.advance(std::chrono::hours(6));
    CHECK(desk.actions(ActionState::waiting).size() == 40 + there.size());
    desk.plugIn();
    desk.settleOutbox();
    CHECK(desk.effects("authorize") == 20);
    CHECK(desk.effects("close") == 10);
    CHECK(desk.effects("message") == 10);
    CHECK(desk.effects("refund") == 0);
    std::vector<ActionId> asking;
    for (const Action& action : desk.actions(ActionState::waiting)) {
        CHECK(action.why == WaitReason::ask);
        asking.push_back(action.id);
    }
    CHECK(asking.size() == there.size());
    CHECK(desk.get<Result<void>>([&](auto done) { desk.outbox().approve(asking, done); }));
    desk.settleOutbox();
    CHECK(desk.actions(ActionState::confirmed).size() == 40 + there.size());
    CHECK(desk.disagreement() == "");
}

TEST_CASE("the failures of one outage count once, and a sync that goes through ends it") {
    Desktop desk;
    const auto prepared = desk.prepare(Operation::authorize, desk.keys(View::newOnes));
    REQUIRE(prepared.keys.size() == 30);
    desk.unplug();
    desk.confirm(prepared, app::AuthorizeDecision{}).value();
    desk.settle();
    for (const Action& action : desk.actions()) CHECK(action.notBefore <= desk.clock.now() + seconds(4));
    desk.advance(std::chrono::minutes(20));  // the pauses have grown long
    desk.plugIn();
    CHECK(desk.sync());
    desk.advance(seconds(1));
    CHECK(desk.effects("authorize") == 30);
    desk.settleOutbox();
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a reason that the marketplace's list does not have is refused here") {
    Desktop desk;
    const auto fresh = desk.keys(View::newOnes, 1);
    CHECK(desk.confirm(desk.prepare(Operation::close, fresh), app::CloseDecision{{"no_such_code", {}}}).error().failure() == Failure::unknownReason);
    auto decision = fully();
    decision.plan.reason = "no_such_code";
    const auto prepared = desk.prepare(Operation::refund, {received(desk)});
    CHECK(desk.confirm(prepared, decision).error().failure() == Failure::unknownReason);
    CHECK(desk.actions().empty());
}

TEST_CASE("the buyer cannot be told to keep what has been sent back") {
    Desktop desk;
    auto decision = fully();
    decision.thenClose = true;
    decision.closeReason = "keep_item";
    const auto prepared = desk.prepare(Operation::refund, {received(desk)});
    CHECK(desk.confirm(prepared, decision).error().failure() == Failure::notWaitingForAnswer);
    CHECK(desk.actions().empty());
}

TEST_CASE("a bulk that a crash interrupted goes on with the undo window it had") {
    Desktop desk({.returns = 400, .requested = 200});
    const auto prepared = desk.prepare(Operation::authorize, desk.keys(View::newOnes));
    const TimePoint leavesAt = desk.clock.now() + seconds(30);
    desk.returns().confirm(prepared, app::AuthorizeDecision{}, seconds(30), [](const Result<app::Confirmed>&) {});
    desk.get<app::OutboxSummary>([&](auto done) { desk.outbox().summary(done); });  // the first fifty are written
    desk.crashAndRestart();
    desk.settle();
    const auto actions = desk.actions();
    CHECK(actions.size() == 200);
    CHECK(std::all_of(actions.begin(), actions.end(), [&](const Action& a) { return a.notBefore == leavesAt; }));
    CHECK(desk.effects("authorize") == 0);
    desk.settleOutbox();
    CHECK(desk.effects("authorize") == 200);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("an undo takes back a bulk decision that is still being written down") {
    Desktop desk({.returns = 400, .requested = 200});
    const auto prepared = desk.prepare(Operation::authorize, desk.keys(View::newOnes));
    desk.returns().confirm(prepared, app::AuthorizeDecision{}, seconds(30), [](const Result<app::Confirmed>&) {});
    // Queued behind the first fifty: the desk is still minting when the seller presses Undo.
    const int taken = desk.get<int>([&](auto done) {
        desk.outbox().summary([&desk, done](const app::OutboxSummary& summary) {
            REQUIRE(!summary.held.empty());
            desk.outbox().bulks().takeBack(summary.held.front().bulk, done);
        });
    });
    CHECK(taken == 200);
    desk.settleOutbox();
    CHECK(desk.effects("authorize") == 0);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("an answer decided on an old revision is looked at again and goes through when it still holds") {
    Desktop desk;
    const auto fresh = desk.keys(View::newOnes, 1);
    desk.market->onMarket([&](sim::Market& market) {  // the buyer wrote: the revision moved
        auto object = market.store().find("return", fresh[0].id.value);
        object->doc["last_message_by"] = "buyer";
        market.store().put(*object, market.now());
    });
    desk.decide(Operation::authorize, fresh, app::AuthorizeDecision{}).value();
    desk.settleOutbox();
    CHECK(desk.effects("authorize") == 1);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("the buyer closes while our authorization waits: it is not needed any more") {
    Desktop desk;
    const auto fresh = desk.keys(View::newOnes, 1);
    const auto confirmed =
        desk.confirm(desk.prepare(Operation::authorize, fresh), app::AuthorizeDecision{}, seconds(10)).value();
    desk.market->happen("buyer_close", fresh[0].id.value);
    desk.advance(seconds(10));
    desk.settleOutbox();
    CHECK(desk.action(confirmed.actions[0]).state == ActionState::notNeeded);
    CHECK(desk.effects("authorize") == 0);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a second refund while the first is unknown is refused and names it") {
    Desktop desk;
    const ReturnKey key = received(desk);
    desk.market->addFault(R"({"do":"act_then_drop","method":"POST","times":2})");
    const auto first = desk.decide(Operation::refund, {key}, fully()).value();
    const auto prepared = desk.prepare(Operation::refund, {key});
    REQUIRE(prepared.refusals.size() == 1);
    CHECK(prepared.refusals[0].why.failure() == Failure::liveAction);
    const auto named = firstActionFrom(prepared.refusals[0].why.subject());
    REQUIRE(named);
    CHECK(*named == firstActionOf(desk.action(first.actions[0])));
    CHECK(named->state == ActionState::unknown);
    desk.settleOutbox();
    CHECK(desk.disagreement() == "");
}

TEST_CASE("the same click twice is one refund") {
    Desktop desk;
    const auto prepared = desk.prepare(Operation::refund, {received(desk)});
    desk.confirm(prepared, fully(), seconds(5)).value();
    (void)desk.confirm(prepared, fully(), seconds(5));
    desk.advance(seconds(5));
    desk.settleOutbox();
    CHECK(desk.actions().size() == 1);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a calendar that is set ahead takes nothing off the undo window") {
    Desktop desk;
    const auto refund = desk.confirm(desk.prepare(Operation::refund, {received(desk)}), fully(), seconds(30)).value().actions.at(0);
    desk.clock.setCalendar(std::chrono::minutes(30));
    desk.settle();
    CHECK(desk.action(refund).state == ActionState::waiting);
    CHECK(desk.action(refund).notBefore == desk.clock.now() + seconds(30));
    CHECK(desk.effects("refund") == 0);
    desk.advance(seconds(30));
    desk.settleOutbox();
    CHECK(desk.action(refund).state == ActionState::confirmed);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a pull that breaks in the middle goes on where it was and misses nothing") {
    Desktop desk({.returns = 40, .requested = 10});
    for (int i = 0; i < 30; ++i) desk.market->happen("request", "");
    desk.market->addFault(R"({"do":"cut","method":"GET","path":"/v1/orders","at_byte":400})");
    CHECK(desk.sync().has_error());
    CHECK(desk.sync());
    CHECK(desk.counts().all == 70);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a portal's page instead of JSON is an error, and nothing here changes") {
    Desktop desk;
    desk.market->addFault(
        R"({"do":"answer","method":"GET","path":"/v1/returns","body":"<html>Welcome to the hotel</html>","times":1})");
    CHECK(desk.sync().error().failure() == Failure::notUnderstood);
    CHECK(desk.counts().all == 160);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("the comparing program finds a refund that came twice and one the desk does not know") {
    Desktop desk;
    desk.decide(Operation::refund, {received(desk)}, fully()).value();
    desk.settleOutbox();
    CHECK(desk.disagreement() == "");
    desk.market->onMarket([](sim::Market& market) {
        sim::Effect again = market.store().effects(0).back();
        market.store().addEffect(again);
    });
    CHECK(desk.disagreement().find("2 times") != std::string::npos);
}
