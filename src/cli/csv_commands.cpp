// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/csv_commands.h"

#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/json_output.h"
#include "cli/session.h"

namespace resodesk::cli {

void addCsvCommands(CLI::App& parent, Session& session, const CsvTable& table) {
    auto file = std::make_shared<std::string>();
    CLI::App* command = parent.add_subcommand("export", table.exports);
    command->add_option("file", *file, "Where to; - is standard output")->required();
    command->callback([&session, file, csv = table.csv] {
        const std::string text = csv();
        if (*file != "-")
            session.write(*file, text);
        else
            session.out() << (session.format == Format::json ? Json{{"csv", text}}.dump(1) + "\n" : text);
        throw Exit{done};
    });
    command = parent.add_subcommand("import", table.imports);
    command->add_option("file", *file, "- is standard input")->required();
    command->callback([file, take = table.take] { take(*file); });
}

}  // namespace resodesk::cli
