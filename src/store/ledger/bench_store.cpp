// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/bench_store.h"

#include "store/ledger/touched.h"
#include "store/query.h"

namespace resodesk::store {

void BenchStore::receive(const ReturnKey& key, TimePoint now) {
    Query(database_, "INSERT OR IGNORE INTO received(account, return_id, at) VALUES(?,?,?)")
        .bind(key.account, key.id, now)
        .run();
    touch(database_, key.object());
}

void BenchStore::note(const ReturnKey& key, const Finding& f) {
    Query(database_,
          "INSERT INTO finding(account, return_id, line, quantity, condition, is_resellable, note, at) VALUES(?,?,?,?,?,?,?,?)")
        .bind(key.account, key.id, f.line, f.quantity, f.condition, f.resellable, f.note, f.at)
        .run();
    receive(key, f.at);
}

void BenchStore::forget(const ReturnKey& key) {
    Query(database_, "DELETE FROM received WHERE account=? AND return_id=?").bind(key.account, key.id).run();
    Query(database_, "DELETE FROM finding WHERE account=? AND return_id=?").bind(key.account, key.id).run();
    touch(database_, key.object());
}

BenchMarks BenchStore::of(const ReturnKey& key) {
    BenchMarks marks;
    Query received(database_, "SELECT at FROM received WHERE account=? AND return_id=?");
    received.bind(key.account, key.id);
    if (received.step()) marks.receivedAt = received.time();
    Query q(database_,
            "SELECT line, quantity, condition, is_resellable, note, at FROM finding WHERE account=? AND return_id=? ORDER BY id");
    q.bind(key.account, key.id);
    while (q.step()) {
        Finding f;
        f.line = {q.text()};
        f.quantity = static_cast<int>(q.integer());
        f.condition = q.named(Condition::used);
        f.resellable = q.flag();
        f.note = q.text();
        f.at = q.time();
        marks.findings.push_back(f);
    }
    return marks;
}

}  // namespace resodesk::store
