// SPDX-License-Identifier: GPL-3.0-or-later
// What was refunded for a return before, and by whom.

#pragma once

#include <vector>

#include "domain/outbox/action.h"
#include "domain/returns/return.h"

namespace resodesk {

struct EarlierRefund {
    Money total;
    TimePoint at;
    bool isOurs = false;        ///< an action of this desk
    Actor by = Actor::nobody;   ///< as the marketplace says; it does not tell the seller's people and programs apart
    bool operator==(const EarlierRefund&) const = default;
};

/// Newest first: what the marketplace knows, and ours that it said yes to and does not show yet. Ours is what carries an action's key or
/// bears the reference that the action was answered with. `actions`: of this return.
std::vector<EarlierRefund> earlierRefunds(const Return& r, const std::vector<Action>& actions);

/// Of the price and the outbound shipping; extras are never owed.
Money leftToRefund(const Return& r);

}  // namespace resodesk
