// SPDX-License-Identifier: GPL-3.0-or-later
// The only source of time. Tests hand in a clock they move by hand.

#pragma once

#include <chrono>
#include <cstdint>
#include <ctime>

namespace resodesk {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// A moment, UTC, to the millisecond. In files: whole milliseconds since 1970.
using TimePoint = std::chrono::sys_time<milliseconds>;

/// A reading of a clock that never jumps; only differences mean something.
using Steady = std::chrono::duration<std::int64_t, std::milli>;

class Clock {
 public:
    virtual ~Clock() = default;
    virtual TimePoint now() const = 0;
    /// Stands still while the computer sleeps (CLOCK_MONOTONIC): undo windows are counted on it.
    virtual Steady steady() const = 0;
};

class SystemClock final : public Clock {
 public:
    TimePoint now() const override { return std::chrono::floor<milliseconds>(std::chrono::system_clock::now()); }
    Steady steady() const override {
        timespec t{};
        clock_gettime(CLOCK_MONOTONIC, &t);
        return Steady(t.tv_sec * 1000 + t.tv_nsec / 1'000'000);
    }
};

inline std::int64_t toMillis(TimePoint t) { return t.time_since_epoch().count(); }
inline TimePoint fromMillis(std::int64_t ms) { return TimePoint(milliseconds(ms)); }

// For the C library. The system clock's own conversions count nanoseconds, which end in 2262: a marketplace may write 9999.
inline std::time_t toSeconds(TimePoint t) { return std::chrono::floor<seconds>(t).time_since_epoch().count(); }
inline TimePoint fromSeconds(std::time_t s) { return TimePoint(seconds(s)); }

}  // namespace resodesk
