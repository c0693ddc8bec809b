// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/backup.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Exception.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <set>
#include <tuple>
#include <system_error>

#include "base/fault_points.h"
#include "base/log.h"
#include "store/ledger/carry_over.h"
#include "store/ledger/migrations.h"
#include "store/ledger/old_copy.h"
#include "store/query.h"

namespace resodesk::store {

namespace fs = std::filesystem;

namespace {

// 4 MiB a step: some milliseconds on a slow disk.
constexpr int pagesPerStep = 1'000;
constexpr std::size_t hoursKept = 24, daysKept = 14;

std::string nameOf(TimePoint at) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(at);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char text[40];
    std::strftime(text, sizeof text, "ledger-%Y%m%dT%H%M%SZ.db", &utc);
    return text;
}

std::optional<TimePoint> timeIn(const std::string& name) {
    std::tm utc{};
    const char* end = ::strptime(name.c_str(), "ledger-%Y%m%dT%H%M%SZ.db", &utc);
    if (!end || *end) return std::nullopt;
    return TimePoint(seconds(::timegm(&utc)));
}

void syncToDisk(const fs::path& path, int flags) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | flags);
    const bool isSynced = fd >= 0 && ::fsync(fd) == 0;
    const int why = errno;
    if (fd >= 0) ::close(fd);
    if (!isSynced) throw fs::filesystem_error("cannot write", path, std::error_code(why, std::generic_category()));
}

struct Extent {
    Head head;
    std::int64_t actions = 0;
    std::int64_t entries = 0;
    bool operator==(const Extent&) const = default;
};

Extent extentOf(Database& ledger) {
    Extent extent;
    Query counts(ledger, "SELECT generation, (SELECT COUNT(*) FROM action), (SELECT COUNT(*) FROM journal) FROM workspace");
    counts.step();
    extent.head.generation = counts.integer();
    extent.actions = counts.integer();
    extent.entries = counts.integer();
    Query last(ledger, "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1");
    if (last.step()) {
        extent.head.seq = last.integer();
        extent.head.hash = last.text();
    }
    return extent;
}

Result<Extent> verify(const fs::path& file) {
    if (!fs::is_regular_file(fs::symlink_status(file))) return Error(Failure::badBackup, "no file", file.string());
    try {
        Database copy(file, Database::Options{});
        if (copy.handle().execAndGet("PRAGMA application_id").getInt() != ledgerApplicationId)
            return Error(Failure::badBackup, "not a ledger", file.string());
        if (copy.handle().execAndGet("PRAGMA user_version").getInt() > ledgerMigrations().back().number)
            return Error(Failure::newerWorkspace, "backup of a newer ledger");
        if (!isSound(copy)) return Error(Failure::badBackup, "a check failed", file.string());
        return extentOf(copy);
    } catch (const SQLite::Exception& e) {
        return Error(Failure::badBackup, e.what(), file.string());
    }
}

}  // namespace

struct BackupRun::Copying {
    Copying(const fs::path& ledger, const fs::path& unfinished)
        : part(unfinished), source(ledger, Database::Options{}), moment(source), snapshot(extentOf(source)) {
        createPrivately(part);
        target = std::make_unique<SQLite::Database>(part.string(), SQLite::OPEN_READWRITE);
        backup = std::make_unique<SQLite::Backup>(*target, source.handle());
    }
    ~Copying() {
        backup.reset();
        target.reset();
        std::error_code ignored;
        fs::remove(part, ignored);  // it has its own name by now, or it is not whole
        fs::remove(part.string() + "-journal", ignored);
    }
    fs::path part;
    Database source;
    Snapshot moment;  ///< writers go on, and what is copied does not change
    Extent snapshot;
    std::unique_ptr<SQLite::Database> target;
    std::unique_ptr<SQLite::Backup> backup;
};

namespace {

Head headIn(const fs::path& file) {
    try {
        Database copy(file, Database::Options{});
        return headOf(copy);
    } catch (const SQLite::Exception&) {
        return {};
    }
}

}  // namespace

fs::path backupFolder(const fs::path& workspace) { return workspace / "backup"; }

std::vector<BackupFile> backupsIn(const fs::path& workspace) {
    std::vector<BackupFile> found;
    std::error_code nothing;
    for (const auto& entry : fs::directory_iterator(backupFolder(workspace), nothing)) {
        const auto at = timeIn(entry.path().filename().string());
        if (at && entry.is_regular_file() && !entry.is_symlink()) found.push_back({entry.path(), *at, entry.file_size(), headIn(entry.path())});
    }
    const auto place = [](const BackupFile& backup) { return std::tuple(backup.head.generation, backup.head.seq, backup.at); };
    std::sort(found.begin(), found.end(), [&](const BackupFile& a, const BackupFile& b) { return place(a) > place(b); });
    return found;
}

BackupRun::BackupRun(const fs::path& workspace, TimePoint now) : folder_(backupFolder(workspace)), at_(now) {
    fs::create_directories(folder_);
    fs::permissions(folder_, fs::perms::owner_all);
    for (const auto& entry : fs::directory_iterator(folder_))  // of a program that was killed
        if (entry.path().extension() == ".part") fs::remove(entry.path());
    copying_ = std::make_unique<Copying>(workspace / "ledger.db", folder_ / (nameOf(now) + ".part"));
}

BackupRun::~BackupRun() = default;

bool BackupRun::step() { return copying_->backup->executeStep(pagesPerStep) != SQLITE_DONE; }

BackupFile BackupRun::finish() {
    copying_->backup.reset();
    copying_->target->exec("PRAGMA journal_mode=DELETE");  // one file, without a -wal
    copying_->target.reset();
    const bool isFileCopied = isMutant("backup_by_file_copy");
    if (isFileCopied) fs::copy_file(folder_.parent_path() / "ledger.db", copying_->part, fs::copy_options::overwrite_existing);
    const auto copied = verify(copying_->part);
    if (!copied) throw std::runtime_error("the backup is not sound: " + copied.error().detail());
    if (!isFileCopied && !(*copied == copying_->snapshot)) throw std::runtime_error("the backup is not what was copied");
    syncToDisk(copying_->part, 0);
    const fs::path file = folder_ / nameOf(at_);
    crashPoint("backup.before_name");
    fs::rename(copying_->part, file);
    syncToDisk(folder_, O_DIRECTORY);
    copying_.reset();
    for (const BackupFile& old : outdated(backupsIn(folder_.parent_path()))) fs::remove(old.file);
    return {file, at_, fs::file_size(file), copied->head};
}

BackupFile makeBackup(const fs::path& workspace, TimePoint now) {
    BackupRun run(workspace, now);
    while (run.step()) {
    }
    return run.finish();
}

Result<Head> verifyBackup(const fs::path& file) {
    const auto extent = verify(file);
    if (!extent) return extent.error();
    return extent->head;
}

bool isSameJournal(const fs::path& backup, const fs::path& ledger) {
    try {
        Database one(backup, Database::Options{}), other(ledger, Database::Options{});
        return extentOf(one).entries == extentOf(other).entries && extentOf(one).head.hash == extentOf(other).head.hash;
    } catch (const SQLite::Exception&) {
        return false;
    }
}

std::vector<BackupFile> outdated(const std::vector<BackupFile>& backups) {
    std::set<std::int64_t> hours, days;
    std::vector<BackupFile> old;
    for (const BackupFile& backup : backups) {
        const bool isOfHour = hours.size() < hoursKept && hours.insert(std::chrono::floor<std::chrono::hours>(backup.at).time_since_epoch().count()).second;
        const bool isOfDay = days.size() < daysKept && days.insert(std::chrono::floor<std::chrono::days>(backup.at).time_since_epoch().count()).second;
        if (!isOfHour && !isOfDay) old.push_back(backup);
    }
    return old;
}

namespace {

/// A ledger ready to be opened, made of a backup and of what the one in use knows beyond it: what that one does not know for
/// certain is in doubt.
int prepareRestored(const fs::path& backup, const fs::path& inUse, const fs::path& fresh, TimePoint now, const fs::path& memory) {
    for (const char* end : {"", "-wal", "-shm", "-journal"}) fs::remove(fresh.string() + end);
    createPrivately(fresh);
    {
        Database source(backup, Database::Options{});
        SQLite::Database target(fresh.string(), SQLite::OPEN_READWRITE);
        SQLite::Backup(target, source.handle()).executeStep();
    }
    Database ledger(fresh, {.access = Database::Access::readWrite, .isDurable = true});
    ledger.migrate(ledgerMigrations(), ledgerApplicationId);
    Transaction transaction(ledger, "restore.doubt");
    const CarriedOver takenOver = carryOver(ledger, inUse);
    const auto unsent = takenOver.isWhole ? takeUnsent(ledger, inUse, memory) : std::set<ActionId>();
    // What is decided in it from now on is newer than every backup.
    const auto others = backupsIn(inUse.parent_path());
    if (!others.empty()) Query(ledger, "UPDATE workspace SET generation=MAX(generation, ?)").bind(others.front().head.generation).run();
    Query q(ledger, "SELECT epoch FROM workspace");
    q.step();
    doubtAll(ledger, q.integer(), Failure::restoredBackup, now + settleOfTheLost, now, unsent);
    transaction.commit();
    return takenOver.actions;
}

/// Everything into the one file, so that it is whole under either name. What is damaged stays as it is.
void emptyWal(const fs::path& ledger) {
    try {
        Database database(ledger, {.access = Database::Access::readWrite, .isDurable = true});
        if (isSound(database)) database.handle().exec("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (const SQLite::Exception&) {
    }
}

}  // namespace

Result<Restored> restoreBackup(const Workspace& workspace, const fs::path& backup, TimePoint now, const fs::path& memory) {
    const fs::path ledger = workspace.ledgerFile();
    if (const auto head = verifyBackup(backup); !head) return head.error();
    const fs::path fresh = workspace.folder() / "ledger.db.restoring";
    const int takenOver = prepareRestored(backup, ledger, fresh, now, memory);
    syncToDisk(fresh, 0);
    fs::path kept = workspace.folder() / ("ledger.db.before-restore-" + nameOf(now).substr(7, 16));
    for (int more = 2; fs::exists(fs::symlink_status(kept)); ++more) kept += "-" + std::to_string(more);
    // A second name first, so that there is a ledger.db at every moment.
    if (fs::exists(ledger)) {
        emptyWal(ledger);
        fs::create_hard_link(ledger, kept);
    }
    for (const char* end : {"-wal", "-shm"})
        if (fs::exists(ledger.string() + end)) fs::rename(ledger.string() + end, kept.string() + end);
    crashPoint("restore.before_swap");
    fs::rename(fresh, ledger);
    syncToDisk(workspace.folder(), O_DIRECTORY);
    log::warning("restored " + backup.filename().string() + "; what was there is " + kept.filename().string());
    return Restored{kept, takenOver};
}

}  // namespace resodesk::store
