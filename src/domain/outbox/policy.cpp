// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/outbox/policy.h"

#include "base/fault_points.h"

namespace resodesk {

namespace {

bool maySendAgain(const Looked& l) {
    if (l.state != ActionState::unknown || !l.isAsSeen || !l.isLaneClear) return false;
    const bool isAbsentForSure = (l.isSettled || isMutant("read_back_without_settle")) &&
                                 (l.isSecondLook || isMutant("one_negative_read_enough"));
    switch (l.guard) {
        case Guard::keyed: return l.isKeyAlive;
        case Guard::guarded: return isAbsentForSure;
        case Guard::keyless: return isMutant("keyless_sent_again") && isAbsentForSure;
        case Guard::byHand: return false;
    }
    return false;
}

}  // namespace

NextStep nextStep(const Looked& l) {
    if (l.evidence == Evidence::done) return NextStep::confirm;
    if (l.state == ActionState::needsPerson) return NextStep::lookAgain;  // only evidence settles it without the seller
    if (l.evidence == Evidence::absent && maySendAgain(l)) return NextStep::sendAgain;
    if (l.evidence == Evidence::byOthers && l.state == ActionState::unknown && l.isSettled && l.isSecondLook) return NextStep::fail;
    return l.isOverdue ? NextStep::askPerson : NextStep::lookAgain;
}

}  // namespace resodesk
