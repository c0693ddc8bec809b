// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/facts/conversation_reader.h"

#include <cctype>
#include <limits>
#include <memory>

#include "base/utf8.h"
#include "domain/messages/thanks.h"
#include "store/facts/conversation_writer.h"
#include "store/facts/list_sql.h"
#include "store/query.h"

namespace resodesk::store {

namespace {

const std::string conversationColumns =
    "account, id, order_id, about, buyer_id, buyer, language, topic, opened_at, last_message_at, last_message_by, awaits_answer, answer_by,"
    " survey, voted_at, no_answer_at, no_answer_key, revision, changed_at";

const std::string inboxColumns =
    "c.account, c.id, c.order_id, c.buyer, c.topic, c.shown_state, c.awaits_answer, c.answer_by, c.last_message_at, c.last_message_by, c.shown_due, c.n,"
    " COALESCE((SELECT text FROM message m WHERE m.n > c.n << " + std::to_string(placeBits) + " AND m.n < (c.n + 1) << " + std::to_string(placeBits) +
    " ORDER BY m.at DESC, m.n DESC LIMIT 1), '')";

const std::string messageColumns = "account, id, order_id, about, sender, text, at, key, conversation, subject, files, is_partial";

ConversationRow readInboxRow(Query& q) {
    ConversationRow row;
    row.key.account = {q.integer()};
    row.key.id = {q.text()};
    row.order = {q.text()};
    row.buyer = q.text();
    row.topic = q.named(Topic::order);
    row.state = q.named(ShownConversation::needsAnswer);
    const bool isAwaited = q.flag();
    row.answerBy = q.maybeTime();
    if (!isAwaited) row.answerBy.reset();
    row.lastMessageAt = q.time();
    const bool isByBuyer = q.named(Actor::nobody) == Actor::buyer;
    row.place.due = q.integer();
    row.place.row = q.integer();
    row.lastMessage = q.text();
    row.isThanks = row.state == ShownConversation::needsAnswer && isByBuyer && isPlainThanks(row.lastMessage);
    return row;
}

std::vector<Message> readMessages(Query& q) {
    std::vector<Message> messages;
    while (q.step()) {
        Message m;
        m.account = {q.integer()};
        m.id = q.text();
        m.order = {q.text()};
        m.about = q.text();
        m.from = q.named(Actor::nobody);
        m.text = q.text();
        m.at = q.time();
        m.key = q.text();
        m.conversation = {q.text()};
        m.subject = q.text();
        m.files = filesFrom(q.text());
        m.isPartial = q.flag();
        messages.push_back(std::move(m));
    }
    return messages;
}

/// About `c`; each view has an index in the order of the list. ?1 is now.
std::string viewCondition(InboxView view) {
    switch (view) {
        case InboxView::needsAnswer: return "c.shown_needs = 1 AND ?1 IS NOT NULL";
        case InboxView::overdue: return "c.shown_needs = 1 AND c.shown_due < ?1";
        case InboxView::answered: return "c.shown_needs = 0 AND ?1 IS NOT NULL";
        case InboxView::all: break;
    }
    return "?1 IS NOT NULL";
}

/// The same of a conversation's number: few wait for an answer, so that they are a set.
std::string numberCondition(InboxView view) {
    const std::string number = "message_text.rowid >> " + std::to_string(placeBits), waiting = " (SELECT n FROM conversation WHERE shown_needs = 1";
    switch (view) {
        case InboxView::needsAnswer: return number + " IN" + waiting + ") AND ?1 IS NOT NULL";
        case InboxView::overdue: return number + " IN" + waiting + " AND shown_due < ?1)";
        case InboxView::answered: return number + " NOT IN" + waiting + ") AND ?1 IS NOT NULL";
        case InboxView::all: break;
    }
    return "?1 IS NOT NULL";
}

/// Without those that are signs alone, "?" and "€": they stand in no index.
std::vector<std::string> searchedWords(const std::string& text) {
    const auto isOfWords = [](char32_t c) {
        if (c < 0x80) return std::isalnum(static_cast<int>(c)) != 0;
        return c >= 0xc0 && c != 0xd7 && c != 0xf7 && (c < 0x2000 || c >= 0x2c00);
    };
    std::vector<std::string> words;
    for (const std::string& word : typedWords(text)) {
        bool isAny = false;
        for (std::size_t at = 0; at < word.size() && !isAny;) isAny = isOfWords(pointAt(word, at));
        if (isAny) words.push_back(word);
    }
    return words;
}

/// The numbers of conversations with a word in one of their messages, newest first.
class WordStream {
 public:
    /// `place`: of the word among those that are looked for; each has a statement of its own.
    WordStream(Database& facts, const std::string& word, InboxView view, std::size_t place, std::int64_t before, TimePoint now)
        : word_(ftsPrefixes(word)), query_(facts, "SELECT message_text.rowid >> " + std::to_string(placeBits) + " FROM message_text WHERE " + numberCondition(view) +
                                                      " AND message_text MATCH ?2 AND message_text.rowid < ?3 ORDER BY message_text.rowid DESC -- " + std::to_string(place)) {
        query_.bind(toMillis(now), word_, before);
    }
    /// The next one that is not above `most`; none: -1.
    std::int64_t upTo(std::int64_t most) {
        while (number_ > most) number_ = query_.step() ? query_.integer() : -1;
        return number_;
    }

 private:
    std::string word_;
    Query query_;
    std::int64_t number_ = std::numeric_limits<std::int64_t>::max();
};

/// The numbers of conversations in which each word is found, in any of their messages: newest first, each once.
class Found {
 public:
    Found(Database& facts, const InboxQuery& query, const std::optional<InboxPlace>& after, TimePoint now) {
        const std::int64_t before = after ? after->row << placeBits : std::numeric_limits<std::int64_t>::max();
        for (const std::string& word : searchedWords(query.text))
            streams_.push_back(std::make_unique<WordStream>(facts, word, streams_.empty() ? query.view : InboxView::all, streams_.size(), before, now));
    }
    std::optional<std::int64_t> next() {
        for (std::int64_t common = last_ - 1;;) {
            std::int64_t least = common;
            for (const auto& stream : streams_) least = stream->upTo(least);
            if (least < 0) return std::nullopt;
            if (least == common) return last_ = common;
            common = least;
        }
    }

 private:
    std::vector<std::unique_ptr<WordStream>> streams_;
    std::int64_t last_ = std::numeric_limits<std::int64_t>::max();
};

bool hasWords(const InboxQuery& query) { return !searchedWords(query.text).empty(); }

}  // namespace

std::optional<Conversation> ConversationReader::find(const ConversationKey& key) {
    Query q(facts_, "SELECT " + conversationColumns + " FROM conversation WHERE account=? AND id=?");
    if (!q.bind(key.account, key.id).step()) return std::nullopt;
    Conversation c;
    c.account = {q.integer()};
    c.id = {q.text()};
    c.order = {q.text()};
    c.about = q.text();
    c.buyer = {q.text()};
    c.buyerName = q.text();
    c.language = q.text();
    c.topic = q.named(Topic::order);
    c.openedAt = q.time();
    c.lastMessageAt = q.time();
    c.lastMessageBy = q.named(Actor::nobody);
    c.awaitsAnswer = q.flag();
    c.answerBy = q.maybeTime();
    c.survey = q.named(Survey::none);
    c.votedAt = q.maybeTime();
    c.noAnswerAt = q.maybeTime();
    c.noAnswerKey = q.text();
    c.revision = q.text();
    c.changedAt = q.time();
    return c;
}

std::vector<ConversationKey> ConversationReader::withId(const ConversationId& id) {
    Query q(facts_, "SELECT account FROM conversation WHERE id=? AND account IN (SELECT DISTINCT account FROM pull)");
    q.bind(id);
    std::vector<ConversationKey> keys;
    while (q.step()) keys.push_back({{q.integer()}, id});
    return keys;
}

std::vector<ConversationKey> ConversationReader::withOrder(AccountId account, const OrderId& order) {
    std::vector<ConversationKey> keys;
    if (order.empty()) return keys;
    Query q(facts_, "SELECT id FROM conversation WHERE account=? AND order_id=? ORDER BY n");
    q.bind(account, order);
    while (q.step()) keys.push_back({account, {q.text()}});
    return keys;
}

std::optional<ConversationKey> ConversationReader::ofOrder(AccountId account, const OrderId& order) {
    if (order.empty()) return std::nullopt;
    Query q(facts_, "SELECT id FROM conversation WHERE account=? AND order_id=? ORDER BY n LIMIT 1");
    if (!q.bind(account, order).step()) return std::nullopt;
    return ConversationKey{account, {q.text()}};
}

std::optional<ConversationKey> ConversationReader::ofMessage(AccountId account, const std::string& message) {
    Query q(facts_, "SELECT conversation FROM message WHERE account=? AND id=?");
    if (!q.bind(account, message).step()) return std::nullopt;
    return ConversationKey{account, {q.text()}};
}

std::optional<ConversationRow> ConversationReader::row(const ConversationKey& key) {
    Query q(facts_, "SELECT " + inboxColumns + " FROM conversation c WHERE c.account=? AND c.id=?");
    if (!q.bind(key.account, key.id).step()) return std::nullopt;
    return readInboxRow(q);
}

std::vector<ConversationRow> ConversationReader::page(const InboxQuery& query, const std::optional<InboxPlace>& place, int limit, TimePoint now) {
    if (hasWords(query)) return pageOfWords(query, place, limit, now);
    std::string sql = "SELECT " + inboxColumns + " FROM conversation c WHERE " + viewCondition(query.view);
    if (place) sql += " AND (c.shown_due, c.n) > (?, ?)";
    Query q(facts_, sql + " ORDER BY c.shown_due, c.n LIMIT " + std::to_string(limit));
    q.bind(toMillis(now));
    if (place) q.bind(place->due, place->row);
    std::vector<ConversationRow> page;
    while (q.step()) page.push_back(readInboxRow(q));
    return page;
}

std::vector<ConversationRow> ConversationReader::pageOfWords(const InboxQuery& query, const std::optional<InboxPlace>& place, int limit, TimePoint now) {
    std::vector<ConversationRow> page;
    Found found(facts_, query, place, now);
    while (page.size() < static_cast<std::size_t>(limit)) {
        const auto number = found.next();
        if (!number) break;
        Query q(facts_, "SELECT " + inboxColumns + " FROM conversation c WHERE c.n = ?");
        if (q.bind(*number).step()) page.push_back(readInboxRow(q));
    }
    return page;
}

std::int64_t ConversationReader::count(const InboxQuery& query, TimePoint now) {
    if (!hasWords(query)) {
        Query q(facts_, "SELECT COUNT(*) FROM conversation c WHERE " + viewCondition(query.view));
        q.bind(toMillis(now)).step();
        return q.integer();
    }
    std::int64_t count = 0;
    for (Found found(facts_, query, {}, now); found.next();) ++count;
    return count;
}

InboxCounts ConversationReader::counts(TimePoint now) {
    InboxCounts counts;
    counts.needsAnswer = count({InboxView::needsAnswer, {}}, now);
    counts.overdue = count({InboxView::overdue, {}}, now);
    counts.answered = count({InboxView::answered, {}}, now);
    counts.all = counts.needsAnswer + counts.answered;
    return counts;
}

std::vector<Message> ConversationReader::messages(const ConversationKey& key) {
    Query q(facts_, "SELECT " + messageColumns + " FROM message, (SELECT n AS c FROM conversation_number WHERE account=?1 AND id=?2)"
                    " WHERE n > c << ?3 AND n < (c + 1) << ?3 ORDER BY at, n");
    q.bind(key.account, key.id, placeBits);
    return readMessages(q);
}

std::vector<Message> ConversationReader::messagesOfOrder(AccountId account, const OrderId& order) {
    Query q(facts_, "SELECT " + messageColumns + " FROM message WHERE account=? AND order_id=? ORDER BY at, id");
    q.bind(account, order);
    return readMessages(q);
}

}  // namespace resodesk::store
