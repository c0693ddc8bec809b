// SPDX-License-Identifier: GPL-3.0-or-later
// When an action that could not be carried out leaves again.

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include "domain/returns/rules.h"
#include "support/catch.h"
#include "support/fake_channel.h"
#include "support/manual_clock.h"
#include "support/temp_ledger.h"
#include "sync/outbox_runner.h"

using namespace resodesk;
using sync::OutboxRunner;
using namespace resodesk::test;

namespace {

struct Sending : TempLedger {
    Sending()
        : channel(loop),
          runner({*ledger, loop, clock,
                  [this](AccountId) {
                      if (isDiskFull) throw SQLite::Exception("test", SQLITE_FULL);  // as any write in the middle of a round
                      return &channel;
                  },
                  [](const Facts&) {}, [](const auto&) {}, [this] { return std::exchange(isDiskFull, false); }}) {}

    ActionId authorizing(const std::string& id) {
        Return r = aReturn(id);
        r.account = account;
        store::NewAction wish;
        wish.command = authorize(r, withMarketplaceRma(), {}).value();
        wish.nonce = newUuid();
        wish.notBefore = clock.now();
        return write([&] { return ledger->outbox().add(wish, clock.now()); }).value();
    }
    void run() {
        runner.drain();
        loop.runAll();
    }
    void runAfter(milliseconds pause) {
        clock.advance(pause);
        run();
    }
    Action action(ActionId id) { return ledger->outbox().find(id).value(); }
    /// The next send is answered so.
    void answer(WriteResult result, Failure refusal, std::optional<TimePoint> notBefore = {}) {
        channels::Sent sent;
        sent.result = result;
        sent.refusal = refusal;
        sent.notBefore = notBefore;
        channel.answers.push_back(sent);
    }

    TestLoop loop;
    ManualClock clock{morning};
    FakeChannel channel;
    bool isDiskFull = false;  ///< for one round
    OutboxRunner runner;
};

}  // namespace

TEST_CASE("the pause the marketplace asks for wins over our own") {
    Sending sending;
    sending.answer(WriteResult::refusedBefore, Failure::throttled, morning + seconds(30));
    const ActionId id = sending.authorizing("R-1");
    sending.run();
    CHECK(sending.action(id).state == ActionState::waiting);
    CHECK(sending.action(id).why == WaitReason::pause);
    CHECK(sending.action(id).notBefore == morning + seconds(30));
    CHECK((sending.runner.nextDue() == morning + seconds(30)));
    sending.runAfter(seconds(29));
    CHECK(sending.channel.sent.size() == 1);
    sending.runAfter(seconds(1));
    REQUIRE(sending.channel.sent.size() == 2);
    CHECK(sending.channel.sent[1].first.key == sending.channel.sent[0].first.key);
    CHECK(sending.action(id).state == ActionState::confirmed);
}

TEST_CASE("with nobody there the pauses double to a quarter of an hour, and the key stays the same") {
    Sending sending;
    const ActionId id = sending.authorizing("R-1");
    for (const int pause : {2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900}) {
        INFO(pause);
        sending.answer(WriteResult::notSent, Failure::offline);
        const std::size_t before = sending.channel.sent.size();
        sending.run();
        CHECK(sending.channel.sent.size() == before + 1);
        CHECK(sending.action(id).notBefore == sending.clock.now() + seconds(pause));
        sending.runAfter(seconds(pause) - milliseconds(1));
        CHECK(sending.channel.sent.size() == before + 1);
        sending.clock.advance(milliseconds(1));
    }
    sending.run();
    CHECK(sending.action(id).state == ActionState::confirmed);
    for (const auto& [action, revision] : sending.channel.sent)
        CHECK(action.key == sending.channel.sent[0].first.key);
}

TEST_CASE("while nobody answers one request, the others of the account wait too") {
    Sending sending;
    sending.answer(WriteResult::notSent, Failure::offline);
    sending.authorizing("R-1");
    sending.run();
    const ActionId second = sending.authorizing("R-2");
    sending.run();
    CHECK(sending.channel.sent.size() == 1);
    CHECK((sending.runner.nextDue() == morning + seconds(2)));
    sending.runAfter(seconds(2));
    CHECK(sending.channel.sent.size() == 3);
    CHECK(sending.action(second).state == ActionState::confirmed);
}

TEST_CASE("a refusal that names no time is tried again later, never at once") {
    Sending sending;
    for (int i = 0; i < 3; ++i) sending.answer(WriteResult::refusedBefore, Failure::notUnderstood);
    const ActionId id = sending.authorizing("R-1");
    sending.run();
    CHECK(sending.channel.sent.size() == 1);
    CHECK(sending.action(id).notBefore == morning + seconds(2));
    sending.runAfter(seconds(2));
    CHECK(sending.channel.sent.size() == 2);
    CHECK(sending.action(id).notBefore == sending.clock.now() + seconds(4));
}

TEST_CASE("a sign-in that is refused stops the account until the seller signs in") {
    Sending sending;
    sending.answer(WriteResult::refusedBefore, Failure::signInExpired);
    const ActionId id = sending.authorizing("R-1");
    sending.run();
    CHECK(sending.action(id).why == WaitReason::signIn);
    sending.runAfter(std::chrono::hours(1));
    CHECK(sending.channel.sent.size() == 1);
    sending.write([&] { sending.ledger->accounts().setState(sending.account, AccountState::active); });
    sending.run();
    CHECK(sending.action(id).state == ActionState::confirmed);
}

TEST_CASE("an answer that came in a round dropped for a full disk still ends the pause of the others") {
    Sending sending;
    sending.channel.holdsAnswers = true;
    sending.answer(WriteResult::notSent, Failure::offline);
    const ActionId paused = sending.authorizing("R-1");
    const ActionId answered = sending.authorizing("R-2");
    sending.run();
    REQUIRE(sending.channel.heldAnswers.size() == 2);
    sending.channel.heldAnswers[0]();
    sending.loop.runAll();
    REQUIRE(sending.action(paused).notBefore > sending.clock.now());
    sending.isDiskFull = true;
    sending.channel.heldAnswers[1]();
    sending.loop.runAll();
    CHECK_FALSE(sending.isDiskFull);
    CHECK(sending.action(answered).state == ActionState::confirmed);
    CHECK(sending.channel.sent.size() == 3);
    CHECK(sending.action(paused).state == ActionState::sending);
}
