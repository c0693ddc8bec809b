// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/outbox/states.h"

#include <array>

#include "base/fault_points.h"

namespace resodesk {

NameTable<ActionState> nameTable(ActionState) {
    static constexpr std::array<std::pair<ActionState, std::string_view>, 10> names{{
        {ActionState::waiting, "WAITING"},
        {ActionState::sending, "SENDING"},
        {ActionState::accepted, "ACCEPTED"},
        {ActionState::unknown, "UNKNOWN"},
        {ActionState::needsPerson, "NEEDS_PERSON"},
        {ActionState::confirmed, "CONFIRMED"},
        {ActionState::failed, "FAILED"},
        {ActionState::notNeeded, "NOT_NEEDED"},
        {ActionState::cancelled, "CANCELLED"},
        {ActionState::abandoned, "ABANDONED"},
    }};
    return names;
}

NameTable<WaitReason> nameTable(WaitReason) {
    static constexpr std::array<std::pair<WaitReason, std::string_view>, 8> names{{
        {WaitReason::undo, "undo"},
        {WaitReason::turn, "turn"},
        {WaitReason::pause, "pause"},
        {WaitReason::signIn, "sign_in"},
        {WaitReason::byHand, "by_hand"},
        {WaitReason::after, "after"},
        {WaitReason::ask, "ask"},
        {WaitReason::later, "later"},
    }};
    return names;
}

NameTable<ActionEvent> nameTable(ActionEvent) {
    static constexpr std::array<std::pair<ActionEvent, std::string_view>, 16> names{{
        {ActionEvent::claimed, "will_send"},
        {ActionEvent::held, "held"},
        {ActionEvent::accepted, "accepted"},
        {ActionEvent::acceptedAsFinal, "accepted_final"},
        {ActionEvent::refused, "refused"},
        {ActionEvent::unclear, "unclear"},
        {ActionEvent::foundSending, "found_sending"},
        {ActionEvent::foundInOldCopy, "found_in_old_copy"},
        {ActionEvent::reachedByOthers, "reached_by_others"},
        {ActionEvent::withdrawn, "withdrawn"},
        {ActionEvent::seenDone, "seen_done"},
        {ActionEvent::seenImpossible, "seen_impossible"},
        {ActionEvent::failedAfterAccept, "failed_after_accept"},
        {ActionEvent::undecided, "undecided"},
        {ActionEvent::personConfirmed, "person_confirmed"},
        {ActionEvent::personAbandoned, "person_abandoned"},
    }};
    return names;
}

bool isTerminal(ActionState state) {
    switch (state) {
        case ActionState::confirmed:
        case ActionState::failed:
        case ActionState::notNeeded:
        case ActionState::cancelled:
        case ActionState::abandoned: return true;
        case ActionState::waiting:
        case ActionState::sending:
        case ActionState::accepted:
        case ActionState::unknown:
        case ActionState::needsPerson: return false;
    }
    return false;
}

namespace {

std::optional<ActionState> afterWaiting(const Standing& standing, ActionEvent event) {
    if (standing.mayHaveActed) return std::nullopt;  // cannot be: unknown never goes back to waiting
    if (event == ActionEvent::claimed) return ActionState::sending;
    if (event == ActionEvent::withdrawn) return ActionState::cancelled;
    if (event == ActionEvent::reachedByOthers) return ActionState::notNeeded;
    if (event == ActionEvent::seenDone && standing.isByHand) return ActionState::confirmed;
    if (event == ActionEvent::foundInOldCopy) return ActionState::unknown;
    return std::nullopt;
}

std::optional<ActionState> afterSending(const Standing& standing, ActionEvent event) {
    switch (event) {
        case ActionEvent::held: return standing.mayHaveActed ? ActionState::unknown : ActionState::waiting;
        case ActionEvent::refused: return standing.mayHaveActed ? ActionState::unknown : ActionState::failed;
        case ActionEvent::accepted: return ActionState::accepted;
        case ActionEvent::acceptedAsFinal:
            return standing.isMoney ? ActionState::accepted : ActionState::confirmed;  // money only by a read
        case ActionEvent::unclear: return ActionState::unknown;
        case ActionEvent::foundSending:
            return isMutant("sending_waits_at_restart") ? ActionState::waiting : ActionState::unknown;
        default: return std::nullopt;
    }
}

std::optional<ActionState> afterUnknown(ActionEvent event) {
    switch (event) {
        case ActionEvent::claimed: return ActionState::sending;
        case ActionEvent::accepted: return ActionState::accepted;
        case ActionEvent::seenDone: return ActionState::confirmed;
        case ActionEvent::seenImpossible: return ActionState::failed;
        case ActionEvent::undecided: return ActionState::needsPerson;
        default: return std::nullopt;
    }
}

std::optional<ActionState> afterAccepted(ActionEvent event) {
    switch (event) {
        case ActionEvent::seenDone: return ActionState::confirmed;
        case ActionEvent::failedAfterAccept: return ActionState::failed;
        case ActionEvent::undecided: return ActionState::needsPerson;
        default: return std::nullopt;
    }
}

std::optional<ActionState> afterNeedsPerson(ActionEvent event) {
    if (event == ActionEvent::personConfirmed || event == ActionEvent::seenDone) return ActionState::confirmed;
    if (event == ActionEvent::personAbandoned) return ActionState::abandoned;
    return std::nullopt;
}

}  // namespace

std::optional<ActionState> after(const Standing& standing, ActionEvent event) {
    switch (standing.state) {
        case ActionState::waiting: return afterWaiting(standing, event);
        case ActionState::sending: return afterSending(standing, event);
        case ActionState::unknown: return afterUnknown(event);
        case ActionState::accepted: return afterAccepted(event);
        case ActionState::needsPerson: return afterNeedsPerson(event);
        case ActionState::confirmed:
        case ActionState::failed:
        case ActionState::notNeeded:
        case ActionState::cancelled:
        case ActionState::abandoned: return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Standing> step(const Standing& standing, ActionEvent event) {
    const auto state = after(standing, event);
    if (!state) return std::nullopt;
    const bool staysByHand = standing.isByHand && *state == ActionState::waiting;
    return Standing{*state, standing.mayHaveActed || *state == ActionState::unknown, standing.isMoney, staysByHand};
}

}  // namespace resodesk
