// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/file_store.h"

#include "store/query.h"

namespace resodesk::store {

namespace {

const std::string fileColumns = "SELECT id, name, media_type, sha256, size, at FROM return_file WHERE account=? AND return_id=?";

ReturnFile readAdded(Query& q) {
    ReturnFile file;
    file.id = q.integer();
    file.name = q.text();
    file.mediaType = q.text();
    file.sha256 = q.text();
    file.size = q.integer();
    file.at = q.time();
    return file;
}

}  // namespace

std::int64_t FileStore::add(const ReturnKey& key, const ReturnFile& file) {
    Query(database_, "INSERT OR IGNORE INTO return_file(account, return_id, name, media_type, sha256, size, at) VALUES(?,?,?,?,?,?,?)")
        .bind(key.account, key.id, file.name, file.mediaType, file.sha256, *file.size, *file.at)
        .run();
    Query q(database_, "SELECT id FROM return_file WHERE account=? AND return_id=? AND name=? AND sha256=?");
    q.bind(key.account, key.id, file.name, file.sha256).step();
    return q.integer();
}

std::vector<ReturnFile> FileStore::of(const ReturnKey& key) {
    Query q(database_, fileColumns + " ORDER BY at, id");
    q.bind(key.account, key.id);
    std::vector<ReturnFile> files;
    while (q.step()) files.push_back(readAdded(q));
    return files;
}

std::optional<ReturnFile> FileStore::find(const ReturnKey& key, std::int64_t id) {
    Query q(database_, fileColumns + " AND id=?");
    if (!q.bind(key.account, key.id, id).step()) return std::nullopt;
    return readAdded(q);
}

std::int64_t FileStore::count(const ReturnKey& key) {
    Query q(database_, "SELECT COUNT(*) FROM return_file WHERE account=? AND return_id=?");
    q.bind(key.account, key.id).step();
    return q.integer();
}

void FileStore::remove(const ReturnKey& key, std::int64_t id) {
    Query(database_, "DELETE FROM return_file WHERE account=? AND return_id=? AND id=?").bind(key.account, key.id, id).run();
}

}  // namespace resodesk::store
