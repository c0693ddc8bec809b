// SPDX-License-Identifier: GPL-3.0-or-later
// One reply of many, from the row that was frozen to the action that is kept.

#pragma once

#include "app/returns/bulk_minter.h"
#include "domain/messages/conversation.h"

namespace resodesk::app {

/// A row's choice, and back: the text, and up to which message the seller saw.
Fields rowChoice(const std::string& text, TimePoint upTo);

/// A reply that leaves by mail is told all that a mail needs; others stay as they are.
void addressIfMail(DeskCore& core, Command& command, const Conversation& fact);

/// Within the caller's transaction: the fact is read again, the rule decides. A draft that was begun there stays.
Result<ActionId> mintReply(DeskCore& core, const store::BulkRow& row, const Leaving& leaving);

}  // namespace resodesk::app
