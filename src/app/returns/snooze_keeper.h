// SPDX-License-Identifier: GPL-3.0-or-later
// Wakes returns that were put aside: when their time has come, and on news. Desk executor.

#pragma once

#include <optional>
#include <vector>

#include "base/clock.h"
#include "domain/keys.h"

namespace resodesk::app {

class DeskCore;

class SnoozeKeeper {
 public:
    explicit SnoozeKeeper(DeskCore& core) : core_(core) {}
    /// Wakes what is due; the first time also what had news while nothing ran.
    void tick();
    std::optional<TimePoint> nextDue() const;
    /// These look different now: one of them with news stands in the working views already and wakes in the ledger, too.
    void look(const std::vector<ReturnKey>& changed);
    /// The same, for so many that the sleeping ones are fewer.
    void lookAll();

 private:
    void wakeOnNews(const std::vector<ReturnKey>& sleeping);
    DeskCore& core_;
    bool hasLooked_ = false;
};

}  // namespace resodesk::app
