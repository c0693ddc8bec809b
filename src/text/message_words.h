// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations in words.

#pragma once

#include <wx/string.h>

#include "domain/messages/conversation.h"
#include "domain/messages/reminder.h"

namespace resodesk::text {

wxString words(Topic topic);
wxString words(ShownConversation state);
wxString words(InboxView view);
/// Empty where no survey stands.
wxString words(Survey survey);
/// A plain thank-you is named: the seller may say that it needs no answer.
wxString stateWords(const ConversationRow& row);
wxString words(ReminderState state);
/// Who wrote, where it is not the buyer.
wxString senderWords(Actor from);
/// A file that came with a message: name, type and size.
wxString fileWords(const MessageFile& file);
/// For a row of a list.
wxString oneLine(const std::string& message);

}  // namespace resodesk::text
