// SPDX-License-Identifier: GPL-3.0-or-later
// The inbox: conversations with buyers, what waits for an answer, replies, "no answer needed". Nothing is ever answered or settled by
// itself. Callbacks: any thread.

#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/messages/reminders_desk.h"
#include "app/returns/returns_desk.h"
#include "domain/messages/conversation.h"
#include "domain/messages/first_contact.h"
#include "domain/messages/linter.h"
#include "domain/messages/message.h"

namespace resodesk::app {

struct ConversationDetail {
    ConversationRow row;
    Conversation fact;
    std::string accountName;
    std::optional<Order> order;
    std::optional<Return> about;    ///< the return it began with, else the newest of its order
    std::string language;           ///< to write in: the buyer's last message's, else what the marketplace says; may be empty
    std::vector<Message> messages;  ///< oldest first
    std::vector<Action> actions;    ///< newest first
    std::vector<Action> awaited;    ///< of its order, on their way: what an answer can wait for
    std::string draft;
    std::optional<Error> whyDraft;           ///< it is the text of a message that was not sent: why
    std::vector<Reminder> reminders;         ///< open ones first, by day
    std::vector<PromisedDate> promised;      ///< in what the seller wrote last: days to come that have no reminder
    std::optional<Error> whyNoReply;         ///< why nothing can be written now
    std::optional<Error> whyNoSettling;      ///< why "no answer needed" cannot be said now
};

/// How a reply is to leave. Without a time or an action: after the undo window.
struct Sending {
    std::optional<TimePoint> upTo;  ///< when the last message was written that the seller saw; a newer one stops the reply
    std::optional<TimePoint> at;    ///< not before; timeInPast
    ActionId after;                 ///< once that is confirmed; see checkWaitsFor
    bool takesDraft = false;        ///< the text is the draft's, which may have been kept some letters before
};

struct ReceivedFile {
    MessageFile about;
    std::string bytes;
};

/// One of many, as the seller saw it.
struct ReplyWish {
    ConversationKey key;
    std::string text;
    TimePoint upTo;  ///< when the last message was written that the seller saw
};

class MessagesDesk {
 public:
    explicit MessagesDesk(DeskCore& core) : core_(core), reminders_(core) {}

    RemindersDesk& reminders() { return reminders_; }

    void page(const InboxQuery& query, const std::optional<InboxPlace>& after, int limit, std::function<void(std::vector<ConversationRow>)> done,
              const Dropped& dropped = {});
    void count(const InboxQuery& query, std::function<void(std::int64_t)> done, const Dropped& dropped = {});
    void counts(std::function<void(InboxCounts)> done);
    /// All of the list.
    void csv(const InboxQuery& query, std::function<void(std::string)> done);
    void rows(const std::vector<ConversationKey>& keys, std::function<void(std::vector<ConversationRow>)> done);
    /// Conversations with what people type for one: its id or its order's, as ID or ACCOUNT/ID.
    void find(const std::string& id, std::function<void(std::vector<ConversationKey>)> done);
    void detail(const ConversationKey& key, std::function<void(Result<ConversationDetail>)> done);
    /// The draft is gone once it is kept. It is a draft again, and cancelled with its reason, when the buyer writes before it has left, or
    /// when what it waits for does not happen.
    void send(const ConversationKey& key, const std::string& text, const Sending& how, const std::string& nonce, std::optional<milliseconds> hold,
              std::function<void(Result<Confirmed>)> done);
    /// The same at once. `upTo`: see Sending.
    void reply(const ConversationKey& key, const std::string& text, const std::optional<TimePoint>& upTo, const std::string& nonce,
               std::optional<milliseconds> hold, std::function<void(Result<Confirmed>)> done);
    /// Every conversation of the list, most urgent first.
    void keys(const InboxQuery& query, std::function<void(std::vector<ConversationKey>)> done);
    /// One decision for many, with its progress, pause and undo among the outbox's bulks. All are looked at again before: setChanged, and
    /// nothing is kept, where one cannot be sent any more. What changes later is refused alone, see BulksDesk::failures.
    void sendMany(const std::vector<ReplyWish>& wishes, const std::string& nonce, std::optional<milliseconds> hold, std::function<void(Result<Confirmed>)> done);
    void noAnswerNeeded(const ConversationKey& key, const std::string& nonce, std::optional<milliseconds> hold,
                        std::function<void(Result<Confirmed>)> done);
    /// A file that came with a message, read anew from where it is; `number` counts those of the conversation from 1. notFound.
    void file(const ConversationKey& key, int number, std::function<void(Result<ReceivedFile>)> done);
    void saveDraft(const ConversationKey& key, const std::string& text);
    /// What writing first has brought, by the messages decided since then.
    void firstContacts(TimePoint since, std::function<void(FirstContacts)> done);
    /// What is wrong with a text in a language, with the explanations in the interface's. Nothing where there are no rules for it.
    /// unreadableFile: the installation lacks them.
    void lint(const std::string& text, const std::string& language, const MessageContext& context, const std::string& interfaceLanguage,
              std::function<void(Result<LintFindings>)> done);

 private:
    using Rule = std::function<Result<Command>(const Conversation&, const std::vector<LiveAction>&)>;
    void confirm(const ConversationKey& key, Rule rule, const Sending& how, const std::string& nonce, std::optional<milliseconds> hold,
                 std::function<void(Result<Confirmed>)> done);
    Result<void> checkSending(const Sending& how, const Command& command);
    DeskCore& core_;
    std::map<MessageLanguage, LinterRules> rules_;  ///< read at the first use; desk executor
    RemindersDesk reminders_;
};

}  // namespace resodesk::app
