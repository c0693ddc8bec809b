// SPDX-License-Identifier: GPL-3.0-or-later
// Replies that wait: for their time, for another action; and what the buyer writes meanwhile.

#include "scenarios/inbox.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;

TEST_CASE("a reply that is to leave later leaves at its time, also after a crash, and lets other messages pass") {
    Desktop desk;
    const ConversationKey key = inbox(desk).front().key;
    const TimePoint tomorrow = desk.clock.now() + std::chrono::hours(20);
    const ActionId later = send(desk, key, at(tomorrow), "Domani parte.").value().actions.at(0);
    CHECK(desk.action(later).why == WaitReason::later);
    REQUIRE(reply(desk, key, "Ci guardo."));
    desk.settle();
    CHECK(desk.effects("message", key.id.value) == 1);
    desk.crashAndRestart();
    desk.advance(std::chrono::hours(20) - seconds(5));
    CHECK(desk.action(later).state == ActionState::waiting);
    CHECK(desk.effects("message", key.id.value) == 1);
    desk.advance(seconds(6));
    desk.settleOutbox();
    CHECK(desk.action(later).state == ActionState::confirmed);
    CHECK(desk.effects("message", key.id.value) == 2);
    REQUIRE(desk.sync());
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a reply cannot leave in the past, and one that waits can be sent now or cancelled: its text is a draft again") {
    Desktop desk;
    const ConversationKey key = inbox(desk).front().key;
    CHECK(send(desk, key, at(desk.clock.now())).error().failure() == Failure::timeInPast);
    const TimePoint tomorrow = desk.clock.now() + std::chrono::hours(20);
    const ActionId cancelled = send(desk, key, at(tomorrow), "Domani.").value().actions.at(0);
    REQUIRE(desk.get<Result<void>>([&](auto done) { desk.outbox().cancel(cancelled, done); }));
    CHECK(detailOf(desk, key).draft == "Domani.");
    CHECK_FALSE(detailOf(desk, key).whyDraft);
    const ActionId hurried = send(desk, key, at(tomorrow), "Domani.").value().actions.at(0);
    CHECK(detailOf(desk, key).draft.empty());
    REQUIRE(desk.get<Result<void>>([&](auto done) { desk.outbox().approve({hurried}, done); }));
    desk.settleOutbox();
    CHECK(desk.action(hurried).state == ActionState::confirmed);
    CHECK(desk.effects("message", key.id.value) == 1);
}

TEST_CASE("a reply for later is given back as soon as a sync shows that the buyer wrote first, before what was begun since") {
    Desktop desk;
    const ConversationKey key = inbox(desk).front().key;
    const ActionId id = send(desk, key, at(desk.clock.now() + std::chrono::hours(20)), "Domani parte.").value().actions.at(0);
    desk.messages().saveDraft(key, "Intanto");
    desk.advance(seconds(60));
    buyerWrites(desk, key, "Lasciate stare.");
    REQUIRE(desk.sync());
    desk.settle();
    CHECK(desk.action(id).state == ActionState::cancelled);
    CHECK(desk.action(id).refusal == Failure::buyerWrote);
    const auto detail = detailOf(desk, key);
    CHECK(detail.draft == "Domani parte.\n\nIntanto");
    REQUIRE(detail.whyDraft);
    CHECK(detail.whyDraft->failure() == Failure::buyerWrote);
    CHECK(isIn(inbox(desk), key));
    desk.advance(std::chrono::hours(24));
    CHECK(desk.effects("message", key.id.value) == 0);
}

TEST_CASE("what the buyer wrote is looked at before a reply leaves, whether a sync has brought it or not") {
    for (const bool isLater : {true, false}) {
        INFO(isLater);
        Desktop desk;
        const ConversationKey key = inbox(desk).front().key;
        const auto sent = isLater ? send(desk, key, at(desk.clock.now() + seconds(30))) : reply(desk, key, "Parte oggi.", seconds(30));
        desk.advance(seconds(20));
        buyerWrites(desk, key, "Lasciate stare.");
        desk.advance(seconds(11));
        desk.settleOutbox();
        CHECK(desk.action(sent.value().actions.at(0)).refusal == Failure::buyerWrote);
        CHECK(detailOf(desk, key).draft == "Parte oggi.");
        CHECK(desk.effects("message", key.id.value) == 0);
    }
}

TEST_CASE("a reply whose conversation cannot be read waits until it can") {
    Desktop desk;
    const ConversationKey key = inbox(desk).front().key;
    desk.unplug();
    const ActionId id = reply(desk, key).value().actions.at(0);
    desk.settle();
    CHECK(desk.action(id).state == ActionState::waiting);
    desk.plugIn();
    desk.settleOutbox();
    CHECK(desk.action(id).state == ActionState::confirmed);
}
