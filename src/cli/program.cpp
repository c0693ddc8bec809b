// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/program.h"

#include <CLI/CLI.hpp>

#include "cli/commands.h"

namespace resodesk::cli {

int runProgram(int count, const char* const* words, Session& session) {
    std::string format = "table";
    CLI::App program{"ResoDesk without a window: returns, lost parcels and buyers from the command line."};
    program.require_subcommand(1);
    program.fallthrough();
    program.set_version_flag("--version", RESODESK_VERSION);
    program.add_option("--workspace", session.workspace, "Data folder")->capture_default_str();
    program.add_option("--format", format, "table, json or csv")->check(CLI::IsMember({"table", "json", "csv"}))->each([&](const std::string& value) {
        session.format = value == "json" ? Format::json : value == "csv" ? Format::csv : Format::table;
    });
    program.add_flag("--yes", session.isConfirmed, "Do not ask");
    addAccountCommands(program, session);
    CLI::App* returns = program.add_subcommand("returns", "Return requests");
    returns->require_subcommand(1);
    addReturnsLists(*returns, session);
    addReturnsMoves(*returns, session);
    addParcelsCommands(program, session);
    addSettingsCommands(program, session);
    addOutboxCommands(program, session);
    addBackupCommands(program, session);
    int code = done;
    try {
        program.parse(count, words);
    } catch (const CLI::ParseError& e) {
        code = program.exit(e) == 0 ? done : usage;
    } catch (const Exit& exit) {
        code = exit.code;
    }
    session.close();
    return code;
}

}  // namespace resodesk::cli
