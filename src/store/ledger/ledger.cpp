// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/ledger.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include "base/fault_points.h"
#include "base/log.h"
#include "store/damage.h"
#include "store/ledger/backup.h"
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

void prepare(Database& database, const Workspace& workspace, TimePoint now) {
    const int version = database.handle().execAndGet("PRAGMA user_version").getInt();
    if (version > 0 && version < ledgerMigrations().back().number) {
        try {
            makeBackup(workspace.folder(), now);
        } catch (const std::exception& e) {  // the migration is one transaction: without a backup it is still all or nothing
            log::error(std::string("no backup before the migration: ") + e.what());
        }
    }
    database.migrate(ledgerMigrations(), ledgerApplicationId);
}

/// One transaction: a start that is cut off here finds the copy as old as before.
std::int64_t startEpoch(Database& database, LastSeen& lastSeen, const std::filesystem::path& memory, TimePoint now) {
    Transaction transaction(database, "ledger.epoch");
    if (isMutant("epoch_not_checked"))
        for (const char* guard : {"action_in_this_epoch", "action_claimed_here", "journal_in_this_epoch"})
            database.handle().exec(std::string("DROP TRIGGER IF EXISTS ") + guard);
    Query(database, "INSERT OR IGNORE INTO workspace(one, id, epoch, generation, made_at) VALUES(1, ?, 0, 0, ?)")
        .bind(newUuid(), now)
        .run();
    std::string id;
    {
        Query q(database, "SELECT id FROM workspace");
        q.step();
        id = q.text();
    }
    lastSeen = LastSeen(memory, id);
    const auto seen = lastSeen.read();
    const bool isOld = seen && isOlder(database, *seen) && !isMutant("generation_ignored");
    std::int64_t epoch = 0;
    {
        Query q(database, "UPDATE workspace SET epoch=epoch+1, generation=MAX(generation, ?)+1 RETURNING epoch");
        q.bind(seen ? seen->generation : 0).step();
        epoch = q.integer();
    }
    if (isOld) {
        log::error("ledger.db is older than when it was last open here: nothing is sent until the seller has looked");
        doubtAll(database, epoch, Failure::olderCopy, now + settleOfTheLost, now);
    }
    transaction.commit();
    return epoch;
}

}  // namespace

Ledger::Ledger(const Workspace& workspace, TimePoint now, const std::filesystem::path& memory)
    : database_(workspace.ledgerFile(), writing()),
      lastSeen_({}, {}),
      epoch_((prepare(database_, workspace, now), startEpoch(database_, lastSeen_, memory, now))),
      journal_(database_, epoch_),
      outbox_(database_, journal_, epoch_),
      outboxList_(database_),
      accounts_(database_),
      addresses_(database_),
      countryRules_(database_),
      settings_(database_),
      bench_(database_),
      costs_(database_),
      files_(database_),
      bulks_(database_),
      rules_(database_),
      tags_(database_),
      snoozes_(database_),
      notified_(database_),
      views_(database_),
      templates_(database_),
      reminders_(database_),
      reports_(database_),
      rmaNumbers_(database_),
      desk_(database_) {
    if (memory.empty()) return;
    remember();
    database_.onCommit([this] { remember(); });
}

Ledger::~Ledger() = default;

void Ledger::remember() {
    const Head head = headOf(database_);
    if (head == seen_) return;
    lastSeen_.note(head);
    seen_ = head;
}

std::string Ledger::workspaceId() {
    Query q(database_, "SELECT id FROM workspace");
    q.step();
    return q.text();
}

Result<std::unique_ptr<Ledger>> Ledger::open(const Workspace& workspace, TimePoint now, const std::filesystem::path& memory) {
    try {
        if (const auto why = findDamage(workspace)) {
            log::error("ledger.db is damaged: " + *why);
            return damaged(workspace.folder(), *why);
        }
        return std::unique_ptr<Ledger>(new Ledger(workspace, now, memory));
    } catch (const NewerSchema& e) {
        return Error(Failure::newerWorkspace, e.what());
    } catch (const SQLite::Exception& e) {
        if (!isDamage(e)) throw;
        log::error(std::string("ledger.db: ") + e.what());
        return damaged(workspace.folder(), e.what());
    }
}

std::int64_t Ledger::changes() { return database_.handle().getTotalChanges(); }

std::optional<std::string> faultIn(Database& ledger, std::int64_t entries) {
    try {
        Query check(ledger, "PRAGMA quick_check(1)");
        check.step();
        if (const std::string said = check.text(); said != "ok") return said;
        if (const auto bad = checkChain(ledger, entries).firstBad) return "entry " + std::to_string(*bad) + " of the journal";
        return std::nullopt;
    } catch (const SQLite::Exception& e) {
        if (ledger.isInterrupted()) return std::nullopt;
        if (e.getErrorCode() != SQLITE_CORRUPT && e.getErrorCode() != SQLITE_NOTADB) throw;
        return e.what();
    }
}

Error damaged(const std::filesystem::path& workspace, const std::string& detail) {
    for (const BackupFile& backup : backupsIn(workspace))
        if (verifyBackup(backup.file)) return Error(Failure::damagedWorkspace, detail, backup.file.string());
    return Error(Failure::damagedWorkspace, detail);
}

namespace {

/// The seller may have begun another text since.
void keepAsDraft(Ledger& ledger, const Action& message, TimePoint now) {
    const ObjectKey& about = message.command.target;
    const std::string text = message.command.request.get("text"), begun = ledger.desk().draft(about).value_or("");
    ledger.desk().saveDraft(about, begun.empty() || begun == text ? text : text + "\n\n" + begun, now);
}

}  // namespace

bool withdraw(Ledger& ledger, ActionId id, TimePoint now, std::optional<Failure> why) {
    const auto action = ledger.outbox().find(id);
    EventNews news;
    news.refusal = why;
    if (!action || !ledger.outbox().record(id, ActionEvent::withdrawn, news, now)) return false;
    if (action->command.kind == ActionKind::message && (!action->bulk || why)) keepAsDraft(ledger, *action, now);
    for (const ActionId dependent : ledger.outbox().waitingFor(id)) withdraw(ledger, dependent, now, Failure::precedingFailed);
    return true;
}

namespace {

/// Any bytes: a file that was brought in long ago may have some that none would be let in with today.
std::string inJson(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        constexpr std::string_view hex = "0123456789abcdef";
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') out += '\\';
        if (byte < 0x20)
            out += std::string("\\u00") + hex[byte >> 4] + hex[byte & 15];
        else
            out += c;
    }
    return out + "\"";
}

}  // namespace

LedgerView::LedgerView(const std::filesystem::path& ledgerFile) : database_(ledgerFile, Database::Options{}) {}

LedgerView::Of LedgerView::of(const ObjectKey& key) {
    Of found{actionsOf(database_, key), {}, {}, {}, {}};
    if (key.kind == ObjectKind::returnRequest) {
        found.marks = BenchStore(database_).of({key.account, {key.id}});
        found.tags = TagStore(database_).of({key.account, {key.id}});
        found.snooze = SnoozeStore(database_).of({key.account, {key.id}});
    }
    for (const Note& note : DeskStore(database_).notes(key)) found.notes += (found.notes.empty() ? "" : "\n") + note.text;
    return found;
}

std::vector<std::string> LedgerView::known(AccountId account, ObjectKind kind, const std::vector<std::string>& ids) {
    std::string list = "[";
    for (const std::string& id : ids) list += (list.size() > 1 ? "," : "") + inJson(id);
    list += ']';
    Query q(database_,
            "SELECT DISTINCT wanted.value FROM json_each(?1) wanted WHERE"
            " EXISTS (SELECT 1 FROM action WHERE account=?2 AND target_kind=?3 AND target=wanted.value)"
            " OR EXISTS (SELECT 1 FROM received WHERE account=?2 AND return_id=wanted.value)"
            " OR EXISTS (SELECT 1 FROM snooze WHERE account=?2 AND return_id=wanted.value AND woke_at IS NULL)"
            " OR EXISTS (SELECT 1 FROM tag WHERE account=?2 AND return_id=wanted.value)"
            " OR EXISTS (SELECT 1 FROM note WHERE account=?2 AND kind=?3 AND target=wanted.value)");
    q.bind(list, account, kind);
    std::vector<std::string> known;
    while (q.step()) known.push_back(q.text());
    return known;
}

}  // namespace resodesk::store
