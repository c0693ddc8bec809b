// SPDX-License-Identifier: GPL-3.0-or-later
// What the seller sees and decides in the outbox: bulk decisions that stop, second tries, old refunds, evidence.

#include <algorithm>

#include "domain/outbox/first_action.h"
#include "scenarios/refunds.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

const std::string refusedAsInvalid =
    R"({"do":"answer","method":"POST","path":"/refund","status":422,"type":"application/problem+json",)"
    R"("body":"{\"type\":\"urn:open-channel:problem:invalid\",\"title\":\"no\",\"status\":422,\"detail\":\"the reason is not known\"}","times":)";

app::Confirmed refundMany(Desktop& desk, int count) {
    const auto keys = desk.keys(View::toInspect, count);
    REQUIRE(keys.size() == static_cast<std::size_t>(count));
    return desk.decide(Operation::refund, keys, fully()).value();
}

int countIn(Desktop& desk, ActionState state) { return static_cast<int>(desk.actions(state).size()); }

app::OutboxSummary summary(Desktop& desk) {
    return desk.get<app::OutboxSummary>([&](auto done) { desk.outbox().summary(done); });
}

Result<ActionId> tryAgain(Desktop& desk, ActionId id) {
    return desk.get<Result<ActionId>>([&](auto done) { desk.outbox().tryAgain(id, done); });
}

std::string evidence(Desktop& desk, ActionId id) {
    return desk.get<Result<std::string>>([&](auto done) { desk.outbox().lists().evidence(id, done); }).value();
}

}  // namespace

TEST_CASE("refunds of a bulk stop after the first without an answer, and go on when the seller says so") {
    Desktop desk;
    desk.market->addFault(R"({"do":"error_before","method":"POST","path":"/refund","status":500,"times":5})");
    const auto bulk = refundMany(desk, 8).bulk;
    const int left = countIn(desk, ActionState::waiting);  // how many left before the third answer was missed is the network's
    CHECK(left >= 1);
    CHECK(countIn(desk, ActionState::unknown) >= 3);
    REQUIRE(summary(desk).stoppedBulk);
    CHECK(summary(desk).stoppedBulk->left == left);
    for (int minute = 0; minute < 30; ++minute) desk.advance(std::chrono::minutes(1));  // what is unknown is settled, the rest waits
    CHECK(countIn(desk, ActionState::confirmed) == 8 - left);
    CHECK(countIn(desk, ActionState::waiting) == left);

    CHECK(desk.get<Result<void>>([&](auto done) { desk.outbox().bulks().goOn(bulk, done); }));
    desk.settleOutbox();
    CHECK(countIn(desk, ActionState::confirmed) == 8);
    CHECK_FALSE(summary(desk).stoppedBulk);
    CHECK(desk.get<Result<void>>([&](auto done) { desk.outbox().bulks().goOn(bulk, done); }).error().failure() == Failure::notFound);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a bulk that was refused five times stays stopped over a restart, and its rest can be taken back") {
    Desktop desk({.returns = 400});
    desk.market->addFault(refusedAsInvalid + "-1}");
    const auto bulk = refundMany(desk, 12).bulk;
    const int left = countIn(desk, ActionState::waiting);
    CHECK(left >= 3);
    CHECK(countIn(desk, ActionState::failed) == 12 - left);
    desk.crashAndRestart();
    desk.advance(std::chrono::hours(1));
    CHECK(countIn(desk, ActionState::waiting) == left);
    CHECK(desk.get<int>([&](auto done) { desk.outbox().bulks().takeBack(bulk, done); }) == left);
    desk.settleOutbox();
    CHECK(countIn(desk, ActionState::cancelled) == left);
    CHECK(desk.effects("refund") == 0);
    CHECK_FALSE(summary(desk).stoppedBulk);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("five answers that are lost do not stop authorizations, which are harmless to repeat") {
    Desktop desk;
    desk.market->addFault(R"({"do":"error_after","method":"POST","path":"/authorize","status":502,"times":8})");
    desk.confirm(desk.prepareAll(Operation::authorize, {.view = View::newOnes}), app::AuthorizeDecision{}).value();
    desk.settleOutbox();
    CHECK(desk.effects("authorize") == 30);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("what failed is tried again as a new action with a new key, once") {
    Desktop desk;
    const ReturnKey key = received(desk);
    desk.market->addFault(refusedAsInvalid + "1}");
    const ActionId failed = desk.decide(Operation::refund, {key}, fully()).value().actions[0];
    CHECK(desk.action(failed).state == ActionState::failed);
    const ActionId anew = tryAgain(desk, failed).value();
    CHECK(desk.action(anew).supersedes == failed);
    CHECK(desk.action(anew).key != desk.action(failed).key);
    const Error second = tryAgain(desk, failed).error();
    CHECK(second.failure() == Failure::liveAction);
    CHECK(firstActionFrom(second.subject()) == firstActionOf(desk.action(anew)));
    desk.advance(seconds(30));
    desk.settleOutbox();
    CHECK(desk.action(anew).state == ActionState::confirmed);
    CHECK(desk.action(failed).state == ActionState::failed);
    CHECK(desk.effects("refund", key.id.value) == 1);
    CHECK(tryAgain(desk, anew).error().failure() == Failure::notOfferedNow);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a failed refund is not tried again when somebody else has paid meanwhile") {
    Desktop desk;
    const ReturnKey key = received(desk);
    desk.market->addFault(refusedAsInvalid + "1}");
    const ActionId failed = desk.decide(Operation::refund, {key}, fully()).value().actions[0];
    desk.decide(Operation::refund, {key}, fully()).value();
    desk.settleOutbox();
    CHECK(tryAgain(desk, failed).has_error());
    CHECK(desk.effects("refund", key.id.value) == 1);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("refunds that waited for days ask once for all of them, and leave with one yes") {
    Desktop desk;
    desk.unplug();
    const auto keys = desk.keys(View::toInspect, 3);
    desk.confirm(desk.prepare(Operation::refund, keys), fully()).value();
    desk.advance(std::chrono::hours(50));
    desk.plugIn();
    desk.advance(std::chrono::hours(1));
    CHECK(summary(desk).stale == 3);
    CHECK(desk.effects("refund") == 0);
    const auto stale = desk.get<std::vector<Action>>([&](auto done) { desk.outbox().lists().stale(done); });
    REQUIRE(stale.size() == 3);
    Sums sums;
    std::vector<ActionId> ids;
    for (const Action& action : stale) {
        sums.add(action.command.total());
        ids.push_back(action.id);
    }
    CHECK(summary(desk).staleAmounts == sums);
    CHECK(desk.get<Result<void>>([&](auto done) { desk.outbox().approve(ids, done); }));
    desk.settleOutbox();
    CHECK(summary(desk).stale == 0);
    CHECK(desk.actions(ActionState::confirmed).size() == 3);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("the window gives what it finds in its undo window a fresh one, the command line lets it elapse") {
    for (const bool isWindow : {true, false}) {
        INFO(isWindow);
        Desktop desk({.isWindow = isWindow});
        const auto confirmed = desk.confirm(desk.prepare(Operation::authorize, desk.keys(View::newOnes, 1)), app::AuthorizeDecision{}, seconds(10)).value();
        desk.clock.advance(seconds(9));
        desk.crashAndRestart();
        desk.advance(seconds(5));
        CHECK(desk.effects("authorize") == (isWindow ? 0 : 1));
        desk.advance(seconds(5));
        CHECK(desk.effects("authorize") == 1);
        CHECK(desk.action(confirmed.actions[0]).state == ActionState::confirmed);
        CHECK(desk.disagreement() == "");
    }
}

TEST_CASE("the evidence of a lost refund tells of the attempt, the read that found it and the refund's id") {
    Desktop desk;
    desk.market->addFault(R"({"do":"act_then_drop","method":"POST","times":2})");
    const ReturnKey key = received(desk);
    const ActionId id = desk.decide(Operation::refund, {key}, fully()).value().actions[0];
    desk.settleOutbox();
    const Action action = desk.action(id);
    const std::string sheet = evidence(desk, id);
    INFO(sheet);
    for (const std::string& words : {action.key, action.fingerprint, action.remoteRef, key.id.value, std::string("no answer"), std::string("attempt 1")})
        CHECK(sheet.find(words) != std::string::npos);
    CHECK(sheet.find(action.command.seen.get("buyer")) == std::string::npos);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("the list of the outbox as CSV has every action that is shown, and its page the names of accounts") {
    Desktop desk;
    desk.decide(Operation::authorize, desk.keys(View::newOnes, 3), app::AuthorizeDecision{}).value();
    desk.settleOutbox();
    const auto csv = desk.get<std::string>([&](auto done) { desk.outbox().lists().csv({.view = OutboxView::all}, done); });
    CHECK(std::count(csv.begin(), csv.end(), '\n') == 4);
    const auto page = desk.get<app::OutboxPage>([&](auto done) { desk.outbox().lists().page({.view = OutboxView::all}, 2, done); });
    CHECK(page.actions.size() == 2);
    CHECK(page.total == 3);
    CHECK(page.accounts.at(desk.account) == "shop");
}
