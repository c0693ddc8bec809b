// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/outbox_list.h"

#include <set>

#include "store/query.h"

namespace resodesk::store {

namespace {

const std::string isStale = "a.state='WAITING' AND a.why='ask' AND a.is_money=1 AND a.refusal IS NULL";

std::string whereOf(OutboxView view) {
    switch (view) {
        case OutboxView::open: return " WHERE a.state IN ('WAITING','SENDING','UNKNOWN','ACCEPTED','NEEDS_PERSON','FAILED')";
        case OutboxView::needsYou:
            return " WHERE (a.state='NEEDS_PERSON' OR (a.state='WAITING' AND (a.why IN ('ask','by_hand','sign_in')"
                   " OR EXISTS (SELECT 1 FROM bulk WHERE bulk.id=a.bulk AND bulk.is_paused=1))))";
        case OutboxView::failed: return " WHERE a.state='FAILED'";
        case OutboxView::all: break;
    }
    return " WHERE 1";
}

std::string orderOf(const OutboxQuestion& question) {
    const std::string way = question.descending ? " DESC" : " ASC";
    const auto by = [&](const char* column) { return std::string(column) + way + ", a.id DESC"; };
    switch (question.sortBy) {
        case OutboxSort::date: break;
        case OutboxSort::order: return by("a.order_id");
        case OutboxSort::amount: return "a.is_money" + way + ", " + by("a.amount");
        case OutboxSort::action: return by("a.kind");
        case OutboxSort::state: return by("a.state");
        case OutboxSort::nextTry:  // what is over has none
            return "a.state IN ('WAITING','UNKNOWN','ACCEPTED','NEEDS_PERSON') DESC, " + by("a.not_before");
    }
    return "a.id" + way;
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

/// The four parameters that `matches` needs, the same text each time.
const std::string matches = " AND (?1='' OR a.id=CAST(?1 AS INTEGER) OR a.order_id LIKE ?2 ESCAPE '\\' OR a.target LIKE ?2 ESCAPE '\\'"
                            " OR a.seen LIKE ?2 ESCAPE '\\') AND (?3 IS NULL OR a.account=?3) AND (?4 IS NULL OR a.state=?4)";

void bindQuestion(Query& q, const OutboxQuestion& question) { q.bind(question.text, "%" + escaped(question.text) + "%", question.account, question.state); }

}  // namespace

std::vector<ActionId> OutboxList::ids(const OutboxQuestion& question, int skip, int limit) {
    Query q(database_, "SELECT a.id FROM action a" + whereOf(question.view) + matches + " ORDER BY " + orderOf(question) + " LIMIT ?5 OFFSET ?6");
    bindQuestion(q, question);
    q.bind(limit, skip);
    std::vector<ActionId> ids;
    while (q.step()) ids.push_back({q.integer()});
    return ids;
}

int OutboxList::count(const OutboxQuestion& question) {
    Query q(database_, "SELECT COUNT(*) FROM action a" + whereOf(question.view) + matches);
    bindQuestion(q, question);
    q.step();
    return static_cast<int>(q.integer());
}

std::vector<MoneyOfDay> OutboxList::money(AccountId account, TimePoint since) {
    Query q(database_,
            "SELECT strftime('%Y-%m-%d', a.created_at/1000, 'unixepoch', 'localtime') AS day, a.account, a.currency, COUNT(*),"
            " SUM(CASE WHEN a.state='CONFIRMED' THEN a.amount ELSE 0 END),"
            " SUM(CASE WHEN a.state<>'CONFIRMED' THEN a.amount ELSE 0 END),"
            " SUM(CASE WHEN a.state IN ('UNKNOWN','NEEDS_PERSON') THEN a.amount ELSE 0 END)"
            " FROM action a WHERE a.is_money=1 AND a.kind <> 'replace_parcel' AND a.created_at >= ? AND (? IS NULL OR a.account=?)"
            " AND a.state IN ('WAITING','SENDING','UNKNOWN','ACCEPTED','NEEDS_PERSON','CONFIRMED')"
            " GROUP BY day, a.account, a.currency ORDER BY day DESC, a.account, a.currency");
    q.bind(since, account, account);
    std::vector<MoneyOfDay> days;
    while (q.step()) {
        MoneyOfDay day;
        day.day = q.text();
        day.account = {q.integer()};
        const Currency currency = q.currency();
        day.count = static_cast<int>(q.integer());
        for (Money* sum : {&day.confirmed, &day.onItsWay, &day.unknown}) *sum = {q.integer(), currency};
        days.push_back(day);
    }
    return days;
}

std::vector<ActionId> OutboxList::stale() {
    Query q(database_, "SELECT a.id FROM action a WHERE " + isStale + " ORDER BY COALESCE(a.deadline, 9223372036854775807), a.id");
    std::vector<ActionId> ids;
    while (q.step()) ids.push_back({q.integer()});
    return ids;
}

StaleMoney OutboxList::staleMoney() {
    Query q(database_, "SELECT COUNT(*), SUM(CASE WHEN a.kind='replace_parcel' THEN 0 ELSE a.amount END), a.currency FROM action a WHERE " + isStale + " GROUP BY a.currency ORDER BY a.currency");
    StaleMoney stale;
    while (q.step()) {
        stale.count += static_cast<int>(q.integer());
        stale.amounts.add(q.money());
    }
    return stale;
}

std::optional<ActionId> OutboxList::replacementOf(ActionId failed) {
    Query q(database_, "SELECT id FROM action WHERE supersedes=? AND state NOT IN ('FAILED','CANCELLED','NOT_NEEDED') ORDER BY id DESC LIMIT 1");
    if (!q.bind(failed).step()) return std::nullopt;
    return ActionId{q.integer()};
}

std::vector<HeldDecision> OutboxList::held(TimePoint now, int limit) {
    Query q(database_, "SELECT d.n, a.id, a.bulk, a.kind, a.not_before, a.seen FROM (SELECT COUNT(*) AS n, MAX(id) AS newest FROM action"
                       " WHERE state='WAITING' AND why='undo' AND not_before > ? GROUP BY COALESCE(bulk, -id)) d JOIN action a ON a.id=d.newest"
                       " ORDER BY a.id DESC LIMIT ?");
    q.bind(now, limit);
    std::vector<HeldDecision> decisions;
    while (q.step()) {
        HeldDecision held;
        held.count = static_cast<int>(q.integer());
        held.newest = {q.integer()};
        held.bulk = {q.integer()};
        held.kind = q.named(ActionKind::authorize);
        held.leavesAt = q.time();
        held.buyer = q.fields().get("buyer");
        decisions.push_back(held);
    }
    return decisions;
}

std::vector<StoppedBulk> OutboxList::stopped() {
    Query q(database_, "SELECT bulk.id, bulk.kind, SUM(a.state='WAITING'), SUM(a.state IN ('UNKNOWN','NEEDS_PERSON')), SUM(a.state='FAILED'),"
                       " bulk.paused_by='seller' FROM bulk JOIN action a ON a.bulk=bulk.id WHERE bulk.is_paused=1 GROUP BY bulk.id ORDER BY bulk.id");
    std::vector<StoppedBulk> bulks;
    while (q.step()) {
        StoppedBulk bulk;
        bulk.id = {q.integer()};
        bulk.kind = q.named(ActionKind::authorize);
        bulk.left = static_cast<int>(q.integer());
        bulk.unknown = static_cast<int>(q.integer());
        bulk.failed = static_cast<int>(q.integer());
        bulk.isBySeller = q.flag();
        if (bulk.left > 0) bulks.push_back(bulk);
    }
    return bulks;
}

std::vector<ActionId> OutboxList::inUndo() {
    Query q(database_, "SELECT id FROM action WHERE state='WAITING' AND why='undo' AND attempts=0 ORDER BY id");
    std::vector<ActionId> ids;
    while (q.step()) ids.push_back({q.integer()});
    return ids;
}

std::vector<ConversationKey> OutboxList::withWaitingReply() {
    Query q(database_, "SELECT DISTINCT account, target FROM action WHERE state='WAITING' AND kind='message' AND target_kind='conversation'");
    std::vector<ConversationKey> keys;
    while (q.step()) {
        const AccountId account{q.integer()};
        keys.push_back({account, {q.text()}});
    }
    return keys;
}

std::vector<ReturnKey> OutboxList::writtenFirst(TimePoint since) {
    Query q(database_, "SELECT DISTINCT account, target, seen FROM action WHERE kind='message' AND target_kind='return' AND state='CONFIRMED' AND created_at >= ?");
    q.bind(since);
    std::set<ReturnKey> keys;
    while (q.step()) {
        const AccountId account{q.integer()};
        const ReturnKey key{account, {q.text()}};
        const auto seen = Fields::parse(q.text());
        if (seen && seen->get("state") == toText(ReturnState::requested)) keys.insert(key);
    }
    return {keys.begin(), keys.end()};
}

std::vector<TimePoint> OutboxList::undoEnds() {
    Query q(database_, "SELECT not_before FROM action WHERE state='WAITING' AND why='undo' UNION SELECT not_before FROM bulk WHERE is_minted=0");
    std::vector<TimePoint> ends;
    while (q.step()) ends.push_back(q.time());
    return ends;
}

std::vector<BulkResult> OutboxList::results(BulkId bulk, int limit) {
    // From the newest entry backwards, and never behind the bulk's own first one: the journal is long.
    Query q(database_,
            "SELECT j.event, j.detail, COALESCE(a.refusal_words, '') FROM journal j LEFT JOIN action a ON a.id=j.action"
            " WHERE j.seq > COALESCE((SELECT MIN(seq) FROM journal WHERE action=(SELECT MIN(id) FROM action WHERE bulk=?1)), 0)"
            " AND ((a.bulk=?1 AND j.event IN ('accepted','accepted_final','refused','unclear','found_sending'))"
            "   OR (j.action IS NULL AND j.event='bulk_goes_on' AND j.detail=?2))"
            " ORDER BY j.seq DESC LIMIT ?3");
    const std::string goesOn = Fields().set("bulk", std::to_string(bulk.value)).text();
    q.bind(bulk, goesOn, limit);
    std::vector<BulkResult> results;
    while (q.step()) {
        const std::string event = q.text();
        if (event == "bulk_goes_on") break;
        BulkResult result;
        const bool isGood = event == "accepted" || event == "accepted_final";
        if (!isGood) result.kind = event == "refused" ? BulkResult::Kind::failed : BulkResult::Kind::unknown;
        const auto detail = Fields::parse(q.text());
        if (!isGood && detail) result.cause = failureFrom(detail->get("refusal"));
        if (result.kind == BulkResult::Kind::failed) result.words = q.text();
        results.push_back(result);
    }
    return results;
}

}  // namespace resodesk::store
