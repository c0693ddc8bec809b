// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/journal.h"

#include "store/query.h"

namespace resodesk::store {

namespace {

constexpr const char* entryColumns = "seq, at, epoch, action, event, detail, hash";

std::string seal(const std::string& before, const JournalEntry& e) {
    return sha256Hex(before + '\n' + std::to_string(e.seq) + '\n' + std::to_string(toMillis(e.at)) + '\n' +
                     std::to_string(e.epoch) + '\n' + std::to_string(e.action.value) + '\n' + e.event + '\n' + e.detail);
}

JournalEntry read(Query& q) {
    JournalEntry e;
    e.seq = q.integer();
    e.at = q.time();
    e.epoch = q.integer();
    e.action = {q.integer()};
    e.event = q.text();
    e.detail = q.text();
    e.hash = q.text();
    return e;
}

}  // namespace

void Journal::add(ActionId action, std::string_view event, const Fields& detail, TimePoint now) {
    JournalEntry entry{1, now, epoch_, action, std::string(event), detail.text(), {}};
    std::string before;
    {
        Query last(database_, "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1");
        if (last.step()) {
            entry.seq = last.integer() + 1;
            before = last.text();
        }
    }
    entry.hash = seal(before, entry);
    Query(database_, std::string("INSERT INTO journal(") + entryColumns + ") VALUES(?,?,?,?,?,?,?)")
        .bind(entry.seq, entry.at, entry.epoch, entry.action, entry.event, entry.detail, entry.hash)
        .run();
}

std::vector<JournalEntry> Journal::of(ActionId action) {
    Query q(database_, std::string("SELECT ") + entryColumns + " FROM journal WHERE action=? ORDER BY seq");
    q.bind(action);
    std::vector<JournalEntry> entries;
    while (q.step()) entries.push_back(read(q));
    return entries;
}

std::optional<std::int64_t> Journal::firstBroken() {
    Query q(database_, std::string("SELECT ") + entryColumns + " FROM journal ORDER BY seq");
    std::string before;
    std::int64_t expected = 1;
    while (q.step()) {
        const JournalEntry entry = read(q);
        if (entry.seq != expected || entry.hash != seal(before, entry)) return expected;
        before = entry.hash;
        ++expected;
    }
    return std::nullopt;
}

}  // namespace resodesk::store
