// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/carry_over.h"

#include <vector>

#include "base/log.h"
#include "store/ledger/last_seen.h"
#include "store/ledger/old_copy.h"
#include "store/query.h"

namespace resodesk::store {

namespace {

std::string columnsOf(Database& database, const std::string& table) {
    Query q(database, "SELECT group_concat(name, ', ') FROM pragma_table_info('" + table + "')");
    q.step();
    return q.text();
}

/// Rows as they are, value by value. A ledger of an earlier version has fewer tables.
void copyRows(Database& from, Database& into, const std::string& how, const std::string& table, const std::string& where) {
    const std::string columns = columnsOf(from, table);
    if (columns.empty()) return;
    SQLite::Statement source(from.handle(), "SELECT " + columns + " FROM " + table + where);
    std::string places = "?";
    for (int i = 1; i < source.getColumnCount(); ++i) places += ",?";
    SQLite::Statement target(into.handle(), how + " INTO " + table + "(" + columns + ") VALUES(" + places + ")");
    while (source.executeStep()) {
        target.reset();
        for (int i = 0; i < source.getColumnCount(); ++i) {
            const SQLite::Column value = source.getColumn(i);
            if (value.isNull())
                target.bind(i + 1);
            else if (value.isInteger())
                target.bind(i + 1, value.getInt64());
            else if (value.isBlob())
                target.bind(i + 1, value.getBlob(), value.getBytes());
            else
                target.bind(i + 1, value.getString());
        }
        target.exec();
    }
}

/// The guards watch single steps; what is taken over has taken them already.
class WithoutTriggers {
 public:
    explicit WithoutTriggers(Database& ledger) : ledger_(ledger) {
        std::vector<std::string> names;
        {
            Query q(ledger, "SELECT name, sql FROM sqlite_master WHERE type='trigger' ORDER BY name");
            while (q.step()) {
                names.push_back(q.text());
                made_.push_back(q.text());
            }
        }
        for (const std::string& name : names) ledger.handle().exec("DROP TRIGGER " + name);
    }
    void putBack() {
        for (const std::string& sql : made_) ledger_.handle().exec(sql);
    }

 private:
    Database& ledger_;
    std::vector<std::string> made_;
};

struct Later {
    std::int64_t from = 0, to = 0;  ///< entries of the journal: after, up to
    bool isToEnd = false;
    std::vector<ActionId> actions;
};

bool goesOnFrom(Database& restored, Database& old) {
    const auto idOf = [](Database& ledger) {
        Query q(ledger, "SELECT id FROM workspace");
        q.step();
        return q.text();
    };
    if (idOf(restored) != idOf(old)) return false;
    Query last(restored, "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1");
    if (!last.step()) return true;
    const std::int64_t seq = last.integer();
    const std::string hash = last.text();
    Query same(old, "SELECT 1 FROM journal WHERE seq=? AND hash=?");
    return same.bind(seq, hash).step();
}

/// What the old journal tells after the restored one's end, up to the first entry whose seal does not fit.
Later laterIn(Database& restored, Database& old) {
    Later later;
    Query end(restored, "SELECT COALESCE(MAX(seq), 0) FROM journal");
    end.step();
    later.from = end.integer();
    Query all(old, "SELECT COALESCE(MAX(seq), 0) FROM journal");
    all.step();
    const std::int64_t last = all.integer();
    later.to = checkChain(old, last - later.from).good;
    later.isToEnd = later.to == last;
    std::set<std::int64_t> seen;
    Query q(old, "SELECT action FROM journal NOT INDEXED WHERE seq > ? AND seq <= ? AND action IS NOT NULL ORDER BY seq");
    q.bind(later.from, later.to);
    while (q.step())
        if (const std::int64_t id = q.integer(); id != 0 && seen.insert(id).second) later.actions.push_back({id});
    return later;
}

/// As the seller confirmed it: the row, its money and the sealed entry tell the same.
bool isAsConfirmed(Database& old, ActionId id) {
    Journal journal(old, 0);
    const auto action = OutboxStore(old, journal, 0).find(id);
    if (!action || action->command.fingerprint() != action->fingerprint) return false;
    for (const JournalEntry& entry : journal.of(id)) {
        if (entry.event != "confirmed") continue;
        const auto detail = Fields::parse(entry.detail);
        return detail && detail->get("fingerprint") == action->fingerprint && detail->get("key") == action->key;
    }
    return false;
}

void copyLater(Database& restored, Database& old, const Later& later) {
    WithoutTriggers guards(restored);
    restored.handle().exec("PRAGMA defer_foreign_keys=ON");
    for (const char* table : {"account", "rma_number", "label_file", "note"}) copyRows(old, restored, "INSERT OR IGNORE", table, "");
    copyRows(old, restored, "INSERT OR REPLACE", "rma_counter", "");
    for (const char* table : {"bulk", "bulk_row", "received", "finding", "return_file", "unidentified", "photo", "inspection_draft", "rule_set", "rule_switch", "ruling", "tag", "snooze", "reminder", "notified", "watched_account", "brought_report"}) copyRows(old, restored, "INSERT OR REPLACE", table, "");
    // What the seller set up counts as it was last, as a whole; addresses and settings with what the marketplace had of them.
    for (const std::string table : {"grade_rule", "saved_view", "message_template", "preference", "address", "return_settings", "country_rule", "parcel_cost", "sku_size", "value_left", "draft"}) {
        if (columnsOf(old, table).empty()) continue;
        restored.handle().exec("DELETE FROM " + table);
        copyRows(old, restored, "INSERT", table, "");
    }
    for (const ActionId id : later.actions) {
        if (!isAsConfirmed(old, id)) throw SQLite::Exception("action " + std::to_string(id.value) + " is not as it was confirmed", SQLITE_CORRUPT);
        copyRows(old, restored, "INSERT OR REPLACE", "action", " WHERE id=" + std::to_string(id.value));
        copyRows(old, restored, "INSERT OR REPLACE", "money_line", " WHERE action=" + std::to_string(id.value));
    }
    copyRows(old, restored, "INSERT", "journal", " WHERE seq > " + std::to_string(later.from) + " AND seq <= " + std::to_string(later.to));
    guards.putBack();
    Query whole(restored, "PRAGMA foreign_key_check");
    if (whole.step()) throw SQLite::Exception("what was taken over does not fit together", SQLITE_CORRUPT);
}

/// Waits in both, as the seller confirmed it, and neither its row nor its sealed entries tell of an attempt. What changes
/// without an entry - a stopped bulk, an account that is not used - is the same in both, or it is not certain.
bool isUnsent(Database& restored, Database& old, ActionId id) {
    const auto waits = [id](Database& in) {
        Query q(in, "SELECT a.key || ' ' || account.state || ' ' || COALESCE(bulk.is_paused, 0) FROM action a JOIN account ON account.id=a.account"
                    " LEFT JOIN bulk ON bulk.id=a.bulk WHERE a.id=? AND a.state='WAITING' AND a.attempts=0 AND a.sent_at IS NULL AND a.may_have_acted=0");
        return q.bind(id).step() ? q.text() : std::string();
    };
    const std::string there = waits(old);
    if (there.empty() || there != waits(restored) || !isAsConfirmed(old, id)) return false;
    for (const JournalEntry& entry : Journal(old, 0).of(id))
        if (entry.event == toText(ActionEvent::claimed)) return false;
    return true;
}

/// When it may leave changes without an entry, too.
void waitAsIn(Database& restored, Database& old, ActionId id) {
    Query q(old, "SELECT why, not_before FROM action WHERE id=?");
    q.bind(id).step();
    const std::string why = q.text();
    const TimePoint notBefore = q.time();
    Query(restored, "UPDATE action SET why=?, not_before=? WHERE id=?").bind(why, notBefore, id).run();
}

bool isNewestSeen(Database& old, const std::filesystem::path& memory) {
    Query id(old, "SELECT id FROM workspace");
    if (memory.empty() || !id.step()) return false;
    const auto seen = LastSeen(memory, id.text()).read();
    return seen && !isOlder(old, *seen);
}

}  // namespace

std::set<ActionId> takeUnsent(Database& restored, const std::filesystem::path& ledger, const std::filesystem::path& memory) {
    Attempt attempt(restored);
    try {
        Database old(ledger, Database::Options{});
        if (!isSound(old) || !isNewestSeen(old, memory)) return {};
        std::vector<ActionId> waiting;
        {
            Query q(restored, "SELECT id FROM action WHERE state='WAITING' ORDER BY id");
            while (q.step()) waiting.push_back({q.integer()});
        }
        std::set<ActionId> unsent;
        for (const ActionId id : waiting) {
            if (!isUnsent(restored, old, id)) continue;
            waitAsIn(restored, old, id);
            unsent.insert(id);
        }
        // Otherwise the next start would take it for an older copy than the one it replaces.
        Query(restored, "UPDATE workspace SET generation=MAX(generation, ?)").bind(headOf(old).generation).run();
        attempt.keep();
        return unsent;
    } catch (const std::exception& e) {
        log::warning(std::string("what waits in the replaced ledger is in doubt: ") + e.what());
        return {};
    }
}

CarriedOver carryOver(Database& restored, const std::filesystem::path& ledger) {
    Attempt attempt(restored);
    try {
        Database old(ledger, Database::Options{});
        if (!goesOnFrom(restored, old)) return {};
        const Later later = laterIn(restored, old);
        if (later.to <= later.from) return {0, later.isToEnd};
        copyLater(restored, old, later);
        attempt.keep();
        return {static_cast<int>(later.actions.size()), later.isToEnd};
    } catch (const std::exception& e) {  // it is damaged: what it held stays beside
        log::warning(std::string("not taken over from the replaced ledger: ") + e.what());
        return {};
    }
}

}  // namespace resodesk::store
