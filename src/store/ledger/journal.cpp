// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/journal.h"

#include <SQLiteCpp/Exception.h>

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

Chain checkChain(Database& ledger, std::int64_t most) {
    std::string before;
    Chain chain;
    {
        Query last(ledger, "SELECT seq, hash FROM journal WHERE seq <= (SELECT MAX(seq) FROM journal) - ? ORDER BY seq DESC LIMIT 1");
        if (most < std::numeric_limits<std::int64_t>::max() && last.bind(most).step()) {
            chain.good = last.integer();
            before = last.text();
        }
    }
    Query q(ledger, std::string("SELECT ") + entryColumns + " FROM journal WHERE seq > ? ORDER BY seq");
    q.bind(chain.good);
    while (q.step()) {
        const JournalEntry entry = read(q);
        if (entry.seq != chain.good + 1 || entry.hash != seal(before, entry)) {
            chain.firstBad = chain.good + 1;
            return chain;
        }
        before = entry.hash;
        ++chain.good;
    }
    return chain;
}

Result<Chain> checkChainIn(const std::filesystem::path& ledgerFile) {
    try {
        Database ledger(ledgerFile, Database::Options{});
        return checkChain(ledger);
    } catch (const SQLite::Exception& e) {
        return Error(Failure::damagedWorkspace, e.what());
    }
}

}  // namespace resodesk::store
