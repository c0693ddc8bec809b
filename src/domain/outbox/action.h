// SPDX-License-Identifier: GPL-3.0-or-later
// A row of the outbox: a command on its way.

#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "base/error.h"
#include "domain/outbox/command.h"
#include "domain/outbox/states.h"

namespace resodesk {

struct Action {
    ActionId id;
    Command command;
    std::string nonce;        ///< of the seller's click: a second click with it makes no second action
    std::string key;          ///< idempotency key, minted at confirm, never changed
    std::string fingerprint;  ///< of the command at confirm
    ActionState state = ActionState::waiting;
    std::optional<WaitReason> why;
    TimePoint notBefore;
    bool mayHaveActed = false;
    int attempts = 0;
    ActionId after;       ///< must have been accepted (for messages: confirmed) first
    ActionId supersedes;  ///< the failed one this replaces
    BulkId bulk;
    std::string remoteRef;            ///< the marketplace's id for the result
    std::optional<Failure> refusal;   ///< why it failed or waits
    std::string refusalWords;         ///< the marketplace's own, or the datum of the refusal
    std::optional<TimePoint> settleUntil;
    std::optional<TimePoint> lastReadAt;
    int absentReads = 0;
    std::string lastSeen;              ///< what the last look after settling showed: an Evidence by name, or empty
    std::optional<TimePoint> seenAt;   ///< since when looks show just that
    TimePoint createdAt;
    TimePoint approvedAt;  ///< the seller's last yes
    TimePoint changedAt;
    std::optional<TimePoint> sentAt;  ///< first; forgotten again when it is proven that nothing was carried out

    Standing standing() const {
        return {state, mayHaveActed, paysMoney(command.kind), state == ActionState::waiting && why == WaitReason::byHand};
    }
};

/// What the projection and the guards need of the actions of one object.
struct LiveAction {
    ActionId id;
    ActionKind kind = ActionKind::authorize;
    ActionState state = ActionState::waiting;
    std::string baseline;
    bool operator==(const LiveAction&) const = default;
};

}  // namespace resodesk
