// SPDX-License-Identifier: GPL-3.0-or-later
// Replies that wait: for their time, for another action; and what the buyer writes meanwhile.

#include "scenarios/inbox.h"
#include "scenarios/refunds.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

struct Refundable {
    ReturnKey key;
    ConversationKey conversation;
};

/// A return that can be refunded and whose buyer has written.
Refundable refundable(Desktop& desk) {
    for (const ReturnKey& key : desk.prepare(Operation::refund, desk.keys(View::all)).keys) {
        const std::string order = desk.detail(key).fact.order.value;
        const auto found = desk.get<std::vector<ConversationKey>>([&](auto done) { desk.messages().find(order, done); });
        if (!found.empty()) return {key, found.front()};
    }
    FAIL("no buyer of a refundable return has written");
    return {};
}

app::Sending after(ActionId id) {
    app::Sending how;
    how.after = id;
    return how;
}

const char* const refundRefused =
    R"({"do":"answer","method":"POST","path":"/refund","times":5,"status":422,"type":"application/problem+json","body":"{\"type\":\"urn:open-channel:problem:not-possible\",\"detail\":\"not now\"}"})";

}  // namespace

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

TEST_CASE("a message that is tied to a refund leaves once the refund is confirmed, and others of the order before") {
    Desktop desk;
    const auto [key, conversation] = refundable(desk);
    const ActionId refund = desk.confirm(desk.prepare(Operation::refund, {key}), fully(), seconds(30)).value().actions.at(0);
    const ActionId tied = send(desk, conversation, after(refund), "Il rimborso è stato pagato.").value().actions.at(0);
    CHECK(desk.action(tied).why == WaitReason::after);
    REQUIRE(reply(desk, conversation, "Ci guardo subito."));
    desk.settle();
    CHECK(desk.effects("message", conversation.id.value) == 1);
    desk.market->addFault(R"({"do":"act_then_drop","method":"POST","path":"/refund","times":2})");
    desk.advance(seconds(31));
    CHECK(desk.action(tied).state == ActionState::waiting);  // accepted is not enough, and unknown even less
    desk.settleOutbox();
    CHECK(desk.action(refund).state == ActionState::confirmed);
    CHECK(desk.action(tied).state == ActionState::confirmed);
    CHECK(desk.action(tied).sentAt >= desk.action(refund).changedAt);
    CHECK(desk.effects("message", conversation.id.value) == 2);
    CHECK(send(desk, conversation, after(refund), "Già pagato.").has_value());
    desk.settleOutbox();
    CHECK(desk.effects("message", conversation.id.value) == 3);
}

TEST_CASE("a draft stays when another text is sent, and goes with the one it was") {
    Desktop desk;
    const ConversationKey key = inbox(desk).front().key;
    desk.messages().saveDraft(key, "Noch nicht fertig");
    REQUIRE(reply(desk, key, "Parte oggi."));
    CHECK(detailOf(desk, key).draft == "Noch nicht fertig");
    REQUIRE(reply(desk, key, "Noch nicht fertig"));
    CHECK(detailOf(desk, key).draft.empty());
    desk.messages().saveDraft(key, "Ein Wor");
    app::Sending whole;
    whole.takesDraft = true;
    REQUIRE(send(desk, key, whole, "Ein Wort"));
    CHECK(detailOf(desk, key).draft.empty());
}

TEST_CASE("a message that is tied to a refund is a draft again, and says why, when the refund fails or is cancelled") {
    for (const bool isCancelled : {true, false}) {
        INFO(isCancelled);
        Desktop desk;
        const auto [key, conversation] = refundable(desk);
        const ActionId refund = desk.confirm(desk.prepare(Operation::refund, {key}), fully(), seconds(30)).value().actions.at(0);
        const ActionId tied = send(desk, conversation, after(refund), "Il rimborso è stato pagato.").value().actions.at(0);
        if (isCancelled)
            REQUIRE(desk.get<Result<void>>([&](auto done) { desk.outbox().cancel(refund, done); }));
        else
            desk.market->addFault(refundRefused);
        desk.advance(seconds(31));
        desk.settleOutbox();
        CHECK(desk.action(refund).state == (isCancelled ? ActionState::cancelled : ActionState::failed));
        CHECK(desk.action(tied).state == ActionState::cancelled);
        const auto detail = detailOf(desk, conversation);
        CHECK(detail.draft == "Il rimborso è stato pagato.");
        REQUIRE(detail.whyDraft);
        CHECK(detail.whyDraft->failure() == Failure::precedingFailed);
        CHECK(desk.effects("message", conversation.id.value) == 0);
        CHECK(send(desk, conversation, after(refund)).error().failure() == Failure::precedingFailed);
    }
}

TEST_CASE("a message waits for nothing of another order, and for nothing that is not there") {
    Desktop desk;
    const Refundable one = refundable(desk);
    const ActionId refund = desk.confirm(desk.prepare(Operation::refund, {one.key}), fully(), seconds(30)).value().actions.at(0);
    const auto rows = inbox(desk, {InboxView::all, {}});
    const auto other = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.key != one.conversation && !row.order.empty(); });
    REQUIRE(other != rows.end());
    CHECK(send(desk, other->key, after(refund)).error().failure() == Failure::otherOrder);
    CHECK(send(desk, one.conversation, after({999})).error().failure() == Failure::notFound);
}

TEST_CASE("a refund that is decided with a message for each buyer sends it once it is confirmed, of one and of many") {
    for (const std::size_t count : {1u, 3u}) {
        INFO(count);
        Desktop desk;
        auto keys = desk.keys(View::toInspect, static_cast<int>(count));
        REQUIRE(keys.size() == count);
        app::RefundDecision decision = fully();
        for (const ReturnKey& key : keys) decision.told[key] = "Pagato: " + key.id.value;
        REQUIRE(desk.decide(Operation::refund, keys, decision));
        desk.settleOutbox();
        CHECK(desk.effects("message") == static_cast<int>(count));
        for (const ReturnKey& key : keys) {
            const auto actions = desk.detail(key).actions;
            REQUIRE(actions.size() == 2);
            CHECK(actions[0].command.request.get("text") == "Pagato: " + key.id.value);
            CHECK(actions[0].state == ActionState::confirmed);
            CHECK(actions[0].after == actions[1].id);
        }
        REQUIRE(desk.sync());
        CHECK(desk.disagreement() == "");
    }
}

TEST_CASE("of many refunds that are taken back no message stays, and what fails gives its text back as a draft of the return") {
    Desktop desk;
    const auto keys = desk.keys(View::toInspect, 3);
    app::RefundDecision decision = fully();
    for (const ReturnKey& key : keys) decision.told[key] = "Pagato.";
    const auto taken = desk.confirm(desk.prepare(Operation::refund, keys), decision, seconds(30)).value();
    desk.settle();
    (void)desk.get<int>([&](auto done) { desk.outbox().bulks().takeBack(taken.bulk, done); });
    for (const ReturnKey& key : keys) CHECK(desk.detail(key).draft.empty());
    desk.market->addFault(refundRefused);
    REQUIRE(desk.confirm(desk.prepare(Operation::refund, keys), decision));
    desk.settleOutbox();
    for (const ReturnKey& key : keys) CHECK(desk.detail(key).draft == "Pagato.");
    CHECK(desk.effects("message") == 0);
}
