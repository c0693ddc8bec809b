// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/conversation.h"

#include "domain/facts.h"
#include "domain/outbox/evidence.h"
#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

LiveAction onItsWay(ActionKind kind, ActionState state) {
    LiveAction action;
    action.id = {7};
    action.kind = kind;
    action.state = state;
    return action;
}

Action settling(const Conversation& seen) {
    Action action;
    action.command = noAnswerNeeded(seen, {}).value();
    action.key = "key-1";
    action.sentAt = morning;
    return action;
}

Evidence evidence(const Action& action, const Conversation& now, Guard guard = Guard::keyed) {
    Facts facts;
    facts.conversations = {now};
    return judge(action, facts, guard).evidence;
}

}  // namespace

TEST_CASE("a conversation leaves the inbox as soon as something is on its way, and comes back when that fails") {
    const Conversation fact = aConversation();
    CHECK(show(fact, {}) == ShownConversation::needsAnswer);
    CHECK(show(fact, {onItsWay(ActionKind::message, ActionState::waiting)}) == ShownConversation::answering);
    CHECK(show(fact, {onItsWay(ActionKind::noAnswerNeeded, ActionState::unknown)}) == ShownConversation::settling);
    CHECK(show(fact, {onItsWay(ActionKind::message, ActionState::failed)}) == ShownConversation::needsAnswer);
    CHECK(show(fact, {onItsWay(ActionKind::message, ActionState::confirmed)}) == ShownConversation::needsAnswer);  // written again since
}

TEST_CASE("who wrote last tells whether it was answered or needs none") {
    Conversation fact = aConversation();
    fact.awaitsAnswer = false;
    CHECK(show(fact, {}) == ShownConversation::noAnswerNeeded);
    fact.lastMessageBy = Actor::seller;
    CHECK(show(fact, {}) == ShownConversation::answered);
}

TEST_CASE("a reply stops when something newer was written than the seller saw") {
    const Conversation fact = aConversation();
    CHECK(reply(fact, "Ecco", fact.lastMessageAt));
    CHECK(reply(fact, "Ecco", fact.lastMessageAt - seconds(1)).error().failure() == Failure::changed);
    CHECK(reply(fact, " ").error().failure() == Failure::emptyText);
}

TEST_CASE("no answer needed: only while one is awaited and nothing is on its way") {
    Conversation fact = aConversation();
    CHECK(noAnswerNeeded(fact, {onItsWay(ActionKind::message, ActionState::confirmed)}));
    CHECK(noAnswerNeeded(fact, {onItsWay(ActionKind::message, ActionState::waiting)}).error().failure() == Failure::liveAction);
    fact.awaitsAnswer = false;
    CHECK(noAnswerNeeded(fact, {}).error().failure() == Failure::notWaitingForAnswer);
}

TEST_CASE("replies and no answer needed of a conversation take turns, also before an order") {
    Conversation fact = aConversation();
    CHECK(reply(fact, "Ecco").value().lane() == noAnswerNeeded(fact, {}).value().lane());
    Conversation other = fact;
    fact.order = other.order = {};
    other.id = {"CON-2"};
    CHECK(reply(fact, "Ecco").value().lane() == noAnswerNeeded(fact, {}).value().lane());
    CHECK(reply(fact, "Ecco").value().lane() != reply(other, "Ecco").value().lane());
}

TEST_CASE("what the buyer writes after it is not covered by no answer needed") {
    const Conversation seen = aConversation();
    const Action action = settling(seen);
    CHECK(evidence(action, seen) == Evidence::absent);
    Conversation now = seen;
    now.awaitsAnswer = false;
    now.noAnswerAt = morning;
    CHECK(evidence(action, now) == Evidence::byOthers);
    CHECK(evidence(action, now, Guard::keyless) == Evidence::done);
    now.noAnswerKey = "key-1";
    CHECK(evidence(action, now) == Evidence::done);
    now = seen;
    now.lastMessageAt += seconds(5);
    CHECK(evidence(action, now) == Evidence::byOthers);
}

TEST_CASE("what the buyer writes after the last message that was seen stops a reply, what the seller wrote does not") {
    const Conversation fact = aConversation();
    const Command answer = reply(fact, "Ecco", fact.lastMessageAt).value();
    Message message;
    message.from = Actor::buyer;
    message.at = fact.lastMessageAt;
    CHECK_FALSE(hasBuyerWritten(answer, {message}));
    message.at += milliseconds(1);
    CHECK(hasBuyerWritten(answer, {message}));
    CHECK(hasBuyerWritten(reply(fact, "Ecco").value(), {message}));
    CHECK_FALSE(hasBuyerWritten(noAnswerNeeded(fact, {}).value(), {message}));
    message.from = Actor::seller;
    CHECK_FALSE(hasBuyerWritten(answer, {message}));
}

TEST_CASE("a message waits for an action of its own order that does something for the buyer and can still happen") {
    const Conversation fact = aConversation();
    Action first;
    first.id = {12};
    first.command.kind = ActionKind::refund;
    first.command.target = {fact.account, ObjectKind::returnRequest, "R-1"};
    first.command.order = fact.order;
    CHECK(checkWaitsFor(first, fact.account, fact.order));
    first.state = ActionState::confirmed;
    CHECK(checkWaitsFor(first, fact.account, fact.order));
    first.state = ActionState::failed;
    CHECK(checkWaitsFor(first, fact.account, fact.order).error().failure() == Failure::precedingFailed);
    first.state = ActionState::unknown;
    CHECK(checkWaitsFor(first, fact.account, {"ORD-other"}).error().failure() == Failure::otherOrder);
    CHECK(checkWaitsFor(first, fact.account, {}).error().failure() == Failure::otherOrder);
    CHECK(checkWaitsFor(first, {99}, fact.order).error().failure() == Failure::otherOrder);
    first.command.kind = ActionKind::message;
    CHECK(checkWaitsFor(first, fact.account, fact.order).error().failure() == Failure::notOfferedNow);
}

TEST_CASE("a reply by mail has all it needs: to whom, the subject, and the mails it belongs to") {
    Conversation fact = aConversation();
    fact.buyer = {"anna1@marketplace.amazon.it"};
    fact.revision = "m2@example.com";
    Message first, second;
    first.id = "m1@example.com";
    first.subject = "Domanda";
    second.id = "m2@example.com";
    Command command = reply(fact, "Ecco").value();
    addressMail(command, fact, {first, second});
    CHECK(command.baseline == "m2@example.com");
    CHECK(command.request.get("to") == "anna1@marketplace.amazon.it");
    CHECK(command.request.get("subject") == "Re: Domanda");
    CHECK(command.request.get("in_reply_to") == "m2@example.com");
    CHECK(command.request.get("references") == "m1@example.com m2@example.com");
    second.subject = "RE: Domanda";
    addressMail(command, fact, {first, second});
    CHECK(command.request.get("subject") == "RE: Domanda");
}

TEST_CASE("a mail without an id is answered without naming it, and of a long conversation the last mails are named") {
    Conversation fact = aConversation();
    fact.revision = "sha256:1234";
    std::vector<Message> messages(30);
    for (std::size_t i = 0; i < messages.size(); ++i) messages[i].id = "m" + std::to_string(i) + "@x";
    messages.back().id = fact.revision;
    Command command = reply(fact, "Ecco").value();
    addressMail(command, fact, messages);
    CHECK_FALSE(command.request.find("in_reply_to"));
    CHECK(command.request.get("references").starts_with("m10@x m11@x"));
    CHECK(command.request.get("references").ends_with("m28@x"));
}

TEST_CASE("files of a message come back from their text as they were") {
    const std::vector<MessageFile> files{{"a b.pdf", "application/pdf", 0}, {"photo.jpg", "image/jpeg", 26'214'400}};
    CHECK(filesFrom(textOf(files)) == files);
    CHECK(filesFrom("").empty());
    CHECK(filesFrom("no tabs\n").empty());
}
