// SPDX-License-Identifier: GPL-3.0-or-later
// The states of an action and the only steps between them. The ledger's triggers refuse the same steps a second time.

#pragma once

#include <optional>

#include "domain/names.h"

namespace resodesk {

enum class ActionState {
    waiting,      ///< on disk, not on its way
    sending,      ///< about to be, or being, sent
    accepted,     ///< the marketplace said yes
    unknown,      ///< it may have happened
    needsPerson,  ///< still unknown at its deadline: the seller decides with the evidence
    confirmed, failed, notNeeded, cancelled, abandoned  // terminal
};
NameTable<ActionState> nameTable(ActionState);

/// Why a waiting action waits.
enum class WaitReason { undo, turn, pause, signIn, byHand, after, ask, later };
NameTable<WaitReason> nameTable(WaitReason);

bool isTerminal(ActionState state);
/// Not terminal: the object it is about is busy.
inline bool isLive(ActionState state) { return !isTerminal(state); }

/// What the step function needs to know of an action.
struct Standing {
    ActionState state = ActionState::waiting;
    bool mayHaveActed = false;  ///< set with unknown, never cleared
    bool isMoney = false;
    bool isByHand = false;  ///< waiting for the seller to do it on the marketplace's page
    bool operator==(const Standing&) const = default;
};

enum class ActionEvent {
    claimed,            ///< the sender takes it (also again, with the same key)
    held,               ///< proven not applied, try later: nothing was sent, 429, 401
    accepted,           ///< complete, schema-valid yes that names our object
    acceptedAsFinal,    ///< the same, where the API promises that the answer is the result
    refused,            ///< documented permanent no
    unclear,            ///< anything else
    foundSending,       ///< at start
    foundInOldCopy,     ///< at start, it waits in an older copy of the ledger: the newer one may have sent it
    reachedByOthers,    ///< a read shows the goal reached before we sent
    withdrawn,          ///< the seller's undo or cancel, or an action it waited for failed
    seenDone,           ///< a read shows our effect
    seenImpossible,     ///< two reads show a state from which the effect cannot come
    failedAfterAccept,  ///< the marketplace reports that what it accepted failed
    undecided,          ///< no evidence at its deadline, or more than one candidate
    personConfirmed, personAbandoned
};
NameTable<ActionEvent> nameTable(ActionEvent);

/// The state after the event, or nothing when the event is not possible in this standing.
std::optional<ActionState> after(const Standing& standing, ActionEvent event);

/// The standing after the event; keeps mayHaveActed, sets it with unknown.
std::optional<Standing> step(const Standing& standing, ActionEvent event);

}  // namespace resodesk
