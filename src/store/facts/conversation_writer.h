// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations, their messages and the full text of both. Facts executor, within a transaction.

#pragma once

#include <string>
#include <vector>

#include "domain/messages/conversation.h"
#include "domain/messages/message.h"
#include "store/ledger/ledger.h"

namespace resodesk::store {

/// The row of a message is its conversation's number shifted by so many bits, plus its place: a million in one conversation at most.
inline constexpr int placeBits = 20;

class ConversationWriter {
 public:
    ConversationWriter(Database& facts, LedgerView& ledger) : facts_(facts), ledger_(ledger) {}
    /// Those that look different now.
    std::vector<ConversationKey> put(const std::vector<Conversation>& conversations);
    /// Messages are never changed: what is there already stays. The conversations that have more now.
    std::vector<ConversationKey> put(const std::vector<Message>& messages);
    /// What is kept is newer: the marketplace showed an old copy.
    bool isOutdated(const Conversation& conversation);
    bool reshow(const ConversationKey& key);
    void forget(AccountId account);
    /// Adds some texts to the index. True when more are waiting.
    bool indexSome(int limit);

 private:
    bool putOne(const Conversation& conversation, const std::vector<LiveAction>& actions);
    bool putOne(const Message& message);
    std::int64_t numberOf(AccountId account, const std::string& id);
    void indexLater(std::int64_t row);
    void dropFromIndex(std::int64_t row, const std::string& text);

    Database& facts_;
    LedgerView& ledger_;
};

}  // namespace resodesk::store
