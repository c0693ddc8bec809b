// SPDX-License-Identifier: GPL-3.0-or-later
// Files of the workspace that are named by the hash of what is in them. Worker executor.

#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/error.h"

namespace resodesk::app {

/// Only the seller can read it. diskFull, readOnlyWorkspace.
Result<void> keepFile(const std::filesystem::path& file, std::string_view bytes);
/// unreadableFile when it is gone or not what was kept.
Result<std::string> keptBytes(const std::filesystem::path& file, const std::string& sha256);
/// A file of the seller's, outside of the workspace. unreadableFile, fileTooLarge above so many bytes.
Result<std::string> bytesOf(const std::filesystem::path& file, std::uintmax_t most);

}  // namespace resodesk::app
