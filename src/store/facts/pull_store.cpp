// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/facts/fact_store.h"
#include "store/query.h"

namespace resodesk::store {

PullState PullStore::of(AccountId account, Stream stream) {
    Query q(facts_, "SELECT cursor, changes, finished_at FROM pull WHERE account=? AND stream=?");
    q.bind(account, stream);
    PullState state;
    if (!q.step()) return state;
    state.cursor = q.text();
    state.changes = q.text();
    state.finishedAt = q.maybeTime();
    return state;
}

void PullStore::save(AccountId account, Stream stream, const PullState& state) {
    Query(facts_, "INSERT OR REPLACE INTO pull(account, stream, cursor, changes, finished_at) VALUES(?,?,?,?,?)")
        .bind(account, stream, state.cursor, state.changes, state.finishedAt)
        .run();
}

std::optional<TimePoint> PullStore::completeAt(AccountId account) {
    Query q(facts_, "SELECT MIN(finished_at), COUNT(*) FROM pull WHERE account=? AND finished_at IS NOT NULL");
    q.bind(account).step();
    const auto oldest = q.maybeTime();
    if (q.integer() < static_cast<std::int64_t>(nameTable(Stream{}).size())) return std::nullopt;
    return oldest;
}

void PullStore::forget(AccountId account) {
    for (const char* table : {"orders", "parcel", "reason", "pull"})
        Query(facts_, std::string("DELETE FROM ") + table + " WHERE account=?").bind(account).run();
}

std::int64_t PullStore::meta(const std::string& name) {
    Query q(facts_, "SELECT value FROM meta WHERE name=?");
    return q.bind(name).step() ? q.integer() : 0;
}

void PullStore::setMeta(const std::string& name, std::int64_t value) {
    Query(facts_, "INSERT OR REPLACE INTO meta(name, value) VALUES(?,?)").bind(name, value).run();
}

}  // namespace resodesk::store
