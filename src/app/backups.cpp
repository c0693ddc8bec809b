// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/backups.h"

#include "base/log.h"
#include "base/paths.h"
#include "store/ledger/backup.h"
#include "store/ledger/ledger.h"

namespace resodesk::app {

namespace fs = std::filesystem;

std::vector<Backup> backups(const fs::path& workspace) {
    std::vector<Backup> all;
    for (const store::BackupFile& file : store::backupsIn(workspace))
        all.push_back({file.file, file.at, file.bytes, store::verifyBackup(file.file).has_value()});
    return all;
}

Result<Backup> makeBackup(const fs::path& workspace, TimePoint now) {
    const fs::path ledger = workspace / "ledger.db";
    if (!fs::exists(ledger)) return Error(Failure::notFound, "no ledger", ledger.string());
    try {
        const store::BackupFile made = store::makeBackup(workspace, now);
        return Backup{made.file, made.at, made.bytes, true};
    } catch (const std::exception& e) {
        return Error(Failure::noBackup, e.what());
    }
}

Result<Restored> restoreBackup(const fs::path& workspace, const fs::path& backup, TimePoint now) {
    const auto held = store::Workspace::hold(workspace);
    if (!held) return held.error();
    log::openIn(workspace);
    const auto restored = store::restoreBackup(*held, backup, now, stateFolder());
    if (!restored) return restored.error();
    return Restored{restored->kept, restored->takenOver};
}

Result<JournalCheck> verifyJournal(const fs::path& workspace) {
    const fs::path ledger = workspace / "ledger.db";
    if (!fs::exists(ledger)) return Error(Failure::notFound, "no ledger", ledger.string());
    const auto chain = store::checkChainIn(ledger);
    if (!chain) return store::damaged(workspace, chain.error().detail());
    return JournalCheck{chain->good, chain->firstBad};
}

}  // namespace resodesk::app
