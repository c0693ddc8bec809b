// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens/messages/reply_form.h"

#include "support/catch.h"

using namespace resodesk;
using screens::ReplyForm;

namespace {

TimePoint minute(int n) { return TimePoint(std::chrono::minutes(n)); }

app::ConversationDetail conversation(const std::string& id, int lastMessage, const std::string& draft = {}) {
    app::ConversationDetail detail;
    detail.fact.account = {1};
    detail.fact.id = {id};
    detail.fact.order = {"O-1"};
    detail.fact.buyerName = "Giulia Rossi";
    detail.fact.lastMessageAt = minute(lastMessage);
    detail.fact.lastMessageBy = Actor::buyer;
    detail.fact.awaitsAnswer = true;
    detail.draft = draft;
    return detail;
}

}  // namespace

TEST_CASE("screens: an answer stays with its conversation") {
    ReplyForm form;
    CHECK(form.take(conversation("A", 1, "begun")));
    CHECK(form.text() == "begun");
    form.write("begun and more");
    CHECK(form.unsaved() == "begun and more");
    form.saved("begun and more");
    CHECK_FALSE(form.unsaved());
    CHECK(form.take(conversation("B", 1)));
    CHECK(form.text().empty());
    CHECK_FALSE(form.unsaved());
}

TEST_CASE("screens: what is typed stays when the conversation is read again, also with an older draft") {
    ReplyForm form;
    form.take(conversation("A", 1, "begun"));
    form.write("begun and");
    form.saved("begun and");
    form.write("begun and more");
    CHECK_FALSE(form.take(conversation("A", 1, "begun")));  // the desk had not yet kept it
    CHECK_FALSE(form.take(conversation("A", 1, "begun and")));
    CHECK(form.text() == "begun and more");
}

TEST_CASE("screens: of two drafts both are kept") {
    ReplyForm form;
    form.take(conversation("A", 1));
    form.write("typed now");
    CHECK(form.take(conversation("A", 1, "came back from the outbox")));
    CHECK(form.text() == "typed now\n\ncame back from the outbox");
    CHECK(form.unsaved() == form.text());
    CHECK_FALSE(form.take(conversation("A", 1, "came back from the outbox")));
}

TEST_CASE("screens: what comes while one writes is to be read before the answer leaves") {
    ReplyForm form;
    form.take(conversation("A", 1));
    CHECK(form.whyNot()->failure() == Failure::emptyText);
    form.write("an answer");
    CHECK_FALSE(form.whyNot());
    form.take(conversation("A", 2));
    CHECK(form.hasNewer());
    CHECK(form.whyNot()->failure() == Failure::changed);
    form.haveRead();
    CHECK_FALSE(form.whyNot());
    CHECK(form.upTo() == minute(2));
    form.sent();
    CHECK(form.text().empty());
    CHECK_FALSE(form.unsaved());
}

TEST_CASE("screens: a text that was sent and is given back stands there again") {
    ReplyForm form;
    form.take(conversation("A", 1));
    form.write("an answer");
    form.saved("an answer");
    form.sent();
    CHECK_FALSE(form.take(conversation("A", 1)));
    CHECK(form.take(conversation("A", 1, "an answer")));
    CHECK(form.text() == "an answer");
}

TEST_CASE("screens: the seller's own message is no news") {
    ReplyForm form;
    form.take(conversation("A", 1));
    form.write("more");
    app::ConversationDetail mine = conversation("A", 2);
    mine.fact.lastMessageBy = Actor::seller;
    form.take(mine);
    CHECK_FALSE(form.hasNewer());
    CHECK(form.upTo() == minute(2));
}

TEST_CASE("screens: what comes before anything is written is only shown") {
    ReplyForm form;
    form.take(conversation("A", 1));
    form.take(conversation("A", 2));
    CHECK_FALSE(form.hasNewer());
}

TEST_CASE("screens: the linter is told of the buyer, the question and the parcel") {
    app::ConversationDetail detail = conversation("A", 2);
    detail.fact.topic = Topic::parcel;
    detail.order.emplace().shipments.push_back({"BRT", "0901", minute(0), {}});
    Message first, answer, last;
    first.from = last.from = Actor::buyer;
    answer.from = Actor::seller;
    first.text = "Where is it?";
    last.text = "Still nothing";
    detail.messages = {first, answer, last};
    ReplyForm form;
    form.take(detail);
    const MessageContext context = form.context();
    CHECK(context.buyer == "Giulia Rossi");
    CHECK(context.asked == "Still nothing");
    CHECK(context.hasEarlier);
    CHECK(context.isComplaint);
    CHECK(context.tracking == "0901");
    CHECK(context.courier == "BRT");
}
