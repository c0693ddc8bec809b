// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/damage.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <fstream>

#include "base/log.h"
#include "store/ledger/backup.h"
#include "store/ledger/ledger.h"
#include "store/ledger/migrations.h"
#include "store/query.h"

namespace resodesk::store {

namespace fs = std::filesystem;

namespace {

// Some milliseconds. What is larger is checked beside the first work.
constexpr std::uintmax_t smallEnough = 8 << 20;
constexpr std::int64_t entriesOfSmall = 500, entriesOfSuspected = 20'000;

fs::path suspicion(const fs::path& workspace) { return workspace / "check-files"; }

std::optional<std::string> faultInFile(const fs::path& file, std::int64_t entries) {
    try {
        Database database(file, Database::Options{});
        if (database.handle().execAndGet("PRAGMA application_id").getInt() != ledgerApplicationId) return std::nullopt;  // just made, or none of ours
        return faultIn(database, entries);
    } catch (const SQLite::Exception& e) {
        if (!isDamage(e)) throw;
        return e.what();
    }
}

bool areFactsDamaged(const fs::path& file) {
    try {
        Database facts(file, Database::Options{});
        Query check(facts, "PRAGMA quick_check(1)");
        return !check.step() || check.text() != "ok";
    } catch (const SQLite::Exception& e) {
        return isDamage(e);
    }
}

}  // namespace

bool isDamage(const std::exception& e) {
    const auto* sqlite = dynamic_cast<const SQLite::Exception*>(&e);
    return sqlite && (sqlite->getErrorCode() == SQLITE_CORRUPT || sqlite->getErrorCode() == SQLITE_NOTADB);
}

void suspect(const fs::path& workspace) noexcept {
    try {
        std::ofstream(suspicion(workspace)).flush();
    } catch (const std::exception&) {
    }
}

std::optional<std::string> findDamage(const Workspace& workspace) {
    const bool isSuspected = fs::exists(suspicion(workspace.folder()));
    const fs::path ledger = workspace.ledgerFile(), facts = workspace.factsFile();
    if (!fs::exists(fs::symlink_status(ledger)) && (fs::exists(facts) || !backupsIn(workspace.folder()).empty()))
        return "it is missing, and what was kept beside it is there";
    std::error_code missing;
    const auto bytes = fs::file_size(ledger, missing);
    if (!missing && (isSuspected || bytes <= smallEnough))
        if (auto why = faultInFile(ledger, isSuspected ? entriesOfSuspected : entriesOfSmall)) return why;
    if (!isSuspected) return std::nullopt;
    if (fs::exists(facts) && areFactsDamaged(facts)) {
        log::warning("facts.db is damaged and fetched again");
        for (const char* end : {"", "-wal", "-shm"}) fs::remove(facts.string() + end);
    }
    fs::remove(suspicion(workspace.folder()));
    return std::nullopt;
}

}  // namespace resodesk::store
