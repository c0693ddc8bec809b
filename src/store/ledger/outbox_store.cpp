// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/outbox_store.h"

#include <stdexcept>

#include "base/fault_points.h"
#include "base/utf8.h"
#include "store/ledger/touched.h"
#include "store/query.h"

namespace resodesk::store {

namespace {

const std::string actionColumns =
    "a.id, a.nonce, a.kind, a.account, a.target_kind, a.target, a.order_id, a.baseline, COALESCE(a.request, ''),"
    " COALESCE(a.seen, ''), a.deadline, a.fingerprint, a.key, a.bulk, a.after, a.supersedes, a.state, a.why, a.not_before,"
    " a.may_have_acted, a.attempts, a.remote_ref, a.refusal, a.refusal_words, a.sent_at, a.settle_until, a.last_read_at,"
    " a.absent_reads, a.last_seen, a.seen_at, a.created_at, a.approved_at, a.changed_at";

Action readAction(Query& q) {
    Action a;
    a.id = {q.integer()};
    a.nonce = q.text();
    a.command.kind = q.known<ActionKind>();
    a.command.target.account = {q.integer()};
    a.command.target.kind = q.known<ObjectKind>();
    a.command.target.id = q.text();
    a.command.order = {q.text()};
    a.command.baseline = q.text();
    a.command.request = q.fields();
    a.command.seen = q.fields();
    a.command.deadline = q.maybeTime();
    a.fingerprint = q.text();
    a.key = q.text();
    a.bulk = {q.integer()};
    a.after = {q.integer()};
    a.supersedes = {q.integer()};
    a.state = q.known<ActionState>();
    a.why = fromText<WaitReason>(q.text());
    a.notBefore = q.time();
    a.mayHaveActed = q.flag();
    a.attempts = static_cast<int>(q.integer());
    a.remoteRef = q.text();
    a.refusal = failureFrom(q.text());
    a.refusalWords = q.text();
    a.sentAt = q.maybeTime();
    a.settleUntil = q.maybeTime();
    a.lastReadAt = q.maybeTime();
    a.absentReads = static_cast<int>(q.integer());
    a.lastSeen = q.text();
    a.seenAt = q.maybeTime();
    a.createdAt = q.time();
    a.approvedAt = q.time();
    a.changedAt = q.time();
    return a;
}

/// As a JSON array, for json_each.
std::string listOf(const std::vector<AccountId>& accounts) {
    std::string list = "[";
    for (const AccountId account : accounts) {
        if (list.size() > 1) list += ',';
        list += std::to_string(account.value);
    }
    return list + "]";
}

Fields confirmedDetail(const Action& a) {
    Fields detail;
    detail.set("kind", std::string(toText(a.command.kind))).set("fingerprint", a.fingerprint).set("key", a.key);
    if (isRefund(a.command.kind))
        detail.set("amount", plainAmount(a.command.total()) + " " + std::string(a.command.total().currency.code()));
    return detail;
}

}  // namespace

void OutboxStore::touch(const ObjectKey& object) { store::touch(database_, object); }

std::vector<Action> OutboxStore::read(Query& q) {
    std::vector<Action> actions;
    while (q.step()) actions.push_back(readAction(q));
    for (Action& a : actions) {
        if (!paysMoney(a.command.kind)) continue;
        Query lines(database_, "SELECT line, quantity, amount, currency FROM money_line WHERE action=? ORDER BY position");
        lines.bind(a.id);
        while (lines.step()) {
            MoneyLine line;
            line.line = lines.text();
            line.quantity = static_cast<int>(lines.integer());
            line.amount = lines.money();
            a.command.money.push_back(line);
        }
    }
    return actions;
}

Result<ActionId> OutboxStore::add(const NewAction& wish, TimePoint now) {
    const Command& c = wish.command;
    // Nothing is kept that could never be sent.
    if (!isUtf8(c.request.text()) || !isUtf8(c.seen.text())) return Error(Failure::badText, "a decision");
    {
        Query known(database_, "SELECT id FROM action WHERE nonce=?");
        if (!isMutant("nonce_not_unique") && known.bind(wish.nonce).step()) return ActionId{known.integer()};
    }
    for (const MoneyLine& line : c.money) {
        Query busy(database_, std::string("SELECT action FROM money_line WHERE account=? AND order_id=? AND line=? AND is_reserved=1") +
                                  (isMutant("unknown_not_counted_as_spent") ? " AND action NOT IN (SELECT id FROM action WHERE state='UNKNOWN')" : ""));
        if (busy.bind(c.target.account, c.order, line.line).step())
            return Error(Failure::lineBusy, "money is reserved", std::to_string(busy.integer()));
    }
    if (auto left = checkBudget(c); !left) return left.error();
    Action a;
    a.command = c;
    a.fingerprint = c.fingerprint();
    a.key = newUuid();
    const Money total = c.total();
    Query(database_,
          "INSERT INTO action(nonce, kind, is_money, account, target_kind, target, order_id, lane, baseline, request, seen,"
          " amount, currency, deadline, fingerprint, key, bulk, after, supersedes, state, why, not_before, epoch,"
          " created_at, approved_at, changed_at)"
          " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,'WAITING',?,?,?,?,?,?)")
        .bind(isMutant("nonce_not_unique") ? newUuid() : wish.nonce, c.kind, paysMoney(c.kind), c.target.account, c.target.kind, c.target.id, c.order, c.lane(),
              c.baseline, c.request.text(), c.seen.text(), total, c.deadline, a.fingerprint, a.key, wish.bulk, wish.after,
              wish.supersedes, wish.why, wish.notBefore, epoch_, now, now, now)
        .run();
    a.id = {database_.handle().getLastInsertRowid()};
    reserve(a.id, c);
    journal_.add(a.id, "confirmed", confirmedDetail(a), now);
    touch(c.target);
    return a.id;
}

/// What is reserved or paid for an order line - through whatever object - and this together stay within its price, and goods are
/// refunded or sent again, never both.
Result<void> OutboxStore::checkBudget(const Command& c) {
    for (const MoneyLine& line : c.money) {
        Query first(database_, "SELECT m.action FROM money_line m JOIN action a ON a.id = m.action WHERE m.account=? AND m.order_id=? AND m.line=?"
                               " AND m.is_spent=1 AND (a.kind='replace_parcel' OR ?) ORDER BY m.action DESC LIMIT 1");
        if (first.bind(c.target.account, c.order, line.line, c.kind == ActionKind::replaceParcel).step())
            return Error(Failure::lineBusy, "refunded or replaced", std::to_string(first.integer()));
        if (line.worth == 0) continue;
        Query q(database_, "SELECT COALESCE(SUM(amount), 0) FROM money_line WHERE account=? AND order_id=? AND line=? AND (is_reserved=1 OR is_spent=1)");
        q.bind(c.target.account, c.order, line.line).step();
        const Money left{line.worth - q.integer(), line.amount.currency};
        if (line.amount.minor > left.minor)
            return Error(Failure::aboveRefundable, line.line, writtenMoney(left));
    }
    return {};
}

void OutboxStore::reserve(ActionId id, const Command& c) {
    int position = 0;
    for (const MoneyLine& line : c.money)
        Query(database_,
              "INSERT INTO money_line(action, position, account, order_id, line, quantity, amount, currency, worth)"
              " VALUES(?,?,?,?,?,?,?,?,?)")
            .bind(id, position++, c.target.account, c.order, line.line, line.quantity, line.amount, line.worth)
            .run();
}

namespace {

/// Of an action `a`: it waits, and only time holds it back. ?1 is now. A message that is to leave later, or after something else, lets
/// those behind it pass until then.
std::string waitsForTime() {
    return "a.state = 'WAITING' AND a.why NOT IN ('ask','by_hand')"
           " AND NOT EXISTS (SELECT 1 FROM action b WHERE b.lane = a.lane AND b.id <> a.id"
           "   AND b.state IN ('WAITING','SENDING','UNKNOWN','NEEDS_PERSON') AND (b.state <> 'WAITING' OR (b.id < a.id"
           "     AND NOT (b.why = 'later' AND b.not_before > ?1)"
           "     AND NOT (b.kind = 'message' AND b.why = 'after' AND NOT EXISTS (SELECT 1 FROM action c WHERE c.id = b.after AND c.state = 'CONFIRMED'))))" +
           std::string(isMutant("lane_not_blocked_by_unknown") ? " AND b.state <> 'UNKNOWN'" : "") +
           ") AND (a.after IS NULL OR EXISTS (SELECT 1 FROM action c WHERE c.id = a.after"
           "   AND (c.state = 'CONFIRMED' OR (c.state = 'ACCEPTED' AND a.kind <> 'message'))))"
           " AND NOT EXISTS (SELECT 1 FROM bulk WHERE bulk.id = a.bulk AND bulk.is_paused = 1)";
}

}  // namespace

std::vector<Action> OutboxStore::due(const std::vector<AccountId>& accounts, TimePoint now, int limit) {
    Query q(database_, "SELECT " + actionColumns + " FROM action a WHERE a.not_before <= ?1 AND a.account IN (SELECT value FROM json_each(?2)) AND " +
                           waitsForTime() + " ORDER BY COALESCE(a.deadline, 9223372036854775807), a.id LIMIT ?3");
    q.bind(now, listOf(accounts), limit);
    return read(q);
}

std::vector<Action> OutboxStore::toRead(const std::vector<AccountId>& accounts, TimePoint now, int limit) {
    Query q(database_, "SELECT " + actionColumns +
                           " FROM action a WHERE (a.state IN ('UNKNOWN','ACCEPTED','NEEDS_PERSON') OR (a.state='WAITING' AND a.why='by_hand'))"
                           " AND a.not_before <= ?"
                           " AND a.account IN (SELECT value FROM json_each(?)) ORDER BY a.not_before, a.id LIMIT ?");
    q.bind(now, listOf(accounts), limit);
    return read(q);
}

std::optional<TimePoint> OutboxStore::nextDue(TimePoint now) {
    Query q(database_,
            "SELECT MIN(a.not_before) FROM action a JOIN account ON account.id = a.account AND account.state = 'active'"
            " WHERE a.state IN ('UNKNOWN','ACCEPTED','NEEDS_PERSON') OR (a.state='WAITING' AND a.why='by_hand') OR (" + waitsForTime() + ")");
    q.bind(now).step();
    return q.maybeTime();
}

void OutboxStore::claim(const Action& action, TimePoint now) {
    const auto next = step(action.standing(), ActionEvent::claimed);
    if (!next) throw std::logic_error("claimed an action that cannot be sent");
    const int changed =
        Query(database_,
              "UPDATE action SET state=?, why=NULL, attempts=attempts+1, epoch=?, sent_at=COALESCE(sent_at, ?), changed_at=?,"
              " absent_reads=0, last_seen='', seen_at=NULL"
              " WHERE id=? AND state=?")
            .bind(next->state, epoch_, now, now, action.id, isMutant("claim_without_where_state") ? find(action.id)->state : action.state)
            .run();
    if (changed != 1) throw std::logic_error("claimed an action that somebody else took");
    journal_.add(action.id, toText(ActionEvent::claimed), Fields().set("attempt", std::to_string(action.attempts + 1)), now);
    if (action.state != ActionState::waiting) touch(action.command.target);  // waiting and sending are shown alike
}

bool OutboxStore::record(ActionId id, ActionEvent event, const EventNews& news, TimePoint now) {
    ObjectKey target;
    Standing standing;
    {
        Query q(database_, "SELECT state, may_have_acted, is_money, why IS 'by_hand', account, target_kind, target FROM action WHERE id=?");
        if (!q.bind(id).step()) return false;
        standing.state = q.named(ActionState::abandoned);
        standing.mayHaveActed = q.flag();
        standing.isMoney = q.flag();
        standing.isByHand = q.flag();
        target.account = {q.integer()};
        target.kind = q.named(ObjectKind::settings);
        target.id = q.text();
    }
    const auto next = step(standing, event);
    if (!next) return false;
    if (isMutant("row_deleted_on_error") && event == ActionEvent::unclear)
        return Query(database_, "DELETE FROM action WHERE id=?").bind(id).run() == 1;
    const auto orNull = [](std::string_view text) { return text.empty() ? std::optional<std::string>{} : std::string(text); };
    const auto refusal = orNull(news.refusal ? toText(*news.refusal) : std::string_view{});
    Query(database_,
          "UPDATE action SET state=?1, why=?, may_have_acted=?, proof=COALESCE(?, proof), not_before=COALESCE(?, not_before),"
          " settle_until=COALESCE(?, settle_until), remote_ref=COALESCE(?, remote_ref), refusal=?, refusal_words=?,"
          " changed_at=?, sent_at=CASE WHEN ?1='WAITING' THEN NULL ELSE sent_at END WHERE id=?")
        .bind(next->state, news.why, next->mayHaveActed, orNull(news.proof), news.notBefore, news.settleUntil,
              orNull(news.remoteRef), refusal, news.refusalWords, now, id)
        .run();
    settleMoney(id, next->state);
    Fields detail = news.evidence;
    detail.setIfAny("refusal", refusal.value_or("")).setIfAny("proof", std::string(news.proof)).setIfAny("remote_ref", news.remoteRef);
    journal_.add(id, toText(event), detail, now);
    touch(target);
    return true;
}

void OutboxStore::settleMoney(ActionId id, ActionState state) {
    if (!isTerminal(state)) return;
    // Abandoned: the seller has looked and says that it was not paid.
    Query(database_, "UPDATE money_line SET is_reserved=0, is_spent=? WHERE action=?").bind(state == ActionState::confirmed, id).run();
}

void OutboxStore::noteRead(ActionId id, std::string_view seen, TimePoint next, TimePoint now) {
    Query(database_,
          "UPDATE action SET last_read_at=?1, absent_reads=absent_reads+1, not_before=?2,"
          " seen_at=CASE WHEN ?3='' THEN NULL WHEN last_seen=?3 THEN seen_at ELSE ?1 END, last_seen=?3 WHERE id=?4")
        .bind(now, next, seen, id)
        .run();
    journal_.add(id, "read", Fields().set("seen", seen.empty() ? "undecided" : std::string(seen)), now);
}

int OutboxStore::recoverSending(TimePoint settleUntil, TimePoint now) {
    std::vector<ActionId> found;
    {
        Query q(database_, "SELECT id FROM action WHERE state='SENDING' ORDER BY id");
        while (q.step()) found.push_back({q.integer()});
    }
    EventNews news;
    news.notBefore = now;
    news.settleUntil = settleUntil;
    news.refusal = Failure::outcomeUnknown;
    for (ActionId id : found) {
        record(id, ActionEvent::foundSending, news, now);
        crashPoint("recover.one");
    }
    return static_cast<int>(found.size());
}

void OutboxStore::hold(ActionId id, WaitReason why, TimePoint notBefore, std::optional<Failure> refusal, TimePoint now) {
    const std::optional<std::string> name = refusal ? std::optional<std::string>(toText(*refusal)) : std::nullopt;
    Query(database_, "UPDATE action SET why=?, not_before=?, refusal=?, changed_at=? WHERE id=? AND state='WAITING'")
        .bind(why, notBefore, name, now, id)
        .run();
    journal_.add(id, "waits", Fields().set("why", std::string(toText(why))).setIfAny("refusal", name.value_or("")), now);
    if (const auto action = find(id)) touch(action->command.target);
}

void OutboxStore::approve(ActionId id, TimePoint now) {
    Query(database_, "UPDATE action SET why=?, not_before=?, approved_at=?, refusal=NULL, refusal_words='', changed_at=?"
                     " WHERE id=? AND state='WAITING'")
        .bind(WaitReason::turn, now, now, now, id)
        .run();
    journal_.add(id, "approved", {}, now);
    if (const auto action = find(id)) touch(action->command.target);
}

std::optional<Action> OutboxStore::withKey(const std::string& key) {
    Query q(database_, "SELECT " + actionColumns + " FROM action a WHERE a.key=?");
    q.bind(key);
    auto found = read(q);
    if (found.empty()) return std::nullopt;
    return found.front();
}

std::optional<Action> OutboxStore::find(ActionId id) {
    Query q(database_, "SELECT " + actionColumns + " FROM action a WHERE a.id=?");
    q.bind(id);
    auto found = read(q);
    if (found.empty()) return std::nullopt;
    return found.front();
}

namespace {

std::string whereOf(const OutboxQuery& query) {
    std::string sql;
    if (query.onlyOpen) sql += " AND a.state IN ('WAITING','SENDING','UNKNOWN','ACCEPTED','NEEDS_PERSON','FAILED')";
    if (query.state) sql += " AND a.state='" + std::string(toText(*query.state)) + "'";
    if (query.account) sql += " AND a.account=" + std::to_string(query.account.value);
    if (query.bulk) sql += " AND a.bulk=" + std::to_string(query.bulk.value);
    return sql;
}

/// Of an action `b`: only the seller can move it.
const std::string stuck = "(b.state='NEEDS_PERSON' OR (b.state='WAITING' AND b.why IN ('ask','by_hand','sign_in')))";

/// Of an action `a`: nothing more happens to it by itself. It is done, or it, its bulk, what it waits for or its account's
/// sign-in waits for the seller.
const std::string settled =
    "(a.state IN ('CONFIRMED','FAILED','NOT_NEEDED','CANCELLED','ABANDONED','NEEDS_PERSON')"
    // Nothing happens before a time of its own: ?2 is now.
    " OR (a.state='WAITING' AND a.why='later' AND a.not_before > ?2)"
    // Nothing is sent until the seller has looked; what may have been sent is looked for once.
    " OR ((a.state='WAITING' OR (a.state='UNKNOWN' AND a.last_read_at IS NOT NULL)) AND (SELECT stopped FROM workspace)<>'')"
    " OR (a.state<>'SENDING' AND EXISTS (SELECT 1 FROM account WHERE id=a.account AND state<>'active'))"
    " OR (a.state='WAITING' AND (a.why IN ('ask','sign_in') OR (a.why='by_hand' AND a.not_before > a.changed_at)"  // looked for once
    " OR EXISTS (SELECT 1 FROM bulk WHERE bulk.id=a.bulk AND bulk.is_paused=1)"
    " OR EXISTS (SELECT 1 FROM action b WHERE b.id=a.after AND " + stuck + ")"
    " OR EXISTS (SELECT 1 FROM action b WHERE b.lane=a.lane AND b.id<a.id"
    "   AND b.state IN ('WAITING','SENDING','UNKNOWN','NEEDS_PERSON') AND " + stuck + "))))";

}  // namespace

std::vector<Action> OutboxStore::list(const OutboxQuery& query) {
    Query q(database_, "SELECT " + actionColumns + " FROM action a WHERE (? IS NULL OR a.id < ?)" + whereOf(query) + " ORDER BY a.id DESC LIMIT ?");
    q.bind(query.before, query.before, query.limit);
    return read(q);
}

std::vector<LiveAction> actionsOf(Database& ledger, const ObjectKey& object) {
    Query q(ledger, "SELECT id, kind, state, baseline FROM action WHERE account=? AND target_kind=? AND target=? ORDER BY id");
    q.bind(object.account, object.kind, object.id);
    std::vector<LiveAction> actions;
    while (q.step()) {
        LiveAction a;
        a.id = {q.integer()};
        a.kind = q.named(ActionKind::message);
        a.state = q.named(ActionState::needsPerson);
        a.baseline = q.text();
        actions.push_back(a);
    }
    return actions;
}

std::vector<ActionId> OutboxStore::waitingFor(ActionId id) {
    Query q(database_, "SELECT id FROM action WHERE after=? AND state='WAITING'");
    q.bind(id);
    std::vector<ActionId> found;
    while (q.step()) found.push_back({q.integer()});
    return found;
}

OutboxCounts OutboxStore::counts() {
    OutboxCounts counts;
    Query q(database_,
            "SELECT COUNT(*), SUM(state='WAITING'), SUM(state='UNKNOWN'), SUM(state='NEEDS_PERSON'), SUM(state='WAITING' AND why='ask')"
            " FROM action WHERE state IN ('WAITING','SENDING','UNKNOWN','ACCEPTED','NEEDS_PERSON')");
    q.step();
    counts.open = static_cast<int>(q.integer());
    counts.waiting = static_cast<int>(q.integer());
    counts.unknown = static_cast<int>(q.integer());
    counts.needsPerson = static_cast<int>(q.integer());
    counts.asking = static_cast<int>(q.integer());
    return counts;
}

bool OutboxStore::isSettled(BulkId bulk, TimePoint now) {
    Query q(database_, "SELECT EXISTS (SELECT 1 FROM action a WHERE a.bulk=?1 AND NOT " + settled + ")");
    q.bind(bulk, now).step();
    return !q.flag();
}

bool OutboxStore::isSettled(ActionId id, TimePoint now) {
    Query q(database_, "SELECT " + settled + " FROM action a WHERE a.id=?1");
    return !q.bind(id, now).step() || q.flag();
}

void OutboxStore::endPause(AccountId account, TimePoint now) {
    Query(database_, "UPDATE action SET not_before=?1 WHERE account=?2 AND state='WAITING' AND why='pause' AND not_before > ?1"
                     " AND refusal IN ('offline','untrusted')")
        .bind(now, account)
        .run();
}

void OutboxStore::endUndo(TimePoint now) {
    Query(database_, "UPDATE action SET not_before=?1 WHERE state='WAITING' AND why='undo' AND not_before > ?1").bind(now).run();
    Query(database_, "UPDATE action SET not_before=?1, changed_at=?1 WHERE state='WAITING' AND why='by_hand' AND not_before > ?1").bind(now).run();
}

void OutboxStore::renewUndo(ActionId id, TimePoint notBefore) {
    Query(database_, "UPDATE action SET not_before=? WHERE id=? AND state='WAITING' AND why='undo'").bind(notBefore, id).run();
}

void OutboxStore::moveUndo(TimePoint from, TimePoint to) {
    Query(database_, "UPDATE action SET not_before=? WHERE state='WAITING' AND why='undo' AND not_before=?").bind(to, from).run();
}

}  // namespace resodesk::store
