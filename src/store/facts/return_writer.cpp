// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/facts/return_writer.h"

#include <tuple>
#include <unordered_set>
#include <utility>

#include "store/facts/packed.h"
#include "store/facts/return_reader.h"
#include "store/query.h"

namespace resodesk::store {

namespace {

const std::string writtenColumns =
    "account, id, order_id, buyer_id, buyer, country, language, state, ground, reason, comment, in_policy, policy_note,"
    " is_shipped, price, currency, shipping_refundable, extra_refundable, requested_at, changed_at, deadline, revision, rma,"
    " authorized_by, tracking, first_scan_at, arrived_at, closed_by, close_reason, last_message_by, item, sku, quantity,"
    " lines, refunds, possible, shown_state, shown_due, shown_new, shown_to_inspect, shown_to_refund, shown_waiting,"
    " shown_closed, notes, buyer_key, item_key, tags, snoozed_until, label";

std::string questionMarks(const std::string& list) {
    std::string marks = "?";
    for (char c : list)
        if (c == ',') marks += ",?";
    return marks;
}

const std::string insertSql = "INSERT INTO returns(" + writtenColumns + ") VALUES(" + questionMarks(writtenColumns) + ")";
const std::string updateSql = "UPDATE returns SET (" + writtenColumns + ") = (" + questionMarks(writtenColumns) + ") WHERE n=?";

/// See migrations.cpp: urgency, so that one index serves every view.
std::int64_t dueOf(const Return& r, const Shown& shown) {
    const bool isAwaited = shown.isNew || (shown.snoozedUntil && shown.state == ShownState::requested);
    if (isAwaited && r.deadline) return toMillis(*r.deadline);
    return (std::int64_t{1} << 62) - toMillis(r.requestedAt);
}

std::string skusOf(const Return& r) {
    std::string skus;
    for (const ReturnLine& line : r.lines) skus += (skus.empty() ? "" : " ") + line.sku;
    return skus;
}

int piecesOf(const Return& r) {
    int pieces = 0;
    for (const ReturnLine& line : r.lines) pieces += line.quantity;
    return pieces;
}

void bindRow(Query& q, const Return& r, const Shown& shown, const LedgerView::Of& of, const Collation& collation) {
    static const std::string none;
    const std::string& item = r.lines.empty() ? none : r.lines.front().title;
    q.bind(r.account, r.id, r.order, r.buyer, r.buyerName, r.country, r.language, r.state, r.ground, r.reason, r.comment,
           r.inPolicy, r.policyNote, r.shipped, r.price, r.shippingRefundable.minor, r.extraRefundable.minor,
           r.requestedAt, r.changedAt, r.deadline, r.revision, r.rma, r.authorizedBy, r.tracking, r.firstScanAt,
           r.arrivedAt, r.closedBy, r.closeReason, r.lastMessageBy, item,
           skusOf(r), piecesOf(r), pack(r.lines), pack(r.refunds), pack(r.possible), shown.state, dueOf(r, shown),
           shown.isNew, shown.isToInspect, shown.isToRefund, shown.isWaitingForBuyer, shown.isClosed, of.notes,
           collation.keyOf(r.buyerName), collation.keyOf(item), pack(of.tags), shown.snoozedUntil, r.label);
}

}  // namespace

/// What of the row that stands matters for the change.
struct ReturnWriter::Old {
    std::int64_t row = 0;
    std::string revision;
    Shown shown;
    std::string order, buyer, item, sku, rma, tracking, notes, tags;
};

std::vector<ReturnKey> ReturnWriter::put(const std::vector<Return>& returns) {
    std::vector<ReturnKey> changed;
    if (returns.empty()) return changed;
    nameKeys();
    std::vector<std::string> ids;
    for (const Return& r : returns) ids.push_back(r.id.value);
    const auto known = ledger_.known(returns.front().account, ObjectKind::returnRequest, ids);
    const std::unordered_set<std::string> inLedger(known.begin(), known.end());
    for (const Return& r : returns) {
        const LedgerView::Of of = inLedger.contains(r.id.value) ? ledger_.of(r.key().object()) : LedgerView::Of{};
        if (putOne(r, of)) changed.push_back(r.key());
    }
    return changed;
}

/// Those of an empty list are of this collation from the first on: they need not be made anew once it is full.
void ReturnWriter::nameKeys() {
    if (std::exchange(areKeysNamed_, true)) return;
    Query(facts_, "UPDATE collation SET name=? WHERE name='' AND NOT EXISTS(SELECT 1 FROM returns)").bind(collation_.name()).run();
}

bool ReturnWriter::isOutdated(const Return& r) {
    Query q(facts_, "SELECT changed_at FROM returns WHERE account=? AND id=?");
    return q.bind(r.account, r.id).step() && q.time() > r.changedAt;
}

bool ReturnWriter::putOne(const Return& r, const LedgerView::Of& of) {
    const Shown shown = show(r, of.actions, of.marks, of.snooze);
    Old old;
    {
        Query q(facts_,
                "SELECT n, revision, shown_state, shown_new, shown_to_inspect, shown_to_refund, shown_waiting, shown_closed,"
                " order_id, buyer, item, sku, rma, tracking, notes, tags, snoozed_until FROM returns WHERE account=? AND id=?");
        q.bind(r.account, r.id);
        if (q.step()) {
            old.row = q.integer();
            old.revision = q.text();
            old.shown.state = q.named(ShownState::requested);
            old.shown.isNew = q.flag();
            old.shown.isToInspect = q.flag();
            old.shown.isToRefund = q.flag();
            old.shown.isWaitingForBuyer = q.flag();
            old.shown.isClosed = q.flag();
            old.order = q.text();
            old.buyer = q.text();
            old.item = q.text();
            old.sku = q.text();
            old.rma = q.text();
            old.tracking = q.text();
            old.notes = q.text();
            old.tags = q.text();
            old.shown.snoozedUntil = q.maybeTime();
        }
    }
    if (old.row == 0) {
        insert(r, shown, of);
        return true;
    }
    if (old.revision == r.revision && old.shown == shown && old.notes == of.notes && old.tags == pack(of.tags)) return false;
    update(r, shown, of, old);
    return true;
}

void ReturnWriter::insert(const Return& r, const Shown& shown, const LedgerView::Of& of) {
    {
        Query q(facts_, insertSql);
        bindRow(q, r, shown, of, collation_);
        q.run();
    }
    if (!of.tags.empty()) putTags(facts_.handle().getLastInsertRowid(), of.tags);
    count(shown, 1);
    ++changes_.all;
}

void ReturnWriter::update(const Return& r, const Shown& shown, const LedgerView::Of& of, const Old& old) {
    {
        Query q(facts_, updateSql);
        bindRow(q, r, shown, of, collation_);
        q.bind(old.row);
        q.run();
    }
    if (old.tags != pack(of.tags)) putTags(old.row, of.tags);
    count(old.shown, -1);
    count(shown, 1);
    indexChanged(r, of.notes, old);
}

void ReturnWriter::putTags(std::int64_t row, const std::vector<std::string>& tags) {
    Query(facts_, "DELETE FROM return_tag WHERE n=?").bind(row).run();
    for (const std::string& tag : tags) Query(facts_, "INSERT OR IGNORE INTO return_tag(tag, n) VALUES(?,?)").bind(tag, row).run();
}

void ReturnWriter::count(const Shown& shown, int by) {
    if (shown.isNew) changes_.newOnes += by;
    if (shown.isToInspect) changes_.toInspect += by;
    if (shown.isToRefund) changes_.toRefund += by;
    if (shown.isWaitingForBuyer) changes_.waitingForBuyer += by;
    if (shown.snoozedUntil) changes_.snoozed += by;
    if (shown.isClosed) changes_.closed += by;
}

void ReturnWriter::flushCounts() {
    const auto add = [&](View view, std::int64_t by) {
        if (by != 0)
            Query(facts_, "INSERT INTO view_count(view, n) VALUES(?1, ?2) ON CONFLICT(view) DO UPDATE SET n = n + ?2")
                .bind(view, by)
                .run();
    };
    add(View::newOnes, changes_.newOnes);
    add(View::toInspect, changes_.toInspect);
    add(View::toRefund, changes_.toRefund);
    add(View::waitingForBuyer, changes_.waitingForBuyer);
    add(View::snoozed, changes_.snoozed);
    add(View::closed, changes_.closed);
    add(View::all, changes_.all);
    changes_ = {};
}

bool ReturnWriter::reshow(const ReturnKey& key) {
    const auto fact = ReturnReader(facts_).find(key);
    if (!fact) return false;
    putOne(*fact, ledger_.of(key.object()));
    return true;
}

void ReturnWriter::forget(AccountId account) {
    {
        Query q(facts_,
                "SELECT COUNT(*), SUM(shown_new), SUM(shown_to_inspect), SUM(shown_to_refund), SUM(shown_waiting),"
                " SUM(shown_closed), COUNT(snoozed_until) FROM returns WHERE account=?");
        q.bind(account).step();
        changes_.all -= q.integer();
        changes_.newOnes -= q.integer();
        changes_.toInspect -= q.integer();
        changes_.toRefund -= q.integer();
        changes_.waitingForBuyer -= q.integer();
        changes_.closed -= q.integer();
        changes_.snoozed -= q.integer();
    }
    Query(facts_,
          "INSERT INTO returns_text(returns_text, rowid, id, order_id, buyer, item, sku, rma, tracking, notes)"
          " SELECT 'delete', n, id, order_id, buyer, item, sku, rma, tracking, notes FROM returns WHERE account=?"
          " AND n <= (SELECT value FROM meta WHERE name='indexed_to')")
        .bind(account)
        .run();
    Query(facts_, "DELETE FROM return_tag WHERE n IN (SELECT n FROM returns WHERE account=? AND tags <> '')").bind(account).run();
    Query(facts_, "DELETE FROM returns WHERE account=?").bind(account).run();
    // Row numbers may be given again: what comes must not count as indexed.
    Query(facts_, "UPDATE meta SET value=MIN(value, COALESCE((SELECT MAX(n) FROM returns), 0)) WHERE name='indexed_to'").run();
}

void ReturnWriter::indexChanged(const Return& r, const std::string& notes, const Old& old) {
    const std::string sku = skusOf(r);
    const std::string item = r.lines.empty() ? std::string{} : r.lines.front().title;
    if (old.order == r.order.value && old.buyer == r.buyerName && old.item == item && old.sku == sku && old.rma == r.rma && old.tracking == r.tracking &&
        old.notes == notes)
        return;
    Query indexed(facts_, "SELECT 1 FROM meta WHERE name='indexed_to' AND value >= ?");
    if (!indexed.bind(old.row).step()) return;  // comes with its turn
    Query(facts_,
          "INSERT INTO returns_text(returns_text, rowid, id, order_id, buyer, item, sku, rma, tracking, notes)"
          " VALUES('delete', ?,?,?,?,?,?,?,?,?)")
        .bind(old.row, r.id, old.order, old.buyer, old.item, old.sku, old.rma, old.tracking, old.notes)
        .run();
    Query(facts_, "INSERT INTO returns_text(rowid, id, order_id, buyer, item, sku, rma, tracking, notes) VALUES(?,?,?,?,?,?,?,?,?)")
        .bind(old.row, r.id, r.order, r.buyerName, item, sku, r.rma, r.tracking, notes)
        .run();
}

bool ReturnWriter::indexSome(int limit) {
    const int added =
        Query(facts_,
              "INSERT INTO returns_text(rowid, id, order_id, buyer, item, sku, rma, tracking, notes)"
              " SELECT n, id, order_id, buyer, item, sku, rma, tracking, notes FROM returns"
              " WHERE n > (SELECT value FROM meta WHERE name='indexed_to') ORDER BY n LIMIT ?")
            .bind(limit)
            .run();
    if (added > 0)
        Query(facts_, "UPDATE meta SET value=(SELECT MAX(rowid) FROM (SELECT n AS rowid FROM returns WHERE n >"
                      " (SELECT value FROM meta WHERE name='indexed_to') ORDER BY n LIMIT ?)) WHERE name='indexed_to'")
            .bind(limit)
            .run();
    return added == limit;
}

bool ReturnWriter::keySome(int limit) {
    std::string name;
    std::int64_t keyedTo = 0, keyedUpTo = 0;
    {
        Query state(facts_, "SELECT name, keyed_to, up_to FROM collation");
        state.step();
        name = state.text();
        keyedTo = state.integer();
        keyedUpTo = state.integer();
    }
    if (name != collation_.name()) {  // what is written from now on has the new keys
        Query(facts_, "UPDATE collation SET name=?, keyed_to=0, up_to=(SELECT COALESCE(MAX(n), 0) FROM returns)").bind(collation_.name()).run();
        return true;
    }
    if (keyedTo >= keyedUpTo) return false;
    std::vector<std::tuple<std::int64_t, std::string, std::string>> rows;
    {
        Query q(facts_, "SELECT n, buyer, item FROM returns WHERE n > ? AND n <= ? ORDER BY n LIMIT ?");
        q.bind(keyedTo, keyedUpTo, limit);
        while (q.step()) {
            const std::int64_t n = q.integer();
            const std::string buyer = q.text();
            rows.emplace_back(n, collation_.keyOf(buyer), collation_.keyOf(q.text()));
        }
    }
    for (const auto& [n, buyer, item] : rows) Query(facts_, "UPDATE returns SET buyer_key=?, item_key=? WHERE n=?").bind(buyer, item, n).run();
    const std::int64_t reached = rows.empty() ? keyedUpTo : std::get<0>(rows.back());
    Query(facts_, "UPDATE collation SET keyed_to=?").bind(reached).run();
    return reached < keyedUpTo;
}

}  // namespace resodesk::store
