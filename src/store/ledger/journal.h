// SPDX-License-Identifier: GPL-3.0-or-later
// What happened, append-only, each entry sealed with the hash of the one before. Without personal data.

#pragma once

#include <limits>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "domain/fields.h"
#include "domain/keys.h"
#include "store/database.h"

namespace resodesk::store {

struct JournalEntry {
    std::int64_t seq = 0;
    TimePoint at;
    std::int64_t epoch = 0;
    ActionId action;
    std::string event;
    std::string detail;
    std::string hash;
};

/// How many entries from the first on are as they were written, and the first that is not.
struct Chain {
    std::int64_t good = 0;
    std::optional<std::int64_t> firstBad;
};
/// Reads the last `most` entries; what is before them counts as good. Any connection.
Chain checkChain(Database& ledger, std::int64_t most = std::numeric_limits<std::int64_t>::max());

/// The whole journal of a file, also while it is open elsewhere. damagedWorkspace when it cannot be read.
Result<Chain> checkChainIn(const std::filesystem::path& ledgerFile);

class Journal {
 public:
    Journal(Database& database, std::int64_t epoch) : database_(database), epoch_(epoch) {}
    /// Within the caller's transaction.
    void add(ActionId action, std::string_view event, const Fields& detail, TimePoint now);
    std::vector<JournalEntry> of(ActionId action);
    /// The first entry whose seal does not fit, or nothing.
    std::optional<std::int64_t> firstBroken() { return checkChain(database_).firstBad; }

 private:
    Database& database_;
    std::int64_t epoch_;
};

}  // namespace resodesk::store
