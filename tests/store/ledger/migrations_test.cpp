// SPDX-License-Identifier: GPL-3.0-or-later
// Every released schema of the ledger is brought to the present one.

#include "store/ledger/migrations.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

#include "base/paths.h"
#include "store/ledger/backup.h"
#include "store/ledger/touched.h"
#include "store/query.h"
#include "support/catch.h"
#include "support/temp_ledger.h"

using namespace resodesk;
using namespace resodesk::store;
using namespace resodesk::test;

namespace {

namespace fs = std::filesystem;

/// A workspace whose ledger.db is that of the file in tests/store/databases.
struct Released {
    explicit Released(const fs::path& dump) : workspace(Workspace::hold(folder.path() / "w").value()) {
        SQLite::Database ledger(workspace.ledgerFile().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        ledger.exec(readFile(dump));
        version = ledger.execAndGet("PRAGMA user_version").getInt();
    }
    TempFolder folder;
    Workspace workspace;
    int version = 0;
};

std::vector<fs::path> released() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(RESODESK_TESTS_DIR "/store/databases")) files.push_back(entry.path());
    return files;
}

std::vector<std::string> textsOf(Database& ledger, const std::string& sql) {
    Query q(ledger, sql);
    std::vector<std::string> texts;
    while (q.step()) texts.push_back(q.text());
    return texts;
}

const char* const schema = "SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_master ORDER BY type, name";
const char* const actions = "SELECT id || kind || target || key || fingerprint || state || amount || not_before FROM action ORDER BY id";

}  // namespace

TEST_CASE("every released ledger becomes one like a new one, with what was decided") {
    TempLedger fresh;
    REQUIRE_FALSE(released().empty());
    for (const fs::path& dump : released()) {
        INFO(dump.filename().string());
        Released old(dump);
        std::vector<std::string> before;
        {
            Database ledger(old.workspace.ledgerFile(), Database::Options{});
            before = textsOf(ledger, actions);
        }
        REQUIRE(before.size() >= 4);
        const auto ledger = Ledger::open(old.workspace, morning).value();
        CHECK(textsOf(ledger->database(), schema) == textsOf(fresh.ledger->database(), schema));
        CHECK(textsOf(ledger->database(), actions) == before);
        CHECK_FALSE(ledger->journal().firstBroken());
        CHECK_FALSE(ledger->stopped());
        CHECK(ledger->accounts().all().size() == 1);
    }
}

TEST_CASE("private notes of an older ledger are shown to the search") {
    for (const fs::path& dump : released()) {
        INFO(dump.filename().string());
        Released old(dump);
        if (old.version >= 7) continue;
        SQLite::Database(old.workspace.ledgerFile().string(), SQLite::OPEN_READWRITE)
            .exec("INSERT INTO note(account, kind, target, text, at) VALUES(1, 'return', 'R-noted', 'danno', 0), (1, 'return', 'R-noted', 'visto', 1)");
        const auto ledger = Ledger::open(old.workspace, morning).value();
        const ObjectKey noted{{1}, ObjectKind::returnRequest, "R-noted"};
        const auto objects = touchedSince(ledger->database(), 0, 1'000).objects;
        CHECK(std::count(objects.begin(), objects.end(), noted) == 1);
    }
}

TEST_CASE("before a ledger is migrated a verified backup of it is made, and it can be taken back") {
    for (const fs::path& dump : released()) {
        INFO(dump.filename().string());
        Released old(dump);
        const int newest = ledgerMigrations().back().number;
        if (old.version == newest) continue;
        Ledger::open(old.workspace, morning).value();
        const auto backups = backupsIn(old.workspace.folder());
        REQUIRE(backups.size() == 1);
        CHECK(verifyBackup(backups[0].file));
        {
            Database backup(backups[0].file, Database::Options{});
            CHECK(backup.handle().execAndGet("PRAGMA user_version").getInt() == old.version);
        }
        CHECK(restoreBackup(old.workspace, backups[0].file, morning));
        CHECK(Ledger::open(old.workspace, morning).value()->stopped() == Failure::restoredBackup);
    }
}
