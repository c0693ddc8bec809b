// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged files: met in the middle of work, looked for at the next start.

#pragma once

#include <exception>
#include <filesystem>
#include <optional>
#include <string>

#include "store/workspace.h"

namespace resodesk::store {

/// A file of the workspace turned out to be damaged.
bool isDamage(const std::exception& e);

/// The next start reads both files through before anything else.
void suspect(const std::filesystem::path& workspace) noexcept;

/// What is wrong with the ledger. One that is missing although backups or facts are there was lost: a new one would hide what the
/// seller decided. It is read through when it is small or suspected; a suspected facts.db that is damaged is
/// removed, to be fetched again. Before either is opened for writing.
std::optional<std::string> findDamage(const Workspace& workspace);

}  // namespace resodesk::store
