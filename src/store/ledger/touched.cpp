// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/touched.h"

#include <set>

#include "store/query.h"

namespace resodesk::store {

void touch(Database& ledger, const ObjectKey& object) {
    Query(ledger, "INSERT INTO touched(account, kind, id) VALUES(?,?,?)").bind(object.account, object.kind, object.id).run();
}

Touched touchedSince(Database& ledger, std::int64_t seq, int limit) {
    Query q(ledger, "SELECT seq, account, kind, id FROM touched WHERE seq > ? ORDER BY seq LIMIT ?");
    q.bind(seq, limit);
    Touched touched{seq, {}};
    std::set<ObjectKey> seen;
    while (q.step()) {
        touched.seq = q.integer();
        ObjectKey key;
        key.account = {q.integer()};
        key.kind = q.named(ObjectKind::settings);
        key.id = q.text();
        if (seen.insert(key).second) touched.objects.push_back(key);
    }
    return touched;
}

void forgetTouched(Database& ledger, std::int64_t seq) {
    Query(ledger, "DELETE FROM touched WHERE seq <= ?").bind(seq).run();
}

}  // namespace resodesk::store
