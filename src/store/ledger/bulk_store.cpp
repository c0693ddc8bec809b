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
        rows.push_back(row);
    }
    return rows;
}

const std::string selectRow =
    "SELECT position, account, target, worth, currency, action, COALESCE(refusal, ''), refusal_words FROM bulk_row WHERE bulk=? ";

}  // namespace

BulkId BulkStore::freeze(const Bulk& bulk, const std::vector<BulkRow>& rows, TimePoint now) {
    if (const auto known = withNonce(bulk.nonce)) return *known;
    Query(database_, "INSERT INTO bulk(nonce, kind, choice, not_before, count, made_at) VALUES(?,?,?,?,?,?)")
        .bind(bulk.nonce, bulk.kind, bulk.choice.text(), bulk.notBefore, static_cast<std::int64_t>(rows.size()), now)
        .run();
    const BulkId id{database_.handle().getLastInsertRowid()};
    int position = 0;
    for (const BulkRow& row : rows)
        Query(database_, "INSERT INTO bulk_row(bulk, position, account, target, worth, currency) VALUES(?,?,?,?,?,?)")
            .bind(id, position++, row.target.account, row.target.id, row.worth)
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

void BulkStore::pause(BulkId id, bool isPaused) {
    Query(database_, "UPDATE bulk SET is_paused=? WHERE id=?").bind(isPaused, id).run();
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
    if (const auto bulk = find(id)) {
        p.kind = bulk->kind;
        p.total = bulk->count;
    }
    Query rows(database_, "SELECT COUNT(action), COUNT(refusal) FROM bulk_row WHERE bulk=?");
    rows.bind(id).step();
    p.minted = static_cast<int>(rows.integer());
    p.refusedHere = static_cast<int>(rows.integer());
    p.minted += p.refusedHere;
    Query q(database_, "SELECT state, COUNT(*) FROM action WHERE bulk=? GROUP BY state");
    q.bind(id);
    while (q.step()) {
        const ActionState state = q.named(ActionState::needsPerson);
        const int count = static_cast<int>(q.integer());
        if (state == ActionState::confirmed || state == ActionState::notNeeded)
            p.done += count;
        else if (state == ActionState::failed || state == ActionState::cancelled || state == ActionState::abandoned)
            p.failed += count;
        else if (state == ActionState::needsPerson)
            p.needsPerson += count;
        else
            p.live += count;
    }
    return p;
}

}  // namespace resodesk::store
