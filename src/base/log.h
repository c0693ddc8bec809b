// SPDX-License-Identifier: GPL-3.0-or-later
// The log. English, for whoever looks for a fault; never tokens, names, addresses or message text.

#pragma once

#include <filesystem>
#include <string_view>

namespace resodesk::log {

/// Writes to `folder`/resodesk.log (1 MiB, three kept, mode 0600). Before this is called, lines are dropped.
void openIn(const std::filesystem::path& folder);
/// Also copies every line to standard error: for the headless programs with --verbose.
void alsoToStderr();

void info(std::string_view line);
void warning(std::string_view line);
void error(std::string_view line);

}  // namespace resodesk::log
