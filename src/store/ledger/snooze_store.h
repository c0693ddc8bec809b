// SPDX-License-Identifier: GPL-3.0-or-later
// Returns that were put aside, and how they woke. Within the caller's transaction.

#pragma once

#include <optional>
#include <vector>

#include "domain/keys.h"
#include "domain/returns/snooze.h"
#include "store/database.h"

namespace resodesk::store {

struct KeptSnooze {
    Snooze snooze;
    std::optional<TimePoint> wokeAt;
    WokenBy wokenBy = WokenBy::time;
};

class SnoozeStore {
 public:
    explicit SnoozeStore(Database& database) : database_(database) {}
    /// One that sleeps already sleeps until then.
    void put(const ReturnKey& key, const Snooze& snooze);
    /// While it sleeps.
    std::optional<Snooze> of(const ReturnKey& key);
    /// Oldest first.
    std::vector<KeptSnooze> history(const ReturnKey& key);
    /// False: it does not sleep.
    bool wake(const ReturnKey& key, WokenBy by, TimePoint now);
    std::vector<ReturnKey> sleeping();
    std::vector<ReturnKey> due(TimePoint now, int limit);
    std::optional<TimePoint> nextDue();

 private:
    Database& database_;
};

}  // namespace resodesk::store
