// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands of the inbox share.

#pragma once

#include "app/messages/messages_desk.h"
#include "cli/json_output.h"
#include "cli/session.h"

namespace resodesk::cli {

/// One conversation by its id or its order's, as ID or ACCOUNT/ID. Prints what is wrong and throws Exit.
ConversationKey conversationOf(Session& session, const std::string& id);

Json toJson(const Reminder& reminder, ReminderState state);
/// What was promised for today and was missed, in one line; nothing where nothing is.
std::string promisesDue(Session& session);

}  // namespace resodesk::cli
