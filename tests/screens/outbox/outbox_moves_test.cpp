// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens/outbox/outbox_moves.h"

#include "support/catch.h"

using namespace resodesk;
using screens::movesOf;

namespace {

Action inState(ActionState state, std::optional<WaitReason> why = {}) {
    Action action;
    action.state = state;
    action.why = why;
    return action;
}

}  // namespace

TEST_CASE("what has left can neither be cancelled nor sent once more") {
    for (const ActionState state : {ActionState::sending, ActionState::accepted, ActionState::unknown, ActionState::needsPerson, ActionState::confirmed}) {
        INFO(toText(state));
        CHECK_FALSE(movesOf(inState(state)).cancel);
        CHECK_FALSE(movesOf(inState(state)).sendNow);
        CHECK_FALSE(movesOf(inState(state)).tryAgain);
        CHECK(movesOf(inState(state)).settle == (state == ActionState::needsPerson));
    }
}

TEST_CASE("what waits can be sent now unless something else must come first") {
    CHECK(movesOf(inState(ActionState::waiting, WaitReason::undo)).sendNow);
    CHECK(movesOf(inState(ActionState::waiting, WaitReason::ask)).sendNow);
    CHECK_FALSE(movesOf(inState(ActionState::waiting, WaitReason::after)).sendNow);
    CHECK_FALSE(movesOf(inState(ActionState::waiting, WaitReason::byHand)).sendNow);
    CHECK(movesOf(inState(ActionState::waiting, WaitReason::byHand)).openPage);
    CHECK_FALSE(movesOf(inState(ActionState::waiting, WaitReason::undo)).openPage);
    Action changed = inState(ActionState::waiting, WaitReason::ask);
    changed.refusal = Failure::changed;
    CHECK_FALSE(movesOf(changed).sendNow);
    CHECK(movesOf(changed).cancel);
}

TEST_CASE("what failed can be tried again when it is about a return or a case") {
    Action failed = inState(ActionState::failed);
    CHECK(movesOf(failed).tryAgain);
    CHECK(movesOf(failed).open);
    failed.command.target.kind = ObjectKind::address;
    CHECK_FALSE(movesOf(failed).tryAgain);
    CHECK_FALSE(movesOf(failed).open);
}
