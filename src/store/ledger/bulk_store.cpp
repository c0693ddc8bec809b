// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/bulk_store.h"

#include "store/query.h"

namespace resodesk::store {

namespace {

std::vector<BulkRow> read(Query& q, ObjectKind kind) {
    std::vector<BulkRow> rows;
    while (q.step()) {
        BulkRow row;
        row.position = static_cast<int>(q.integer());
        row.target.account = {q.integer()};
        row.target.kind = kind;
        row.target.id = q.text();
        row.worth = q.money();
        row.action = {q.integer()};
        row.refusal = failureFrom(q.text());
        row.refusalWords = q.text();
        row.choice = q.fields();
        rows.push_back(row);
    }
    return rows;
}

const std::string selectRow =
    "SELECT position, account, target, worth, currency, action, COALESCE(refusal, ''), refusal_words, choice FROM bulk_row WHERE bulk=? ";

int& countOf(BulkProgress& p, ActionState state) {
    switch (state) {
        case ActionState::waiting: return p.waiting;
        case ActionState::sending:
        case ActionState::accepted:
        case ActionState::unknown: return p.underWay;
        case ActionState::needsPerson: return p.needsPerson;
        case ActionState::confirmed:
        case ActionState::notNeeded: return p.done;
        case ActionState::cancelled: return p.cancelled;
        case ActionState::failed:
        case ActionState::abandoned: return p.failed;
    }
    return p.underWay;
}

}  // namespace

ObjectKind Bulk::about() const { return fromText<ObjectKind>(choice.get("about")).value_or(ObjectKind::returnRequest); }

void Bulk::setAbout(ObjectKind what) { choice.set("about", std::string(toText(what))); }

BulkId BulkStore::freeze(const Bulk& bulk, const std::vector<BulkRow>& rows, TimePoint now) {
    if (const auto known = withNonce(bulk.nonce)) return *known;
    Query(database_, "INSERT INTO bulk(nonce, kind, choice, not_before, count, made_at) VALUES(?,?,?,?,?,?)")
        .bind(bulk.nonce, bulk.kind, bulk.choice.text(), bulk.notBefore, static_cast<std::int64_t>(rows.size()), now)
        .run();
    const BulkId id{database_.handle().getLastInsertRowid()};
    int position = 0;
    for (const BulkRow& row : rows)
        Query(database_, "INSERT INTO bulk_row(bulk, position, account, target, worth, currency, choice) VALUES(?,?,?,?,?,?,?)")
            .bind(id, position++, row.target.account, row.target.id, row.worth, row.choice.text())
            .run();
    return id;
}

std::optional<BulkId> BulkStore::withNonce(const std::string& nonce) {
    Query q(database_, "SELECT id FROM bulk WHERE nonce=?");
    if (!q.bind(nonce).step()) return std::nullopt;
    return BulkId{q.integer()};
}

std::optional<Bulk> BulkStore::find(BulkId id) {
    Query q(database_, "SELECT nonce, kind, choice, not_before, count FROM bulk WHERE id=?");
    if (!q.bind(id).step()) return std::nullopt;
    Bulk bulk;
    bulk.id = id;
    bulk.nonce = q.text();
    bulk.kind = q.named(ActionKind::authorize);
    bulk.choice = q.fields();
    bulk.notBefore = q.time();
    bulk.count = static_cast<int>(q.integer());
    return bulk;
}

std::vector<BulkRow> BulkStore::unminted(BulkId id, ObjectKind kind, int limit) {
    Query q(database_, selectRow + "AND action IS NULL AND refusal IS NULL ORDER BY position LIMIT ?");
    q.bind(id, limit);
    return read(q, kind);
}

void BulkStore::minted(BulkId id, int position, ActionId action) {
    Query(database_, "UPDATE bulk_row SET action=? WHERE bulk=? AND position=?").bind(action, id, position).run();
}

void BulkStore::refused(BulkId id, int position, const Error& why) {
    Query(database_, "UPDATE bulk_row SET refusal=?, refusal_words=? WHERE bulk=? AND position=?")
        .bind(toText(why.failure()), why.subject(), id, position)
        .run();
}

int BulkStore::giveUpUnminted(BulkId id) {
    return Query(database_, "UPDATE bulk_row SET refusal=? WHERE bulk=? AND action IS NULL AND refusal IS NULL")
        .bind(toText(Failure::stopped), id)
        .run();
}

void BulkStore::finish(BulkId id) {
    Query(database_, "UPDATE bulk SET is_minted=1 WHERE id=?").bind(id).run();
}

bool BulkStore::isMinted(BulkId id) {
    Query q(database_, "SELECT is_minted FROM bulk WHERE id=?");
    return q.bind(id).step() && q.flag();
}

std::vector<BulkId> BulkStore::unfinished() {
    Query q(database_, "SELECT id FROM bulk WHERE is_minted=0 ORDER BY id");
    std::vector<BulkId> ids;
    while (q.step()) ids.push_back({q.integer()});
    return ids;
}

std::vector<BulkRow> BulkStore::refusals(BulkId id, ObjectKind kind) {
    Query q(database_, selectRow + "AND refusal IS NOT NULL ORDER BY position");
    q.bind(id);
    return read(q, kind);
}

void BulkStore::pause(BulkId id, BulkPause pause) {
    Query(database_, "UPDATE bulk SET is_paused=?, paused_by=? WHERE id=?")
        .bind(pause != BulkPause::none, pause == BulkPause::bySeller ? "seller" : "", id)
        .run();
}

void BulkStore::renewUndo(BulkId id, TimePoint notBefore) {
    Query(database_, "UPDATE bulk SET not_before=? WHERE id=?").bind(notBefore, id).run();
}

void BulkStore::moveUndo(TimePoint from, TimePoint to) {
    Query(database_, "UPDATE bulk SET not_before=? WHERE is_minted=0 AND not_before=?").bind(to, from).run();
}

BulkProgress BulkStore::progress(BulkId id) {
    BulkProgress p;
    p.id = id;
    Query bulk(database_, "SELECT kind, count, made_at, not_before, is_paused, paused_by FROM bulk WHERE id=?");
    if (!bulk.bind(id).step()) return p;
    p.kind = bulk.named(ActionKind::authorize);
    p.total = static_cast<int>(bulk.integer());
    p.madeAt = bulk.time();
    p.notBefore = bulk.time();
    const bool isPaused = bulk.flag();
    if (isPaused) p.pause = bulk.text() == "seller" ? BulkPause::bySeller : BulkPause::byBrake;
    Query rows(database_, "SELECT COUNT(action), COUNT(refusal) FROM bulk_row WHERE bulk=?");
    rows.bind(id).step();
    p.minted = static_cast<int>(rows.integer());
    p.refused = static_cast<int>(rows.integer());
    p.minted += p.refused;
    Query q(database_, "SELECT a.state, COUNT(*) FROM bulk_row r JOIN action a ON a.id=r.action WHERE r.bulk=? GROUP BY a.state");
    q.bind(id);
    while (q.step()) {
        const ActionState state = q.named(ActionState::needsPerson);
        countOf(p, state) += static_cast<int>(q.integer());
    }
    return p;
}

std::vector<BulkId> BulkStore::notPutAway() {
    Query q(database_, "SELECT id FROM bulk WHERE put_away_at IS NULL ORDER BY id DESC");
    std::vector<BulkId> ids;
    while (q.step()) ids.push_back({q.integer()});
    return ids;
}

void BulkStore::putAway(BulkId id, TimePoint now) {
    Query(database_, "UPDATE bulk SET put_away_at=? WHERE id=? AND put_away_at IS NULL").bind(now, id).run();
}

std::vector<BulkRow> BulkStore::failures(BulkId id, ObjectKind kind) {
    Query q(database_, "SELECT r.position, r.account, r.target, r.worth, r.currency, r.action, COALESCE(r.refusal, a.refusal, ''),"
                       " CASE WHEN r.refusal IS NULL THEN a.refusal_words ELSE r.refusal_words END, r.choice"
                       " FROM bulk_row r JOIN bulk b ON b.id=r.bulk LEFT JOIN action a ON a.id=r.action"
                       " WHERE r.bulk=? AND (COALESCE(r.refusal, ?2)<>?2 OR a.state='FAILED')"
                       " AND NOT EXISTS (SELECT 1 FROM action later WHERE later.account=r.account AND later.target_kind=?3 AND later.target=r.target"
                       "   AND later.kind=b.kind AND CASE WHEN r.action IS NULL THEN later.created_at>=b.made_at ELSE later.id>r.action END)"
                       " ORDER BY r.position");
    q.bind(id, toText(Failure::stopped), kind);
    return read(q, kind);
}

}  // namespace resodesk::store
