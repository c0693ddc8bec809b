// SPDX-License-Identifier: GPL-3.0-or-later
// The command line as a whole: from arguments to an exit code.

#pragma once

namespace resodesk::cli {

class Session;

/// Reads the session's arguments, runs the command they name and closes the session. The exit code. Does not throw.
int runCommand(Session& session);

}  // namespace resodesk::cli
