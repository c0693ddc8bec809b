// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/snooze_store.h"

#include "store/ledger/touched.h"
#include "store/query.h"

namespace resodesk::store {

namespace {

const std::string snoozeColumns = "SELECT until, made_at, revision, mark, woke_at, woke_by FROM snooze WHERE account=? AND return_id=?";

KeptSnooze readSnooze(Query& q) {
    KeptSnooze kept;
    kept.snooze.until = q.time();
    kept.snooze.madeAt = q.time();
    kept.snooze.revision = q.text();
    kept.snooze.mark = q.text();
    kept.wokeAt = q.maybeTime();
    kept.wokenBy = q.named(WokenBy::time);
    return kept;
}

std::vector<ReturnKey> readSleepers(Query& q) {
    std::vector<ReturnKey> keys;
    while (q.step()) {
        const AccountId account{q.integer()};
        keys.push_back({account, {q.text()}});
    }
    return keys;
}

}  // namespace

void SnoozeStore::put(const ReturnKey& key, const Snooze& snooze) {
    const int changed = Query(database_, "UPDATE snooze SET until=?, revision=?, mark=? WHERE account=? AND return_id=? AND woke_at IS NULL")
                            .bind(snooze.until, snooze.revision, snooze.mark, key.account, key.id)
                            .run();
    if (changed == 0)
        Query(database_, "INSERT OR REPLACE INTO snooze(account, return_id, made_at, until, revision, mark) VALUES(?,?,?,?,?,?)")
            .bind(key.account, key.id, snooze.madeAt, snooze.until, snooze.revision, snooze.mark)
            .run();
    touch(database_, key.object());
}

std::optional<Snooze> SnoozeStore::of(const ReturnKey& key) {
    Query q(database_, snoozeColumns + " AND woke_at IS NULL");
    if (!q.bind(key.account, key.id).step()) return std::nullopt;
    return readSnooze(q).snooze;
}

std::vector<KeptSnooze> SnoozeStore::history(const ReturnKey& key) {
    Query q(database_, snoozeColumns + " ORDER BY made_at");
    q.bind(key.account, key.id);
    std::vector<KeptSnooze> all;
    while (q.step()) all.push_back(readSnooze(q));
    return all;
}

bool SnoozeStore::wake(const ReturnKey& key, WokenBy by, TimePoint now) {
    if (Query(database_, "UPDATE snooze SET woke_at=?, woke_by=? WHERE account=? AND return_id=? AND woke_at IS NULL").bind(now, by, key.account, key.id).run() == 0)
        return false;
    touch(database_, key.object());
    return true;
}

std::vector<ReturnKey> SnoozeStore::sleeping() {
    Query q(database_, "SELECT account, return_id FROM snooze WHERE woke_at IS NULL");
    return readSleepers(q);
}

std::vector<ReturnKey> SnoozeStore::due(TimePoint now, int limit) {
    Query q(database_, "SELECT account, return_id FROM snooze WHERE woke_at IS NULL AND until <= ? ORDER BY until LIMIT ?");
    q.bind(now, limit);
    return readSleepers(q);
}

std::optional<TimePoint> SnoozeStore::nextDue() {
    Query q(database_, "SELECT MIN(until) FROM snooze WHERE woke_at IS NULL");
    q.step();
    return q.maybeTime();
}

}  // namespace resodesk::store
