// SPDX-License-Identifier: GPL-3.0-or-later
// A clock that stands until the test moves it. Any thread may read it.

#pragma once

#include <atomic>

#include "base/clock.h"

namespace resodesk::test {

class ManualClock final : public Clock {
 public:
    explicit ManualClock(TimePoint start) : now_(toMillis(start)) {}
    TimePoint now() const override { return fromMillis(now_) + milliseconds(calendar_.load()); }
    Steady steady() const override { return Steady(now_.load()); }
    void advance(milliseconds by) { now_ += by.count(); }
    /// Somebody sets the calendar, or the computer slept: no time passes on the other clock.
    void setCalendar(milliseconds ahead) { calendar_ += ahead.count(); }

 private:
    std::atomic<std::int64_t> now_;
    std::atomic<std::int64_t> calendar_{0};
};

}  // namespace resodesk::test
