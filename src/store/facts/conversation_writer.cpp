// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/facts/conversation_writer.h"

#include <unordered_set>

#include "store/facts/conversation_reader.h"
#include "store/query.h"

namespace resodesk::store {

namespace {

/// As returns do: the deadline while an answer is awaited, else the newest first behind all of those.
std::int64_t dueOf(const Conversation& c) {
    if (c.awaitsAnswer && c.answerBy) return toMillis(*c.answerBy);
    return (std::int64_t{1} << 62) - toMillis(c.lastMessageAt);
}

/// What is found of a conversation beside its messages.
std::string headOf(const std::string& id, const std::string& order, const std::string& about, const std::string& buyer) {
    return id + '\n' + order + '\n' + about + '\n' + buyer;
}

/// Where a marketplace knows of orders alone, what is written about one is kept together like a conversation that nobody lists.
std::string groupOf(const Message& m) { return m.conversation.empty() ? "\torder\t" + m.order.value : m.conversation.value; }

}  // namespace

std::int64_t ConversationWriter::numberOf(AccountId account, const std::string& id) {
    {
        Query known(facts_, "SELECT n FROM conversation_number WHERE account=? AND id=?");
        if (known.bind(account, id).step()) return known.integer();
    }
    Query(facts_, "INSERT INTO conversation_number(account, id) VALUES(?,?)").bind(account, id).run();
    return facts_.handle().getLastInsertRowid();
}

std::vector<ConversationKey> ConversationWriter::put(const std::vector<Conversation>& conversations) {
    std::vector<ConversationKey> changed;
    if (conversations.empty()) return changed;
    std::vector<std::string> ids;
    for (const Conversation& c : conversations) ids.push_back(c.id.value);
    const auto known = ledger_.known(conversations.front().account, ObjectKind::conversation, ids);
    const std::unordered_set<std::string> inLedger(known.begin(), known.end());
    for (const Conversation& c : conversations)
        if (putOne(c, inLedger.contains(c.id.value) ? ledger_.of(c.key().object()).actions : std::vector<LiveAction>{})) changed.push_back(c.key());
    return changed;
}

bool ConversationWriter::putOne(const Conversation& c, const std::vector<LiveAction>& actions) {
    const ShownConversation shown = show(c, actions);
    const std::int64_t n = numberOf(c.account, c.id.value);
    const std::string head = headOf(c.id.value, c.order.value, c.about, c.buyerName);
    bool isNewHead = true;
    {
        Query old(facts_, "SELECT revision, shown_state, order_id, about, buyer FROM conversation WHERE n=?");
        if (old.bind(n).step()) {
            const bool isSame = old.text() == c.revision;
            if (old.text() == toText(shown) && isSame) return false;
            const std::string order = old.text(), about = old.text(), buyer = old.text();
            const std::string oldHead = headOf(c.id.value, order, about, buyer);
            isNewHead = oldHead != head;
            if (isNewHead) dropFromIndex(n << placeBits, oldHead);
        }
    }
    Query(facts_, "INSERT OR REPLACE INTO conversation(n, account, id, order_id, about, buyer_id, buyer, language, topic, opened_at, last_message_at,"
                  " last_message_by, awaits_answer, answer_by, survey, voted_at, no_answer_at, no_answer_key, revision, changed_at, shown_state,"
                  " shown_due, shown_needs) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
        .bind(n, c.account, c.id, c.order, c.about, c.buyer, c.buyerName, c.language, c.topic, c.openedAt, c.lastMessageAt, c.lastMessageBy,
              c.awaitsAnswer, c.answerBy, c.survey, c.votedAt, c.noAnswerAt, c.noAnswerKey, c.revision, c.changedAt, shown, dueOf(c),
              shown == ShownConversation::needsAnswer)
        .run();
    if (isNewHead) indexLater(n << placeBits);
    return true;
}

std::vector<ConversationKey> ConversationWriter::put(const std::vector<Message>& messages) {
    std::vector<ConversationKey> changed;
    for (const Message& m : messages)
        if (putOne(m) && !m.conversation.empty() && (changed.empty() || changed.back().id != m.conversation))
            changed.push_back({m.account, m.conversation});
    return changed;
}

bool ConversationWriter::putOne(const Message& m) {
    {
        Query known(facts_, "SELECT 1 FROM message WHERE account=? AND id=?");
        if (known.bind(m.account, m.id).step()) return false;
    }
    const std::int64_t first = numberOf(m.account, groupOf(m)) << placeBits;
    std::int64_t row = first + 1;
    {
        Query last(facts_, "SELECT MAX(n) + 1 FROM message WHERE n > ?1 AND n < ?1 + (1 << ?2)");
        if (last.bind(first, placeBits).step() && !last.isNull()) row = last.integer();
    }
    Query(facts_, "INSERT INTO message(n, account, id, conversation, order_id, about, sender, text, at, key, subject, files, is_partial)"
                  " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)")
        .bind(row, m.account, m.id, m.conversation, m.order, m.about, m.from, m.text, m.at, m.key, m.subject, textOf(m.files), m.isPartial)
        .run();
    indexLater(row);
    return true;
}

bool ConversationWriter::isOutdated(const Conversation& c) {
    Query q(facts_, "SELECT changed_at FROM conversation WHERE account=? AND id=?");
    return q.bind(c.account, c.id).step() && q.time() > c.changedAt;
}

bool ConversationWriter::reshow(const ConversationKey& key) {
    const auto fact = ConversationReader(facts_).find(key);
    return fact && putOne(*fact, ledger_.of(key.object()).actions);
}

void ConversationWriter::indexLater(std::int64_t row) {
    Query(facts_, "INSERT OR IGNORE INTO message_unindexed(n) VALUES(?)").bind(row).run();
}

void ConversationWriter::dropFromIndex(std::int64_t row, const std::string& text) {
    Query waiting(facts_, "SELECT 1 FROM message_unindexed WHERE n=?");
    if (waiting.bind(row).step()) return;
    Query(facts_, "INSERT INTO message_text(message_text, rowid, text) VALUES('delete', ?, ?)").bind(row, text).run();
}

void ConversationWriter::forget(AccountId account) {
    Query(facts_, "INSERT INTO message_text(message_text, rowid, text) SELECT 'delete', n, text || char(10) || subject FROM message WHERE account=?"
                  " AND n NOT IN (SELECT n FROM message_unindexed)")
        .bind(account)
        .run();
    Query(facts_, "INSERT INTO message_text(message_text, rowid, text) SELECT 'delete', n << ?2, id || char(10) || order_id || char(10) || about"
                  " || char(10) || buyer FROM conversation WHERE account=?1 AND n << ?2 NOT IN (SELECT n FROM message_unindexed)")
        .bind(account, placeBits)
        .run();
    Query(facts_, "DELETE FROM message_unindexed WHERE n >> ?2 IN (SELECT n FROM conversation_number WHERE account=?1)").bind(account, placeBits).run();
    for (const char* table : {"message", "conversation", "conversation_number"})
        Query(facts_, std::string("DELETE FROM ") + table + " WHERE account=?").bind(account).run();
}

bool ConversationWriter::indexSome(int limit) {
    const auto add = [&](const char* texts) {
        Query(facts_, std::string("INSERT INTO message_text(rowid, text) SELECT u.n, ") + texts).bind(limit, placeBits).run();
    };
    add("m.text || char(10) || m.subject FROM (SELECT n FROM message_unindexed ORDER BY n LIMIT ?1) u JOIN message m ON m.n = u.n WHERE ?2 > 0 ORDER BY u.n");
    add("c.id || char(10) || c.order_id || char(10) || c.about || char(10) || c.buyer FROM (SELECT n FROM message_unindexed ORDER BY n LIMIT ?1) u"
        " JOIN conversation c ON c.n = u.n >> ?2 WHERE u.n & ((1 << ?2) - 1) = 0 ORDER BY u.n");
    return Query(facts_, "DELETE FROM message_unindexed WHERE n IN (SELECT n FROM message_unindexed ORDER BY n LIMIT ?)").bind(limit).run() == limit;
}

}  // namespace resodesk::store
