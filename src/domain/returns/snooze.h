// SPDX-License-Identifier: GPL-3.0-or-later
// A return put aside until a time, or until something is new about it.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/returns/return.h"

namespace resodesk {

enum class WokenBy {
    time,
    news,   ///< something about it changed at the marketplace
    buyer,  ///< the buyer wrote
    seller
};
NameTable<WokenBy> nameTable(WokenBy);

struct Snooze {
    TimePoint until;
    TimePoint madeAt;
    std::string revision;  ///< of the fact when it was put aside
    std::string mark;      ///< the same, what of it is news when it changes
    bool operator==(const Snooze&) const = default;
};

/// Puts this fact aside.
Snooze snoozed(const Return& fact, TimePoint until, TimePoint now);
/// Why it is awake again; nothing: it is not. The seller's own message is no news.
std::optional<WokenBy> newsIn(const Return& fact, const Snooze& snooze);

/// A time for all, or each its own.
struct SnoozeTime {
    std::optional<TimePoint> at;
    milliseconds beforeDue{};  ///< without `at`: so long before its answer is due
};

/// "30m", "2h", "3d", "1w".
std::optional<milliseconds> durationFrom(std::string_view text);

}  // namespace resodesk
