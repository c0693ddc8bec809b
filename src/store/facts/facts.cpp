// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/facts/facts.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include "base/log.h"
#include "store/facts/migrations.h"
#include "store/query.h"

namespace resodesk::store {

namespace {

// Measured: with the default of 1,000 pages a first sync rewrites hot index pages again and again (2 times slower).
constexpr int pagesBeforeCheckpoint = 16'000;

std::unique_ptr<Database> tryOpen(const std::filesystem::path& file) {
    Database::Options options;
    options.access = Database::Access::readWrite;
    options.cacheKiB = 32'768;
    auto database = std::make_unique<Database>(file, options);
    database->migrate(factsMigrations(), factsApplicationId);
    database->handle().exec("PRAGMA wal_autocheckpoint=" + std::to_string(pagesBeforeCheckpoint));
    Query check(*database, "SELECT COUNT(*) FROM meta");
    check.step();
    return database;
}

}  // namespace

std::unique_ptr<Database> openFactsForWriting(const Workspace& workspace) {
    try {
        return tryOpen(workspace.factsFile());
    } catch (const NewerSchema&) {
        log::warning("facts.db was made by a newer ResoDesk: fetched again");
    } catch (const SQLite::Exception& e) {
        const int code = e.getErrorCode();
        if (code != SQLITE_NOTADB && code != SQLITE_CORRUPT) throw;
        log::warning(std::string("facts.db is damaged and fetched again: ") + e.what());
    }
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(workspace.factsFile().string() + end);
    return tryOpen(workspace.factsFile());
}

std::unique_ptr<Database> openFactsForReading(const Workspace& workspace, std::int64_t mmapBytes) {
    Database::Options options;
    options.mmapBytes = mmapBytes;
    return std::make_unique<Database>(workspace.factsFile(), options);
}

}  // namespace resodesk::store
