// SPDX-License-Identifier: GPL-3.0-or-later
// The subcommands. Each adds itself to the program; its callback runs it and throws Exit.

#pragma once

#include <CLI/App.hpp>

#include "cli/session.h"

namespace resodesk::cli {

void addAccountCommands(CLI::App& program, Session& session);   ///< account, sync
void addAgentCommand(CLI::App& program, Session& session);
void addReturnsLists(CLI::App& returns, Session& session);      ///< list, show
void addReturnsViews(CLI::App& returns, Session& session);      ///< views
void addReturnsTags(CLI::App& returns, Session& session);       ///< tag, tags
void addReturnsSnoozes(CLI::App& returns, Session& session);    ///< snooze, wake
void addReturnsMoves(CLI::App& returns, Session& session);      ///< authorize, close, refund, contact, receive, inspect
void addReturnsPapers(CLI::App& returns, Session& session);     ///< labels, sheets, picklist
void addReturnsFiles(CLI::App& returns, Session& session);      ///< files
void addReturnsAdvice(CLI::App& returns, Session& session);     ///< advise
void addAdvisorCommands(CLI::App& program, Session& session);   ///< costs
void addMessagesCommands(CLI::App& program, Session& session);  ///< messages
void addMessageInbox(CLI::App& messages, Session& session);     ///< list, show; called by addMessagesCommands
void addMessageSending(CLI::App& messages, Session& session);   ///< send, done; called by addMessagesCommands
void addMessageReminders(CLI::App& messages, Session& session); ///< remind, reminders; called by addMessagesCommands
void addMessageTemplates(CLI::App& messages, Session& session); ///< templates; called by addMessagesCommands
void addMessageLint(CLI::App& messages, Session& session);      ///< lint; called by addMessagesCommands
void addParcelsCommands(CLI::App& program, Session& session);
void addSettingsCommands(CLI::App& program, Session& session);  ///< addresses, settings
/// Evidence and sums of money; called by addOutboxCommands.
void addOutboxReports(CLI::App& outbox, Session& session);
/// Decisions for many; called by addOutboxCommands.
void addBulkCommands(CLI::App& outbox, Session& session);
void addOutboxCommands(CLI::App& program, Session& session);
void addGradesCommands(CLI::App& bench, Session& session);      ///< policy; called by addBenchCommands
void addBenchCommands(CLI::App& program, Session& session);
void addRulesCommands(CLI::App& program, Session& session);
void addImportCommand(CLI::App& program, Session& session);
void addBackupCommands(CLI::App& program, Session& session);    ///< backup, journal, outbox resume; after addOutboxCommands

}  // namespace resodesk::cli
