// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line does with the files of a workspace that need not be open: backups and the journal. Any thread; all
// read and write files.

#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/error.h"

namespace resodesk::app {

struct Backup {
    std::filesystem::path file;
    TimePoint at;
    std::uintmax_t bytes = 0;
    bool isSound = false;  ///< SQLite's checks hold
};

/// Newest first, each checked.
std::vector<Backup> backups(const std::filesystem::path& workspace);
/// Also while the workspace is open. noBackup when none could be made.
Result<Backup> makeBackup(const std::filesystem::path& workspace, TimePoint now);
struct Restored {
    std::filesystem::path kept;  ///< where the ledger that was there is now
    int takenOver = 0;           ///< actions decided or moved after the backup that it still held
};
/// Takes a backup back. busy while the workspace is open.
Result<Restored> restoreBackup(const std::filesystem::path& workspace, const std::filesystem::path& backup, TimePoint now);

struct JournalCheck {
    std::int64_t good = 0;                 ///< entries that are as they were written, from the first on
    std::optional<std::int64_t> firstBad;
};
/// Also while the workspace is open. notFound without a ledger, damagedWorkspace when it cannot be read.
Result<JournalCheck> verifyJournal(const std::filesystem::path& workspace);

}  // namespace resodesk::app
