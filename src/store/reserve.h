// SPDX-License-Identifier: GPL-3.0-or-later
// Space for the last thing that must be written when the disk is full: what came of the requests under way.

#pragma once

#include <exception>
#include <filesystem>

namespace resodesk::store {

class Reserve {
 public:
    explicit Reserve(const std::filesystem::path& workspace) : file_(workspace / "reserve") {}
    /// Takes 4 MiB of the disk when it has as much again. False when it has not: nothing more should be sent then.
    bool keep() const;
    /// Gives them back. False when there is nothing to give.
    bool release() const;
    /// Why opening failed: as below, or SQLite could not make a file beside its own, where the disk has no room for one.
    bool isNeededFor(const std::exception& e) const;

 private:
    std::filesystem::path file_;
};

/// The disk (or the quota SQLite knows as such) is full: what was under way is undone, the database is whole.
bool isDiskFull(const std::exception& e);

}  // namespace resodesk::store
