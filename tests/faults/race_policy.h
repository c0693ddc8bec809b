// SPDX-License-Identifier: GPL-3.0-or-later
// The policy as src/domain/outbox/policy.h will have it.

#pragma once

#if __has_include("domain/outbox/policy.h")
#include "domain/outbox/policy.h"
#else

#include "domain/outbox/classify.h"
#include "domain/outbox/evidence.h"

namespace resodesk {

enum class NextStep { confirm, sendAgain, fail, askPerson, lookAgain };

struct Looked {
    Guard guard = Guard::keyless;
    ActionState state = ActionState::unknown;
    Evidence evidence = Evidence::unclear;
    bool isAsSeen = false, isSettled = false, isSecondLook = false, isKeyAlive = false, isOverdue = false;
};

inline NextStep nextStep(const Looked& l) {
    const bool maySend = l.state == ActionState::unknown && l.isAsSeen && l.evidence == Evidence::absent &&
                         ((l.guard == Guard::keyed && l.isKeyAlive) || (l.guard == Guard::guarded && l.isSettled && l.isSecondLook));
    if (l.evidence == Evidence::done) return NextStep::confirm;
    if (l.state == ActionState::needsPerson) return NextStep::lookAgain;
    if (maySend) return NextStep::sendAgain;
    if (l.evidence == Evidence::byOthers && l.state == ActionState::unknown && l.isSettled && l.isSecondLook) return NextStep::fail;
    return l.isOverdue ? NextStep::askPerson : NextStep::lookAgain;
}

}  // namespace resodesk

#endif
