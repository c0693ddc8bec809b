// SPDX-License-Identifier: GPL-3.0-or-later
// Where the program's own files are: ../share beside the folder of the running program, built or installed.

#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

namespace resodesk {

/// The folder of the running program.
std::filesystem::path programFolder();
/// share/resodesk: dated data, icons, the practice shop's words.
std::filesystem::path resourceFolder();
/// share/locale.
std::filesystem::path localeFolder();
/// $XDG_DATA_HOME/resodesk, or ~/.local/share/resodesk: the workspace when none is named.
std::filesystem::path defaultWorkspace();

/// A name from outside as a file's name: letters, digits, - and _ of it, starting with a letter or digit, up to 80 of them, then
/// `ending`. No way out of a folder, no option, nothing hidden, no name a system keeps for itself; never empty.
std::string safeFileName(std::string_view given, std::string_view ending);

/// $XDG_STATE_HOME/resodesk, or ~/.local/state/resodesk: what is remembered of workspaces outside of them.
std::filesystem::path stateFolder();

/// The whole file as bytes. Throws std::filesystem::filesystem_error when it cannot be read.
std::string readFile(const std::filesystem::path& file);
/// A new folder for temporary files, "resodesk-NAME-......", that nobody else can enter or foresee. filesystem_error.
std::filesystem::path makePrivateFolder(const std::string& name);
/// Removes this user's folders of that name that were made longer ago. What cannot be removed stays; never throws.
void removePrivateFolders(const std::string& name, std::chrono::hours age);
/// Replaces the file as one step (temporary beside it, fsync, rename), mode 0600. Throws as above.
void writeFilePrivately(const std::filesystem::path& file, std::string_view bytes);

}  // namespace resodesk
