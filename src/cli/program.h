// SPDX-License-Identifier: GPL-3.0-or-later
// The command line as a whole: its options, its subcommands, and how it ends.

#pragma once

#include "cli/session.h"

namespace resodesk::cli {

/// Reads the words - the first is the program's name - and carries them out in `session`, whose workspace they may change.
/// Returns the exit code; throws only what broken surroundings throw.
int runProgram(int count, const char* const* words, Session& session);

}  // namespace resodesk::cli
