// SPDX-License-Identifier: GPL-3.0-or-later
// The data folder: private, and held by one process at a time.

#pragma once

#include <filesystem>

#include "base/error.h"

namespace resodesk::store {

/// Holds workspace.lock for its life (an open file description lock: it falls with the process, never times out).
class Workspace {
 public:
    /// Creates the folder when it is missing; takes other people's rights from it and the files in it (0700, 0600).
    /// Failure::busy names the pid of who holds it, readOnlyWorkspace the folder.
    static Result<Workspace> hold(const std::filesystem::path& folder);
    Workspace(Workspace&& other) noexcept;
    Workspace& operator=(Workspace&& other) noexcept;
    ~Workspace();

    const std::filesystem::path& folder() const { return folder_; }
    std::filesystem::path ledgerFile() const { return folder_ / "ledger.db"; }
    std::filesystem::path factsFile() const { return folder_ / "facts.db"; }

 private:
    Workspace(std::filesystem::path folder, int lock) : folder_(std::move(folder)), lock_(lock) {}
    std::filesystem::path folder_;
    int lock_ = -1;
};

}  // namespace resodesk::store
