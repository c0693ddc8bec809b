// SPDX-License-Identifier: GPL-3.0-or-later
// How far a ledger was when it was last written on this computer, kept outside of its folder: so an old copy of the folder,
// or a -wal that got lost, is noticed at the next start.

#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace resodesk::store {

/// Where a ledger stands.
struct Head {
    std::int64_t generation = 0;
    std::int64_t seq = 0;  ///< the journal's last entry
    std::string hash;
    bool operator==(const Head&) const = default;
};

class LastSeen {
 public:
    /// An empty folder remembers nothing. One that cannot be written is logged, not an error.
    LastSeen(const std::filesystem::path& folder, const std::string& workspaceId);
    LastSeen(LastSeen&& other) noexcept;
    LastSeen& operator=(LastSeen&& other) noexcept;
    ~LastSeen();

    /// Nothing the first time on this computer, or when the file was damaged.
    std::optional<Head> read() const;
    /// After each commit. One write of a few bytes without fsync: after a power loss it may be behind the ledger, which is
    /// no old copy, and never ahead of it.
    void note(const Head& head);

 private:
    int file_ = -1;
};

}  // namespace resodesk::store
