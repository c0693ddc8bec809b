// SPDX-License-Identifier: GPL-3.0-or-later
// The inbox: conversations with buyers, what waits for an answer, replies, "no answer needed". Nothing is ever answered or settled by
// itself. Callbacks: any thread.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/returns/returns_desk.h"
#include "domain/messages/conversation.h"
#include "domain/messages/message.h"

namespace resodesk::app {

struct ConversationDetail {
    ConversationRow row;
    Conversation fact;
    std::string accountName;
    std::vector<Message> messages;  ///< oldest first
    std::vector<Action> actions;    ///< newest first
    std::string draft;
    std::optional<Error> whyNoReply;         ///< why nothing can be written now
    std::optional<Error> whyNoSettling;      ///< why "no answer needed" cannot be said now
};

struct ReceivedFile {
    MessageFile about;
    std::string bytes;
};

class MessagesDesk {
 public:
    explicit MessagesDesk(DeskCore& core) : core_(core) {}

    void page(const InboxQuery& query, const std::optional<InboxPlace>& after, int limit, std::function<void(std::vector<ConversationRow>)> done);
    void count(const InboxQuery& query, std::function<void(std::int64_t)> done);
    void counts(std::function<void(InboxCounts)> done);
    /// All of the list.
    void csv(const InboxQuery& query, std::function<void(std::string)> done);
    void rows(const std::vector<ConversationKey>& keys, std::function<void(std::vector<ConversationRow>)> done);
    /// Conversations with what people type for one: its id or its order's, as ID or ACCOUNT/ID.
    void find(const std::string& id, std::function<void(std::vector<ConversationKey>)> done);
    void detail(const ConversationKey& key, std::function<void(Result<ConversationDetail>)> done);
    /// `upTo`: when the last message was written that the seller saw; a newer one stops the reply. The draft is gone once it is kept.
    void reply(const ConversationKey& key, const std::string& text, const std::optional<TimePoint>& upTo, const std::string& nonce,
               std::optional<milliseconds> hold, std::function<void(Result<Confirmed>)> done);
    void noAnswerNeeded(const ConversationKey& key, const std::string& nonce, std::optional<milliseconds> hold,
                        std::function<void(Result<Confirmed>)> done);
    /// A file that came with a message, read anew from where it is; `number` counts those of the conversation from 1. notFound.
    void file(const ConversationKey& key, int number, std::function<void(Result<ReceivedFile>)> done);
    void saveDraft(const ConversationKey& key, const std::string& text);

 private:
    using Rule = std::function<Result<Command>(const Conversation&, const std::vector<LiveAction>&)>;
    void confirm(const ConversationKey& key, Rule rule, const std::string& nonce, std::optional<milliseconds> hold,
                 std::function<void(Result<Confirmed>)> done);
    DeskCore& core_;
};

}  // namespace resodesk::app
