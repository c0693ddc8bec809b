// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/notified_store.h"

#include "store/query.h"

namespace resodesk::store {

bool NotifiedStore::has(const ReturnKey& key, NoticeKind kind) {
    Query q(database_, "SELECT 1 FROM notified WHERE account=? AND return_id=? AND kind=?");
    return q.bind(key.account, key.id, kind).step();
}

void NotifiedStore::keep(const ReturnKey& key, NoticeKind kind, TimePoint now) {
    Query(database_, "INSERT OR IGNORE INTO notified(account, return_id, kind, at) VALUES(?,?,?,?)").bind(key.account, key.id, kind, now).run();
}

std::optional<TimePoint> NotifiedStore::watchedSince(AccountId account) {
    Query q(database_, "SELECT since FROM watched_account WHERE account=?");
    if (!q.bind(account).step()) return std::nullopt;
    return q.time();
}

void NotifiedStore::watch(AccountId account, TimePoint now) {
    Query(database_, "INSERT OR IGNORE INTO watched_account(account, since) VALUES(?,?)").bind(account, now).run();
}

void NotifiedStore::forget(TimePoint before) { Query(database_, "DELETE FROM notified WHERE at < ?").bind(before).run(); }

}  // namespace resodesk::store
