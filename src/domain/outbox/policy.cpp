// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/outbox/policy.h"

#include "base/fault_points.h"

namespace resodesk {

namespace {

/// Whatever was on its way has arrived by now, and two looks agree.
bool isSure(const Looked& l) {
    return (l.isSettled || isMutant("read_back_without_settle")) && (l.isSecondLook || isMutant("one_negative_read_enough"));
}

bool maySendAgain(const Looked& l) {
    if (l.state != ActionState::unknown || !l.isAsSeen || !l.isLaneClear) return false;
    switch (l.guard) {
        case Guard::keyed: return l.isKeyAlive;
        case Guard::guarded: return isSure(l);
        case Guard::keyless: return isMutant("keyless_sent_again") && isSure(l);
        case Guard::byHand: return false;
    }
    return false;
}

}  // namespace

NextStep nextStep(const Looked& l) {
    if (l.evidence == Evidence::done) return NextStep::confirm;
    if (l.state == ActionState::needsPerson) return NextStep::lookAgain;  // only evidence settles it without the seller
    if (l.evidence == Evidence::absent && maySendAgain(l)) return NextStep::sendAgain;
    if (l.evidence == Evidence::byOthers && l.state == ActionState::unknown && isSure(l)) return NextStep::fail;
    return l.isOverdue ? NextStep::askPerson : NextStep::lookAgain;
}

}  // namespace resodesk
