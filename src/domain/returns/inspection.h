// SPDX-License-Identifier: GPL-3.0-or-later
// What the seller found in the parcel. Kept in the ledger; the marketplace does not know it.

#pragma once

#include <optional>
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

/// What went wrong on the seller's side: where the goods came back for a reason that can be mended.
enum class Cause { description, photo, unit, packaging, mixUp, other };
NameTable<Cause> nameTable(Cause);

/// One finding on one line. A line of three pieces may need three findings.
struct Finding {
    LineId line;
    int quantity = 1;
    Condition condition = Condition::asNew;
    bool resellable = false;
    std::string note;
    TimePoint at;
    std::optional<Cause> cause;
    bool operator==(const Finding&) const = default;
};

/// A picture of what came, kept as a file named by its SHA-256.
struct Photo {
    std::string sha256;
    std::string mediaType;
    std::string fileName;  ///< as it was handed in
    TimePoint at;          ///< when it was added
    bool operator==(const Photo&) const = default;
};

/// A parcel that no return was found for.
struct UnidentifiedParcel {
    std::int64_t id = 0;
    std::string code;  ///< as it was scanned
    std::string note;
    TimePoint at;
    std::vector<Photo> photos;
    bool operator==(const UnidentifiedParcel&) const = default;
};

/// What the seller did with the parcel of a return.
struct BenchMarks {
    std::optional<TimePoint> receivedAt;
    std::vector<Finding> findings;
    std::vector<Photo> photos;
    bool operator==(const BenchMarks&) const = default;
};

}  // namespace resodesk
