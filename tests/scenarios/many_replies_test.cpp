// SPDX-License-Identifier: GPL-3.0-or-later
// One message to many buyers, each with their own text.

#include "scenarios/inbox.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

std::vector<app::ReplyWish> wishesFor(Desktop& desk, std::size_t count) {
    std::vector<app::ReplyWish> wishes;
    for (const ConversationRow& row : inbox(desk))
        if (wishes.size() < count) wishes.push_back({row.key, "Ciao " + row.buyer + ", " + row.key.id.value, row.lastMessageAt});
    REQUIRE(wishes.size() == count);
    return wishes;
}

Result<app::Confirmed> sendMany(Desktop& desk, const std::vector<app::ReplyWish>& wishes, milliseconds hold = milliseconds(0), const std::string& nonce = newUuid()) {
    return desk.get<Result<app::Confirmed>>([&](auto done) { desk.messages().sendMany(wishes, nonce, hold, done); });
}

BulkProgress progressOf(Desktop& desk, BulkId id) {
    return desk.get<BulkProgress>([&](auto done) { desk.outbox().bulks().progress(id, done); });
}

}  // namespace

TEST_CASE("a message to many is one decision, and each buyer gets their own text, once") {
    Desktop desk;
    const auto wishes = wishesFor(desk, 4);
    const std::string nonce = newUuid();
    const auto sent = sendMany(desk, wishes, seconds(30), nonce).value();
    CHECK(sent.count == 4);
    CHECK(sendMany(desk, wishes, seconds(30), nonce).value().bulk == sent.bulk);  // a second click
    desk.crashAndRestart();
    desk.advance(seconds(31));
    desk.settleOutbox();
    CHECK(progressOf(desk, sent.bulk).done == 4);
    CHECK(desk.effects("message") == 4);
    for (const app::ReplyWish& wish : wishes) CHECK(detailOf(desk, wish.key).messages.back().text == wish.text);
    REQUIRE(desk.sync());
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a message to many is paused, goes on, and is taken back as a whole without leaving drafts") {
    Desktop desk;
    const auto wishes = wishesFor(desk, 3);
    const BulkId id = sendMany(desk, wishes, seconds(30)).value().bulk;
    REQUIRE(desk.get<Result<void>>([&](auto done) { desk.outbox().bulks().pause(id, done); }));
    desk.advance(seconds(40));
    CHECK(desk.effects("message") == 0);
    CHECK(desk.get<int>([&](auto done) { desk.outbox().bulks().takeBack(id, done); }) == 3);
    for (const app::ReplyWish& wish : wishes) CHECK(detailOf(desk, wish.key).draft.empty());
    const BulkId again = sendMany(desk, wishes, seconds(30)).value().bulk;
    REQUIRE(desk.get<Result<void>>([&](auto done) { desk.outbox().bulks().pause(again, done); }));
    desk.advance(seconds(40));
    REQUIRE(desk.get<Result<void>>([&](auto done) { desk.outbox().bulks().goOn(again, done); }));
    desk.settleOutbox();
    CHECK(desk.effects("message") == 3);
}

TEST_CASE("of a message to many nothing is kept when one of them was answered by what the buyer wrote since") {
    Desktop desk;
    const auto wishes = wishesFor(desk, 3);
    desk.advance(seconds(60));
    buyerWrites(desk, wishes[1].key, "Lasciate stare.");
    REQUIRE(desk.sync());
    CHECK(sendMany(desk, wishes).error().failure() == Failure::setChanged);
    CHECK(desk.actions().empty());
}

TEST_CASE("of a message to many, one whose buyer writes before it leaves is given back alone") {
    Desktop desk;
    const auto wishes = wishesFor(desk, 3);
    const BulkId id = sendMany(desk, wishes, seconds(30)).value().bulk;
    desk.advance(seconds(10));
    buyerWrites(desk, wishes[1].key, "Lasciate stare.");
    desk.advance(seconds(21));
    desk.settleOutbox();
    CHECK(progressOf(desk, id).done == 2);
    CHECK(progressOf(desk, id).cancelled == 1);
    CHECK(detailOf(desk, wishes[1].key).draft == wishes[1].text);
    CHECK(desk.effects("message") == 2);
}

TEST_CASE("of a message to many, what the marketplace refused is named and tried again with its own text") {
    Desktop desk;
    const auto wishes = wishesFor(desk, 2);
    desk.market->addFault(R"({"do":"answer","method":"POST","path":"/messages","times":1,"status":422,"type":"application/problem+json","body":"{\"type\":\"urn:open-channel:problem:not-possible\",\"detail\":\"not now\"}"})");
    const BulkId id = sendMany(desk, wishes).value().bulk;
    desk.settleOutbox();
    const auto failures = desk.get<std::vector<BulkFailure>>([&](auto done) { desk.outbox().bulks().failures(id, done); });
    REQUIRE(failures.size() == 1);
    CHECK_FALSE(failures.front().buyer.empty());
    REQUIRE(desk.get<Result<app::Confirmed>>([&](auto done) { desk.outbox().bulks().tryAgain(id, {1, {}}, milliseconds(0), done); }));
    desk.settleOutbox();
    CHECK(desk.effects("message") == 2);
    for (const app::ReplyWish& wish : wishes) CHECK(detailOf(desk, wish.key).messages.back().text == wish.text);
}

TEST_CASE("returns are written to with a text for each, and one without a text is refused") {
    Desktop desk;
    const auto keys = desk.keys(View::all, 3);
    app::ContactDecision decision;
    decision.texts = {{keys[0], "Ciao uno"}, {keys[1], "Ciao due"}};
    REQUIRE(desk.decide(Operation::contact, keys, decision));
    desk.settleOutbox();
    CHECK(desk.effects("message") == 2);
    CHECK(desk.detail(keys[0]).actions.front().command.request.get("text") == "Ciao uno");
    CHECK(desk.detail(keys[2]).actions.empty());
}
