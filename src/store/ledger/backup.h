// SPDX-License-Identifier: GPL-3.0-or-later
// Backups of ledger.db: made by SQLite's backup API, verified before they get their name, kept 24 hourly and 14 daily.

#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "store/ledger/last_seen.h"
#include "store/workspace.h"

namespace resodesk::store {

struct BackupFile {
    std::filesystem::path file;
    TimePoint at;
    std::uintmax_t bytes = 0;
    Head head{};  ///< where the ledger in it stands; nothing when it cannot be read
};

std::filesystem::path backupFolder(const std::filesystem::path& workspace);

/// Newest first: by how far the ledger in them was, because a clock may have been wrong; what cannot be read comes last, by
/// its name. Opens them all. Empty when there are none.
std::vector<BackupFile> backupsIn(const std::filesystem::path& workspace);

/// One backup, made in steps. Any thread, always the same one; the ledger may be written meanwhile: what is copied is the
/// moment of the first step. All throw when the disk or the ledger is broken; what is unfinished is removed.
class BackupRun {
 public:
    BackupRun(const std::filesystem::path& workspace, TimePoint now);
    ~BackupRun();
    BackupRun(const BackupRun&) = delete;
    BackupRun& operator=(const BackupRun&) = delete;
    /// Copies some pages. False when all are there.
    bool step();
    /// Verifies the copy against what was copied, gives it its name, removes those that are no longer kept.
    BackupFile finish();

 private:
    struct Copying;
    std::filesystem::path folder_;
    TimePoint at_;
    std::unique_ptr<Copying> copying_;
};

/// All steps at once.
BackupFile makeBackup(const std::filesystem::path& workspace, TimePoint now);

/// Where the ledger in this backup stands. badBackup when it is none, newerWorkspace, or a check of SQLite's fails.
Result<Head> verifyBackup(const std::filesystem::path& file);

/// Has the journal's last entry in both: nothing was decided since. A file that cannot be read has not.
bool isSameJournal(const std::filesystem::path& backup, const std::filesystem::path& ledger);

/// Of backups, newest first, those that are not kept any more: of each of the last 24 hours and 14 days that have one, the newest
/// stays.
std::vector<BackupFile> outdated(const std::vector<BackupFile>& backups);

struct Restored {
    std::filesystem::path kept;  ///< what was there before: ledger.db.before-restore-<time>
    int takenOver = 0;           ///< actions that were decided or moved after the backup; see carryOver
};

/// Puts a verified backup in the ledger's place, with what was decided since as far as it can be read. Nothing is sent until
/// the seller has looked; see doubtAll. `memory` as for Ledger::open: without it nothing is certain. The workspace must not be
/// open.
Result<Restored> restoreBackup(const Workspace& workspace, const std::filesystem::path& backup, TimePoint now,
                               const std::filesystem::path& memory = {});

}  // namespace resodesk::store
