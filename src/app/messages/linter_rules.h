// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the message rules of a language from the program's resources.

#pragma once

#include <filesystem>

#include "domain/messages/linter_rules.h"

namespace resodesk::app {

/// From `folder`: parts.json, what all languages share, and rules-<language>.json; both as resources/linter.schema.json says.
/// Failure::unreadableFile with the file as the subject and the place in it as the detail. Takes milliseconds: keep what it returns.
Result<LinterRules> readLinterRules(const std::filesystem::path& folder, MessageLanguage language);
/// From where the program is installed.
Result<LinterRules> readLinterRules(MessageLanguage language);

}  // namespace resodesk::app
