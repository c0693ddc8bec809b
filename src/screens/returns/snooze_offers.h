// SPDX-License-Identifier: GPL-3.0-or-later
// Until when returns can be put aside with one click, and for how many that is too late.

#pragma once

#include <optional>
#include <vector>

#include "base/clock.h"
#include "domain/returns/snooze.h"

namespace resodesk::screens {

enum class SnoozePreset { inAnHour, thisEvening, tomorrowMorning, nextMonday, beforeDue };

struct SnoozeOffer {
    SnoozePreset preset = SnoozePreset::inAnHour;
    std::optional<TimePoint> until;  ///< none: each return its own
    SnoozeTime time() const;
};

using Deadlines = std::vector<std::optional<TimePoint>>;

/// In this computer's time zone; what makes no sense now is left out.
std::vector<SnoozeOffer> snoozeOffers(TimePoint now, const Deadlines& deadlines);
/// Of how many the answer is due while they sleep.
std::size_t dueBefore(TimePoint until, TimePoint now, const Deadlines& deadlines);

}  // namespace resodesk::screens
