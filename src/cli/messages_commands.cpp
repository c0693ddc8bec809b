// SPDX-License-Identifier: GPL-3.0-or-later
// messages: what is written to buyers.

#include <CLI/CLI.hpp>

#include "cli/commands.h"

namespace resodesk::cli {

void addMessagesCommands(CLI::App& program, Session& session) {
    CLI::App* messages = program.add_subcommand("messages", "Messages to buyers");
    messages->require_subcommand(1);
    addMessageInbox(*messages, session);
    addMessageSending(*messages, session);
    addMessageReminders(*messages, session);
    addMessageTemplates(*messages, session);
    addMessageLint(*messages, session);
}

}  // namespace resodesk::cli
