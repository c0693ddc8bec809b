// SPDX-License-Identifier: GPL-3.0-or-later
// When a decision for many stops by itself and asks. Pure.

#pragma once

#include <string>
#include <vector>

#include "domain/outbox/action.h"

namespace resodesk {

/// What became of one try of a bulk.
struct BulkResult {
    enum class Kind { good, failed, unknown };
    Kind kind = Kind::good;
    std::optional<Failure> cause;  ///< unless good
    std::string words;             ///< the marketplace's own, of a refusal
    bool operator==(const BulkResult&) const = default;
};

/// As many results as the rule ever looks at.
inline constexpr int resultsLookedAt = 5;

/// Money stops after three unknown outcomes in a row, or five results in a row none of which went through. Everything else
/// is harmless to repeat and stops only when five in a row were refused for one cause that is not the return's own: a missing
/// right, or the same words of the marketplace each time. `newestFirst`: since the seller last let it go on.
bool mustStop(bool isMoney, const std::vector<BulkResult>& newestFirst);

}  // namespace resodesk
