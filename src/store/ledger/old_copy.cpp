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

void doubtAll(Database& ledger, std::int64_t epoch, Failure why, TimePoint settleUntil, TimePoint now) {
    // A backup that was taken back is also an older copy: the first reason stays.
    Query(ledger, "UPDATE workspace SET stopped=? WHERE stopped=''").bind(toText(why)).run();
    Journal journal(ledger, epoch);
    journal.add({}, "older_copy", Fields().set("why", std::string(toText(why))), now);
    OutboxStore outbox(ledger, journal, epoch);
    std::vector<ActionId> waiting;
    {
        Query q(ledger, "SELECT id FROM action WHERE state='WAITING' ORDER BY id");
        while (q.step()) waiting.push_back({q.integer()});
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
