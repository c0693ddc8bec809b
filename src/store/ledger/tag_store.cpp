// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/tag_store.h"

#include "store/ledger/touched.h"
#include "store/query.h"

namespace resodesk::store {

std::optional<std::string> TagStore::spelled(const std::string& tag) {
    Query q(database_, "SELECT tag FROM tag WHERE tag=? COLLATE NOCASE LIMIT 1");
    if (!q.bind(tag).step()) return std::nullopt;
    return q.text();
}

bool TagStore::add(const ReturnKey& key, const std::string& tag, TimePoint now) {
    const std::string kept = spelled(tag).value_or(tag);
    Query(database_, "INSERT OR IGNORE INTO tag(account, return_id, tag, at) VALUES(?,?,?,?)").bind(key.account, key.id, kept, now).run();
    if (database_.handle().getChanges() == 0) return false;
    touch(database_, key.object());
    return true;
}

bool TagStore::remove(const ReturnKey& key, const std::string& tag) {
    if (Query(database_, "DELETE FROM tag WHERE account=? AND return_id=? AND tag=? COLLATE NOCASE").bind(key.account, key.id, tag).run() == 0) return false;
    touch(database_, key.object());
    return true;
}

std::vector<std::string> TagStore::of(const ReturnKey& key) {
    Query q(database_, "SELECT tag FROM tag WHERE account=? AND return_id=? ORDER BY tag COLLATE NOCASE");
    q.bind(key.account, key.id);
    std::vector<std::string> tags;
    while (q.step()) tags.push_back(q.text());
    return tags;
}

std::vector<TagCount> TagStore::all() {
    Query q(database_, "SELECT tag, COUNT(*) FROM tag WHERE account IN (SELECT id FROM account WHERE state <> 'removed')"
                       " GROUP BY tag COLLATE NOCASE ORDER BY tag COLLATE NOCASE");
    std::vector<TagCount> tags;
    while (q.step()) {
        std::string tag = q.text();
        tags.push_back({std::move(tag), q.integer()});
    }
    return tags;
}

void TagStore::touchAll(const std::string& tag) {
    Query(database_, "INSERT INTO touched(account, kind, id) SELECT account, ?, return_id FROM tag WHERE tag=? COLLATE NOCASE")
        .bind(ObjectKind::returnRequest, tag)
        .run();
}

std::int64_t TagStore::rename(const std::string& from, const std::string& to) {
    touchAll(from);
    const std::int64_t count = database_.handle().getChanges();
    const auto other = spelled(to);
    // In its old spelling it may be another of this name: then both are spelled anew.
    Query(database_, "UPDATE OR IGNORE tag SET tag=? WHERE tag=? COLLATE NOCASE").bind(to, from).run();
    Query(database_, "DELETE FROM tag WHERE tag=? COLLATE NOCASE AND tag<>?").bind(from, to).run();
    if (!other) return count;
    touchAll(to);
    Query(database_, "UPDATE OR IGNORE tag SET tag=?1 WHERE tag=?1 COLLATE NOCASE AND tag<>?1").bind(to).run();
    Query(database_, "DELETE FROM tag WHERE tag=?1 COLLATE NOCASE AND tag<>?1").bind(to).run();
    return count;
}

std::int64_t TagStore::removeEverywhere(const std::string& tag) {
    touchAll(tag);
    return Query(database_, "DELETE FROM tag WHERE tag=? COLLATE NOCASE").bind(tag).run();
}

}  // namespace resodesk::store
