// SPDX-License-Identifier: GPL-3.0-or-later
// What the seller found in the parcel. Kept in the ledger; the marketplace does not know it.

#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "domain/keys.h"

namespace resodesk {

/// The grades of the bench.
enum class Condition {
    asNew, opened, used, damagedByBuyer, damagedInTransit, wrongItem, incomplete, emptyBox
};
NameTable<Condition> nameTable(Condition);

/// One finding on one line. A line of three pieces may need three findings.
struct Finding {
    LineId line;
    int quantity = 1;
    Condition condition = Condition::asNew;
    bool resellable = false;
    std::string note;
    TimePoint at;
    bool operator==(const Finding&) const = default;
};

/// What the seller did with the parcel of a return.
struct BenchMarks {
    std::optional<TimePoint> receivedAt;
    std::vector<Finding> findings;
    bool operator==(const BenchMarks&) const = default;
};

}  // namespace resodesk
