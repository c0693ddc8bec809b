// SPDX-License-Identifier: GPL-3.0-or-later
// Did it happen? Told from a fresh read of the marketplace. Pure.

#pragma once

#include "domain/facts.h"
#include "domain/outbox/action.h"
#include "domain/outbox/terms.h"

namespace resodesk {

enum class Evidence {
    done,      ///< our effect is there
    absent,    ///< the object is as if nothing had been sent
    byOthers,  ///< the goal was reached without us, or the object can no longer take our effect
    unclear    ///< the read does not tell
};
NameTable<Evidence> nameTable(Evidence);

struct Judgement {
    Evidence evidence = Evidence::unclear;
    std::string remoteRef;  ///< the marketplace's id of our effect
};

/// `facts`: the action's target, and for messages those of its order, read after the action was sent (or now, before).
/// A keyed marketplace shows the key on what it made; elsewhere exactly one new entry of our amount is ours, and a new one
/// of another amount makes it unclear.
Judgement judge(const Action& action, const Facts& facts, Guard guard);

/// A reply that says up to which message the seller saw: the buyer has written after that one.
bool hasBuyerWritten(const Command& command, const std::vector<Message>& messages);

/// The money the seller saw is still so: the goods, the refundable amounts and the refunds of the target.
bool isAsSeen(const Action& action, const Facts& facts);

/// Of what the action pays, something can still be refunded.
bool isMoneyLeft(const Action& action, const Facts& facts);

/// The target's revision in the read, or empty when it is not in it.
std::string revisionIn(const Command& command, const Facts& facts);

}  // namespace resodesk
