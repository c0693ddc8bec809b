// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/old_copy.h"

#include "store/ledger/bulk_store.h"
#include "store/query.h"

namespace resodesk::store {

std::optional<Failure> stopOf(Database& ledger) {
    Query q(ledger, "SELECT stopped FROM workspace");
    if (!q.step()) return std::nullopt;
    return failureFrom(q.text());
}

Head headOf(Database& ledger) {
    Head head;
    {
        Query q(ledger, "SELECT generation FROM workspace");
        if (q.step()) head.generation = q.integer();
    }
    Query last(ledger, "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1");
    if (last.step()) {
        head.seq = last.integer();
        head.hash = last.text();
    }
    return head;
}

bool isOlder(Database& ledger, const Head& seen) {
    const Head head = headOf(ledger);
    if (head.generation < seen.generation || head.seq < seen.seq) return true;
    Query q(ledger, "SELECT hash FROM journal WHERE seq=?");
    return seen.seq > 0 && (!q.bind(seen.seq).step() || q.text() != seen.hash);
}

bool isSound(Database& database) {
    Query whole(database, "PRAGMA integrity_check(1)");
    if (!whole.step() || whole.text() != "ok") return false;
    Query keys(database, "PRAGMA foreign_key_check");
    return !keys.step();
}

void doubtAll(Database& ledger, std::int64_t epoch, Failure why, TimePoint settleUntil, TimePoint now, const std::set<ActionId>& unsent) {
    // A backup that was taken back is also an older copy: the first reason stays.
    Query(ledger, "UPDATE workspace SET stopped=? WHERE stopped=''").bind(toText(why)).run();
    Journal journal(ledger, epoch);
    journal.add({}, "older_copy", Fields().set("why", std::string(toText(why))), now);
    OutboxStore outbox(ledger, journal, epoch);
    std::vector<ActionId> waiting;
    {
        Query q(ledger, "SELECT id FROM action WHERE state='WAITING' ORDER BY id");
        while (q.step())
            if (const ActionId id{q.integer()}; !unsent.contains(id)) waiting.push_back(id);
    }
    EventNews news;
    news.notBefore = now;
    news.settleUntil = settleUntil;
    news.refusal = Failure::outcomeUnknown;
    for (const ActionId id : waiting) {
        outbox.record(id, ActionEvent::foundInOldCopy, news, now);
        Query(ledger, "UPDATE action SET sent_at=created_at WHERE id=? AND sent_at IS NULL").bind(id).run();
    }
    BulkStore bulks(ledger);
    for (const BulkId bulk : bulks.unfinished()) {
        bulks.giveUpUnminted(bulk);
        bulks.finish(bulk);
    }
}

bool isLaneUnclear(Database& ledger, ActionId id) {
    Query q(ledger, "SELECT EXISTS (SELECT 1 FROM action a JOIN action other ON other.lane = a.lane AND other.id <> a.id"
                    " AND other.state IN ('WAITING','SENDING','UNKNOWN','NEEDS_PERSON') AND other.state <> 'WAITING' WHERE a.id = ?)");
    q.bind(id).step();
    return q.flag();
}

void resumeSending(Database& ledger, Journal& journal, TimePoint now) {
    Query(ledger, "UPDATE workspace SET stopped=''").run();
    journal.add({}, "resumed", {}, now);
}

}  // namespace resodesk::store
