// SPDX-License-Identifier: GPL-3.0-or-later
// The agent as a service of the seller's own systemd: it works while no window does, after each sign-in to the computer.
// Used by the settings (worker executor), the command line and the window when it has closed. Every call may take seconds.

#pragma once

#include <filesystem>

#include "base/error.h"

namespace resodesk::app {

/// The service is switched on, and for this workspace.
bool isAgentInstalled(const std::filesystem::path& workspace);
/// Writes the unit for this workspace and switches it on, without starting it. noUserServices, serviceRefused.
Result<void> installAgent(const std::filesystem::path& workspace);
/// Stops the agent and takes the unit away. The same failures.
Result<void> removeAgent();
/// Returns before it runs. The workspace should be free: an agent that finds it held ends at once.
Result<void> startAgent();

/// What the unit's file says.
std::string agentUnit(const std::filesystem::path& program, const std::filesystem::path& workspace);

}  // namespace resodesk::app
