// SPDX-License-Identifier: GPL-3.0-or-later
// What happened, append-only, each entry sealed with the hash of the one before. Without personal data.

#pragma once

#include <optional>
#include <vector>

#include "base/clock.h"
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

class Journal {
 public:
    Journal(Database& database, std::int64_t epoch) : database_(database), epoch_(epoch) {}
    /// Within the caller's transaction.
    void add(ActionId action, std::string_view event, const Fields& detail, TimePoint now);
    std::vector<JournalEntry> of(ActionId action);
    /// The first entry whose seal does not fit, or nothing.
    std::optional<std::int64_t> firstBroken();

 private:
    Database& database_;
    std::int64_t epoch_;
};

}  // namespace resodesk::store
