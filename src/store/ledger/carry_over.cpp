// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/carry_over.h"

#include <set>
#include <vector>

#include "base/log.h"
#include "store/ledger/outbox_store.h"
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
    later.to = checkChain(old, all.integer() - later.from).good;
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
    for (const char* table : {"bulk", "bulk_row", "received", "finding", "return_file", "unidentified", "photo", "inspection_draft", "rule_set", "rule_switch", "ruling", "tag", "snooze", "notified", "watched_account", "brought_report"}) copyRows(old, restored, "INSERT OR REPLACE", table, "");
    // What the seller set up counts as it was last, as a whole; addresses and settings with what the marketplace had of them.
    for (const std::string table : {"grade_rule", "saved_view", "message_template", "preference", "address", "return_settings", "country_rule", "parcel_cost", "sku_size", "value_left"}) {
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

}  // namespace

int carryOver(Database& restored, const std::filesystem::path& ledger) {
    Attempt attempt(restored);
    try {
        Database old(ledger, Database::Options{});
        if (!goesOnFrom(restored, old)) return 0;
        const Later later = laterIn(restored, old);
        if (later.to <= later.from) return 0;
        copyLater(restored, old, later);
        attempt.keep();
        return static_cast<int>(later.actions.size());
    } catch (const std::exception& e) {  // it is damaged: what it held stays beside
        log::warning(std::string("not taken over from the replaced ledger: ") + e.what());
        return 0;
    }
}

}  // namespace resodesk::store
