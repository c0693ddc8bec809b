// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/database.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fault_points.h"
#include "base/log.h"
#include "store/query.h"

namespace resodesk::store {

namespace fs = std::filesystem;

namespace {

constexpr int busyMilliseconds = 60'000;
constexpr int stepsBetweenInterruptChecks = 2'000;

int mustEndNow(void* database) { return static_cast<const Database*>(database)->mustEnd() ? 1 : 0; }

std::unique_ptr<SQLite::Database> open(const fs::path& file, const Database::Options& options) {
    const bool isWriter = options.access == Database::Access::readWrite;
    if (isWriter) createPrivately(file);
    return std::make_unique<SQLite::Database>(file.string(), isWriter ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY,
                                              busyMilliseconds);
}

}  // namespace

void createPrivately(const fs::path& file) {
    if (fs::is_symlink(fs::symlink_status(file)))
        throw fs::filesystem_error("is a link", file, std::make_error_code(std::errc::too_many_symbolic_link_levels));
    const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_EXCL | O_NOFOLLOW, isMutant("umask_dependent_modes") ? 0666 : 0600);
    if (fd >= 0) ::close(fd);
}

Database::Database(const fs::path& file, Options options) : file_(file), database_(open(file, options)) {
    sqlite3* raw = database_->getHandle();
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_progress_handler(raw, stepsBetweenInterruptChecks, mustEndNow, this);
    const auto pragma = [&](const std::string& text) { database_->exec("PRAGMA " + text); };
    pragma("trusted_schema=OFF");
    pragma("cell_size_check=ON");
    pragma("recursive_triggers=ON");  // without it INSERT OR REPLACE slips past the guards
    pragma("foreign_keys=ON");
    pragma("mmap_size=" + std::to_string(options.mmapBytes));
    pragma("cache_size=-" + std::to_string(options.cacheKiB));
    pragma("temp_store=MEMORY");
    if (options.access == Access::readOnly) {
        pragma("query_only=ON");
        pragma("wal_autocheckpoint=0");
        return;
    }
    // Before WAL, which is a write where the file has another journal.
    if (options.newest > 0 && database_->execAndGet("PRAGMA user_version").getInt() > options.newest) throw NewerSchema();
    pragma("journal_mode=WAL");
    pragma(options.isDurable && !isMutant("synchronous_normal") ? "synchronous=FULL" : "synchronous=NORMAL");
    if (!options.isDurable) pragma("secure_delete=FAST");
}

Database::~Database() { prepared_.clear(); }

void Database::migrate(std::span<const Migration> migrations, int applicationId) {
    const int current = database_->execAndGet("PRAGMA user_version").getInt();
    const int newest = migrations.empty() ? 0 : migrations.back().number;
    if (current > newest) throw NewerSchema();
    if (current == newest) return;
    Transaction transaction(*this, "migrate");
    for (const Migration& migration : migrations) {
        if (migration.number <= current) continue;
        database_->exec(migration.sql);
        log::info("migrated " + file_.filename().string() + " to " + std::to_string(migration.number) + ": " + migration.name);
    }
    database_->exec("PRAGMA application_id=" + std::to_string(applicationId));
    database_->exec("PRAGMA user_version=" + std::to_string(newest));
    transaction.commit();
}

void Database::checkpoint() { database_->exec("PRAGMA wal_checkpoint(PASSIVE)"); }

std::int64_t Database::walBytes() const {
    struct stat status {};
    return ::stat((file_.string() + "-wal").c_str(), &status) == 0 ? status.st_size : 0;
}

SQLite::Statement& Database::prepared(const std::string& sql) {
    auto& statement = prepared_[sql];
    if (!statement) statement = std::make_unique<SQLite::Statement>(*database_, sql);
    return *statement;
}

bool wasInterrupted(const std::exception& thrown) {
    const auto* failed = dynamic_cast<const SQLite::Exception*>(&thrown);
    return failed && failed->getErrorCode() == SQLITE_INTERRUPT;
}

std::string sqliteVersion() { return sqlite3_libversion(); }

}  // namespace resodesk::store
