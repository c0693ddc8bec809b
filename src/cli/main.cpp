// SPDX-License-Identifier: GPL-3.0-or-later
// resodesk-cli: the desk without a window.

#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <iostream>

#include "base/paths.h"
#include "cli/commands.h"
#include "text/language.h"

namespace {

using namespace resodesk;

int run(int count, char* arguments[]) {
    cli::Session session;
    session.workspace = defaultWorkspace();
    std::string format = "table";

    CLI::App program{"ResoDesk without a window: returns, lost parcels and buyers from the command line."};
    program.require_subcommand(1);
    program.fallthrough();
    program.set_version_flag("--version", RESODESK_VERSION);
    program.add_option("--workspace", session.workspace, "Data folder")->capture_default_str();
    program.add_option("--format", format, "table, json or csv")->check(CLI::IsMember({"table", "json", "csv"}))->each([&](const std::string& value) {
        session.format = value == "json" ? cli::Format::json : value == "csv" ? cli::Format::csv : cli::Format::table;
    });
    program.add_flag("--yes", session.isConfirmed, "Do not ask");
    cli::addAccountCommands(program, session);
    CLI::App* returns = program.add_subcommand("returns", "Return requests");
    returns->require_subcommand(1);
    cli::addReturnsLists(*returns, session);
    cli::addReturnsMoves(*returns, session);
    cli::addParcelsCommands(program, session);
    cli::addSettingsCommands(program, session);
    cli::addOutboxCommands(program, session);
    int code = cli::done;
    try {
        program.parse(count, arguments);
    } catch (const CLI::ParseError& e) {
        code = program.exit(e) == 0 ? cli::done : cli::usage;
    } catch (const cli::Exit& exit) {
        code = exit.code;
    }
    session.close();
    return code;
}

}  // namespace

int main(int count, char* arguments[]) {
    ::umask(077);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    const text::TranslationLibrary library;
    text::chooseLanguage({});
    try {
        return run(count, arguments);
    } catch (const std::exception& e) {
        std::cerr << "resodesk-cli: " << e.what() << "\n";
        return cli::refused;
    }
}
