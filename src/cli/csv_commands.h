// SPDX-License-Identifier: GPL-3.0-or-later
// A table of the seller's that goes out as CSV and comes in again.

#pragma once

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace resodesk::cli {

class Session;

struct CsvTable {
    std::string exports;  ///< what `export` is described with: the columns
    std::string imports;
    std::function<std::string()> csv;
    std::function<void(const std::string& file)> take;  ///< "-": standard input; ends the run
};

/// `export FILE` and `import FILE` below `parent`.
void addCsvCommands(CLI::App& parent, Session& session, const CsvTable& table);

}  // namespace resodesk::cli
