// SPDX-License-Identifier: GPL-3.0-or-later
// What the seller saw of a decision about money before saying yes: how many refunds, and what sum.

#pragma once

#include <optional>
#include <string>
#include <utility>

#include "domain/money.h"

namespace resodesk {

struct Declared {
    std::int64_t count = 0;
    Sums sums;
    bool operator==(const Declared&) const = default;
};

/// Failure::setChanged. The subject says both: "3 60.00 EUR 5.00 USD > 2 40.00 EUR"; it is empty where other
/// returns add up to the same.
Error setChanged(const Declared& seen, const Declared& now);
/// Seen and now, from that subject; nothing for any other.
std::optional<std::pair<Declared, Declared>> changeFrom(const std::string& subject);

}  // namespace resodesk
