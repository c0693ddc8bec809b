// SPDX-License-Identifier: GPL-3.0-or-later
// What may be done about an action that may have happened, after a read has looked for it. Pure.

#pragma once

#include "domain/outbox/evidence.h"
#include "domain/outbox/terms.h"

namespace resodesk {

enum class NextStep {
    confirm,    ///< our effect is there
    sendAgain,  ///< same key, or refused by the marketplace's state if the first one arrived
    fail,       ///< it did not happen and cannot any more
    askPerson,
    lookAgain
};

/// What is known at the moment of a read.
struct Looked {
    Guard guard = Guard::keyless;
    ActionState state = ActionState::unknown;
    Evidence evidence = Evidence::unclear;
    bool isAsSeen = false;   ///< not about money, or the money is as the seller saw it
    bool isSettled = false;  ///< whatever was on its way has arrived or never will
    bool isSecondLook = false;  ///< the same was seen before, after settling, at least betweenLooks ago
    bool isLaneClear = true;    ///< may leave now, and nothing else of its lane is in doubt
    bool isKeyAlive = false;    ///< keyed: within 80 % of the key's life
    bool isOverdue = false;     ///< longer than decideWithin since it was sent
};

/// An absence proves nothing until the slowest request has arrived; two looks at least this far apart prove it.
inline constexpr auto betweenLooks = std::chrono::seconds(60);
inline constexpr auto decideWithin = std::chrono::hours(24);

/// Money that nothing guards is never sent again, whatever the reads say.
NextStep nextStep(const Looked& looked);

}  // namespace resodesk
