// SPDX-License-Identifier: GPL-3.0-or-later
// When undo windows end. In the ledger that is a time of the calendar, so that a restart keeps it; while the program runs
// they are counted on the clock that never jumps and stands still in sleep: setting the calendar ahead, or closing the
// laptop for the night, must not take the seller's Undo away - nor setting it back keep an action for ever.

#pragma once

#include <map>
#include <vector>

#include "base/clock.h"

namespace resodesk::sync {

class UndoWindows {
 public:
    /// A window, of one action or many, that ends at `end` as the calendar stands now.
    void open(TimePoint end, const Clock& clock);
    struct Move {
        TimePoint from, to;
    };
    /// Ends that the calendar has moved away from, and where they belong now.
    std::vector<Move> moves(const Clock& clock) const;
    /// The ledger says so now. Forgets what has ended.
    void moved(const std::vector<Move>& moves, const Clock& clock);

 private:
    std::map<TimePoint, Steady> endings_;
};

}  // namespace resodesk::sync
