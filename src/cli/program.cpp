// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/program.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "base/paths.h"
#include "cli/commands.h"

namespace resodesk::cli {

namespace {

int parseAndRun(Session& session) {
    session.workspace = defaultWorkspace();
    std::string format = "table";
    CLI::App program{"ResoDesk without a window: returns, lost parcels and buyers from the command line.", "resodesk-cli"};
    program.require_subcommand(1);
    program.fallthrough();
    program.set_version_flag("--version", RESODESK_VERSION);
    program.add_option("--workspace", session.workspace, "Data folder")->capture_default_str();
    program.add_option("--format", format, "table, json or csv")->check(CLI::IsMember({"table", "json", "csv"}))->each([&](const std::string& value) {
        session.format = value == "json" ? Format::json : value == "csv" ? Format::csv : Format::table;
    });
    program.add_flag("--yes", session.isConfirmed, "Do not ask");
    addAccountCommands(program, session);
    addAgentCommand(program, session);
    CLI::App* returns = program.add_subcommand("returns", "Return requests");
    returns->require_subcommand(1);
    addReturnsLists(*returns, session);
    addReturnsViews(*returns, session);
    addReturnsTags(*returns, session);
    addReturnsSnoozes(*returns, session);
    addReturnsFiles(*returns, session);
    addReturnsMoves(*returns, session);
    addReturnsPapers(*returns, session);
    addReturnsAdvice(*returns, session);
    addBenchCommands(program, session);
    addRulesCommands(program, session);
    addAdvisorCommands(program, session);
    addImportCommand(program, session);
    addMessagesCommands(program, session);
    addParcelsCommands(program, session);
    addSettingsCommands(program, session);
    addOutboxCommands(program, session);
    addBackupCommands(program, session);
    std::vector<std::string> words(session.arguments().rbegin(), session.arguments().rend());  // CLI11 takes them from the end
    try {
        program.parse(std::move(words));
    } catch (const CLI::ParseError& e) {
        return program.exit(e, session.out(), session.err()) == 0 ? done : usage;
    }
    return done;
}

}  // namespace

int runCommand(Session& session) {
    int code = refused;
    try {
        try {
            code = parseAndRun(session);
        } catch (const Exit& exit) {
            code = exit.code;
        }
        session.close();
    } catch (const std::exception& e) {
        session.err() << "resodesk-cli: " << e.what() << "\n";
        return refused;
    }
    return code;
}

}  // namespace resodesk::cli
