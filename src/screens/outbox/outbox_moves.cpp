// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens/outbox/outbox_moves.h"

namespace resodesk::screens {

OutboxMoves movesOf(const Action& action) {
    const bool isWaiting = action.state == ActionState::waiting;
    const ObjectKind about = action.command.target.kind;
    OutboxMoves moves;
    moves.cancel = isWaiting;
    moves.sendNow = isWaiting && action.why != WaitReason::after && action.why != WaitReason::byHand && action.refusal != Failure::changed;
    moves.openPage = isWaiting && action.why == WaitReason::byHand;
    moves.settle = action.state == ActionState::needsPerson;
    moves.open = about == ObjectKind::returnRequest || about == ObjectKind::parcel || about == ObjectKind::conversation;
    moves.tryAgain = action.state == ActionState::failed && moves.open;
    return moves;
}

}  // namespace resodesk::screens
