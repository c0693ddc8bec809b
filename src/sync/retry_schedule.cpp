// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/retry_schedule.h"

#include <algorithm>

namespace resodesk::sync {

namespace {

TimePoint doubling(TimePoint now, int steps, milliseconds most) {
    const milliseconds pause = seconds(2) * (std::int64_t{1} << std::clamp(steps, 0, 12));
    return now + std::min(pause, most);
}

}  // namespace

TimePoint nextAttempt(TimePoint now, int attempts) { return doubling(now, attempts - 1, std::chrono::minutes(15)); }
TimePoint nextRead(TimePoint now, int reads) { return doubling(now, reads, std::chrono::minutes(10)); }

}  // namespace resodesk::sync
