// SPDX-License-Identifier: GPL-3.0-or-later
// What can still be done with an action, without a window.

#pragma once

#include "domain/outbox/action.h"

namespace resodesk::screens {

struct OutboxMoves {
    bool sendNow = false;   ///< it waits, and only the seller or time holds it back
    bool cancel = false;
    bool settle = false;
    bool tryAgain = false;  ///< it failed; whether today's rule allows it is told when it is tried
    bool openPage = false;  ///< it is done on the marketplace's own page
    bool open = false;      ///< it is about a return or a lost parcel
    bool operator==(const OutboxMoves&) const = default;
};

OutboxMoves movesOf(const Action& action);

}  // namespace resodesk::screens
