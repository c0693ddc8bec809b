// SPDX-License-Identifier: GPL-3.0-or-later
// What one buyer and the seller write to each other about an order, or before one: as the marketplace last said it, as it is shown,
// and what the seller may do about it.

#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/error.h"
#include "domain/messages/message.h"
#include "domain/outbox/action.h"
#include "domain/returns/return.h"

namespace resodesk {

/// What it began with.
enum class Topic { returned, parcel, product, order, beforeOrder };
NameTable<Topic> nameTable(Topic);

/// What the buyer said to the marketplace's question whether an answer helped. It stands only under replies.
enum class Survey { none, asked, helped, didNotHelp };
NameTable<Survey> nameTable(Survey);

struct Conversation {
    AccountId account;
    ConversationId id;
    OrderId order;      ///< empty before an order
    std::string about;  ///< id of the return or lost parcel it began with, or empty
    BuyerId buyer;
    std::string buyerName;
    std::string language;  ///< to write in, ISO 639-1, where the marketplace tells
    Topic topic = Topic::order;
    TimePoint openedAt;
    TimePoint lastMessageAt;
    Actor lastMessageBy = Actor::nobody;
    bool awaitsAnswer = false;
    std::optional<TimePoint> answerBy;  ///< 24 hours after the buyer's last message, weekends included
    Survey survey = Survey::none;
    std::optional<TimePoint> votedAt;
    std::optional<TimePoint> noAnswerAt;  ///< somebody said that no answer is needed
    std::string noAnswerKey;              ///< with this idempotency key, where the marketplace tells
    std::string revision;
    TimePoint changedAt;

    ConversationKey key() const { return {account, id}; }
    bool operator==(const Conversation&) const = default;
};

enum class ShownConversation {
    needsAnswer,
    answering,       ///< a reply of ours is on its way
    settling,        ///< "no answer needed" is on its way
    answered,
    noAnswerNeeded,  ///< the buyer wrote last
};
NameTable<ShownConversation> nameTable(ShownConversation);

/// The state after what is on its way.
ShownConversation show(const Conversation& fact, const std::vector<LiveAction>& actions);

enum class InboxView { needsAnswer, overdue, answered, all };
NameTable<InboxView> nameTable(InboxView);

struct InboxQuery {
    InboxView view = InboxView::needsAnswer;
    std::string text;  ///< each word in one of the messages, the buyer's name, or an id
    bool operator==(const InboxQuery&) const = default;
};

/// Where a row stands in the list: most urgent first, then the newest.
struct InboxPlace {
    std::int64_t due = 0;
    std::int64_t row = 0;
    bool operator==(const InboxPlace&) const = default;
};

struct ConversationRow {
    ConversationKey key;
    OrderId order;
    std::string buyer;
    Topic topic = Topic::order;
    ShownConversation state = ShownConversation::needsAnswer;
    std::optional<TimePoint> answerBy;  ///< while an answer is awaited
    TimePoint lastMessageAt;
    std::string lastMessage;  ///< its text
    bool isThanks = false;    ///< a plain thank-you waits: no answer is needed, as far as words can tell
    InboxPlace place;
    bool operator==(const ConversationRow&) const = default;
};

struct InboxCounts {
    std::int64_t needsAnswer = 0, overdue = 0, answered = 0, all = 0;
    std::int64_t of(InboxView view) const;
};

/// Into the conversation. emptyText, textTooLong; changed when something newer than `upTo` has arrived. What the buyer writes after that,
/// or after the last message now, stops it until it is sent.
Result<Command> reply(const Conversation& fact, const std::string& text, const std::optional<TimePoint>& upTo = {});
/// May a message about that order wait for this action? otherOrder; notOfferedNow for what no message waits for; precedingFailed.
Result<void> checkWaitsFor(const Action& action, AccountId account, const OrderId& order);
/// What a mail needs beside its text, so that the command stays complete whatever is read meanwhile: request `to`, `subject`,
/// `in_reply_to` (the mail the seller saw last) and `references` (ids between blanks). `messages`: those of the conversation, oldest first.
void addressMail(Command& reply, const Conversation& fact, const std::vector<Message>& messages);
/// notWaitingForAnswer, liveAction.
Result<Command> noAnswerNeeded(const Conversation& fact, const std::vector<LiveAction>& live);

}  // namespace resodesk
