// SPDX-License-Identifier: GPL-3.0-or-later
// What failed, wished for anew: the same choice through the same rule, with the object as it is now. Pure.

#pragma once

#include "domain/messages/conversation.h"
#include "domain/outbox/action.h"
#include "domain/parcels/parcel.h"
#include "domain/returns/choices.h"
#include "domain/returns/inspection.h"
#include "domain/returns/return.h"

namespace resodesk {

/// A new command with the choice of the failed one; what the rule refuses today is refused. notOfferedNow for kinds that are
/// not about a return. A refund is never of another sum than the one that failed.
Result<Command> again(const Command& failed, const Return& fact, const std::vector<LiveAction>& live, const std::vector<Finding>& findings = {});
Result<Command> again(const Command& failed, const Conversation& fact, const std::vector<LiveAction>& live);
Result<Command> again(const Command& failed, const LostParcel& fact, const std::vector<LiveAction>& live);

/// What an authorization asked for.
Authorization authorizationIn(const Command& command);

}  // namespace resodesk
