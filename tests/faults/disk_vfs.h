// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite's door to the disk, as a disk that fails on order or loses its power. Becomes the default of the process; files
// outside the watched folder are left alone. One thread, that of the desk.

#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace resodesk::faults {

enum class DiskCall { write, sync, truncate, read, open, remove, shm };
inline constexpr std::array<const char*, 7> diskCallNames{"write", "sync", "truncate", "read", "open", "remove", "shm"};

struct DiskFault {
    DiskCall call = DiskCall::write;
    long nth = 1;            ///< of its kind since arm()
    int code = 0;            ///< what SQLite is told: SQLITE_IOERR_WRITE, SQLITE_FULL ...
    bool isForEver = false;  ///< that one and all later ones of its kind
    bool isDone = false;     ///< the disk did it all the same
};

class Disk {
 public:
    /// Registers it with SQLite, for the life of the process.
    static Disk& install();

    void watch(const std::filesystem::path& folder);
    void arm(const DiskFault& fault);
    /// The power goes at the n-th write, sync or truncation from now.
    void armPowerLoss(long nth);
    /// Counts from here; nothing fails.
    void disarm();
    bool hasFired() const { return hasFired_; }
    /// Since the last arm or disarm.
    long calls(DiskCall call) const { return calls_[static_cast<std::size_t>(call)]; }

    /// The files were replaced behind its back; none is open.
    void forget() { contents_.clear(); }
    /// The process is dying: nothing reaches the disk any more.
    void stop() { isStopped_ = true; }
    void goOn() { isStopped_ = false; }
    /// What was not synced when the power went: each write is there, is not, or is garbage. After stop(), with no file open.
    void losePower(std::uint64_t seed);
    /// A disk that says "synced" and is not: what was written stays unsynced.
    void lie(bool isLying) { isLying_ = isLying; }

    /// Files can be opened for reading only.
    void protect(bool isProtected) { isProtected_ = isProtected; }
    bool isProtected() const { return isProtected_; }

    struct Change {
        bool isTruncation = false;
        std::int64_t at = 0;  ///< of the write, or the new size
        std::string bytes;
    };
    struct Content {
        std::string synced;
        std::vector<Change> unsynced;
    };

    // For the VFS.
    bool isWatched(const char* path) const;
    /// What the call returns instead of being made; `isDone` says whether it is made all the same.
    std::optional<int> before(DiskCall call, bool& isDone);
    Content* contentOf(const std::string& path);
    void synced(Content& content) const;
    void removed(const std::string& path) { contents_.erase(path); }

 private:
    std::string folder_;
    std::optional<DiskFault> fault_;
    std::array<long, diskCallNames.size()> calls_{};
    long powerLeft_ = 0;
    bool hasFired_ = false, isStopped_ = false, isLying_ = false, isProtected_ = false;
    std::map<std::string, Content> contents_;  ///< main files and -wal
};

}  // namespace resodesk::faults
