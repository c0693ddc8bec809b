// SPDX-License-Identifier: GPL-3.0-or-later
// A decision for many, while it is made, sent and over.

#pragma once

#include <string>

#include "domain/outbox/action.h"

namespace resodesk {

/// Why nothing more of a bulk is sent for now.
enum class BulkPause { none, bySeller, byBrake };

struct BulkProgress {
    BulkId id;
    ActionKind kind = ActionKind::authorize;
    TimePoint madeAt;
    TimePoint notBefore;    ///< end of the undo window
    BulkPause pause = BulkPause::none;
    int total = 0;          ///< frozen at confirm
    int minted = 0;         ///< turned into actions or refusals so far
    int refused = 0;        ///< by the rules here, when they were turned into actions
    int waiting = 0;        ///< not sent; what can still be taken back
    int underWay = 0;       ///< sent, not yet known to be done
    int needsPerson = 0;
    int done = 0, failed = 0, cancelled = 0;

    int live() const { return waiting + underWay; }
    /// Nothing happens any more without the seller.
    bool isOver() const { return minted == total && live() == 0; }
    /// What can be tried again.
    int notDone() const { return failed + refused; }
    bool operator==(const BulkProgress&) const = default;
};

/// One that did not come through.
struct BulkFailure {
    ObjectKey target;
    OrderId order;
    std::string buyer;
    Money worth;
    Error why;
    ActionId action;  ///< none: refused before it became one
};

}  // namespace resodesk
