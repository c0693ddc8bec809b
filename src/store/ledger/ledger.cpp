// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/ledger.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include "base/fault_points.h"
#include "base/log.h"
#include "store/ledger/migrations.h"
#include "store/query.h"

namespace resodesk::store {

namespace {

Database::Options writing() {
    Database::Options options;
    options.access = Database::Access::readWrite;
    options.isDurable = true;
    options.newest = ledgerMigrations().back().number;
    return options;
}

std::int64_t startEpoch(Database& database, TimePoint now) {
    database.migrate(ledgerMigrations(), ledgerApplicationId);
    Transaction transaction(database, "ledger.epoch");
    if (isMutant("epoch_not_checked"))
        for (const char* guard : {"action_in_this_epoch", "action_claimed_here", "journal_in_this_epoch"})
            database.handle().exec(std::string("DROP TRIGGER IF EXISTS ") + guard);
    Query(database, "INSERT OR IGNORE INTO workspace(one, id, epoch, generation, made_at) VALUES(1, ?, 0, 0, ?)")
        .bind(newUuid(), now)
        .run();
    std::int64_t epoch = 0;
    {
        Query q(database, "UPDATE workspace SET epoch=epoch+1, generation=generation+1 RETURNING epoch");
        q.step();
        epoch = q.integer();
    }
    transaction.commit();
    return epoch;
}

}  // namespace

Ledger::Ledger(const Workspace& workspace, TimePoint now)
    : database_(workspace.ledgerFile(), writing()),
      epoch_(startEpoch(database_, now)),
      journal_(database_, epoch_),
      outbox_(database_, journal_, epoch_),
      outboxList_(database_),
      accounts_(database_),
      addresses_(database_),
      settings_(database_),
      bench_(database_),
      bulks_(database_),
      rmaNumbers_(database_),
      desk_(database_) {}

std::string Ledger::workspaceId() {
    Query q(database_, "SELECT id FROM workspace");
    q.step();
    return q.text();
}

Result<std::unique_ptr<Ledger>> Ledger::open(const Workspace& workspace, TimePoint now) {
    try {
        return std::unique_ptr<Ledger>(new Ledger(workspace, now));
    } catch (const NewerSchema& e) {
        return Error(Failure::newerWorkspace, e.what());
    } catch (const SQLite::Exception& e) {
        if (e.getErrorCode() != SQLITE_NOTADB && e.getErrorCode() != SQLITE_CORRUPT) throw;
        log::error(std::string("ledger.db: ") + e.what());
        return Error(Failure::damagedWorkspace, e.what());
    }
}

bool withdraw(Ledger& ledger, ActionId id, TimePoint now) {
    if (!ledger.outbox().record(id, ActionEvent::withdrawn, {}, now)) return false;
    EventNews news;
    news.refusal = Failure::precedingFailed;
    for (const ActionId dependent : ledger.outbox().waitingFor(id)) ledger.outbox().record(dependent, ActionEvent::withdrawn, news, now);
    return true;
}

LedgerView::LedgerView(const std::filesystem::path& ledgerFile) : database_(ledgerFile, Database::Options{}) {}

LedgerView::Of LedgerView::of(const ObjectKey& key) {
    Of found{actionsOf(database_, key), {}};
    if (key.kind == ObjectKind::returnRequest) found.marks = BenchStore(database_).of({key.account, {key.id}});
    return found;
}

std::vector<std::string> LedgerView::known(AccountId account, ObjectKind kind, const std::vector<std::string>& ids) {
    std::string list = "[";
    for (const std::string& id : ids) {
        if (list.size() > 1) list += ',';
        list += '"';
        for (char c : id) {
            if (c == '"' || c == '\\') list += '\\';
            list += c;
        }
        list += '"';
    }
    list += ']';
    Query q(database_,
            "SELECT DISTINCT wanted.value FROM json_each(?1) wanted WHERE"
            " EXISTS (SELECT 1 FROM action WHERE account=?2 AND target_kind=?3 AND target=wanted.value)"
            " OR EXISTS (SELECT 1 FROM received WHERE account=?2 AND return_id=wanted.value)");
    q.bind(list, account, kind);
    std::vector<std::string> known;
    while (q.step()) known.push_back(q.text());
    return known;
}

}  // namespace resodesk::store
