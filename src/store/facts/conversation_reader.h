// SPDX-License-Identifier: GPL-3.0-or-later
// Reads conversations: one, a page of the inbox, how many, what was written. Any connection to facts.db; the list questions may be
// interrupted. Texts are found once the full text index is complete.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/messages/conversation.h"
#include "domain/messages/message.h"
#include "store/database.h"

namespace resodesk::store {

class ConversationReader {
 public:
    explicit ConversationReader(Database& facts) : facts_(facts) {}

    std::optional<Conversation> find(const ConversationKey& key);
    /// Every account's conversation with this id.
    std::vector<ConversationKey> withId(const ConversationId& id);
    std::vector<ConversationKey> withOrder(AccountId account, const OrderId& order);
    /// The first of them.
    std::optional<ConversationKey> ofOrder(AccountId account, const OrderId& order);
    /// The one this message is in.
    std::optional<ConversationKey> ofMessage(AccountId account, const std::string& message);
    std::optional<ConversationRow> row(const ConversationKey& key);
    /// Rows after `place`, or from the start: most urgent first, then the newest. With words: the newest conversation first.
    /// `now` decides overdue.
    std::vector<ConversationRow> page(const InboxQuery& query, const std::optional<InboxPlace>& place, int limit, TimePoint now);
    std::int64_t count(const InboxQuery& query, TimePoint now);
    InboxCounts counts(TimePoint now);
    // Oldest first.
    std::vector<Message> messages(const ConversationKey& key);
    std::vector<Message> messagesOfOrder(AccountId account, const OrderId& order);

 private:
    std::vector<ConversationRow> pageOfWords(const InboxQuery& query, const std::optional<InboxPlace>& place, int limit, TimePoint now);
    Database& facts_;
};

}  // namespace resodesk::store
