// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/files/kept_files.h"

#include "base/ids.h"
#include "base/paths.h"

namespace resodesk::app {

Result<void> keepFile(const std::filesystem::path& file, std::string_view bytes) {
    try {
        std::filesystem::create_directories(file.parent_path());
        std::filesystem::permissions(file.parent_path(), std::filesystem::perms::owner_all);
        writeFilePrivately(file, bytes);
    } catch (const std::filesystem::filesystem_error& e) {
        const bool isFull = e.code() == std::errc::no_space_on_device;
        return Error(isFull ? Failure::diskFull : Failure::readOnlyWorkspace, e.code().message(), file.parent_path().parent_path().string());
    }
    return {};
}

Result<std::string> keptBytes(const std::filesystem::path& file, const std::string& sha256) {
    try {
        std::string bytes = readFile(file);
        if (sha256Hex(bytes) != sha256) return Error(Failure::unreadableFile, "not the file that was kept", file.string());
        return bytes;
    } catch (const std::filesystem::filesystem_error& e) {
        return Error(Failure::unreadableFile, e.code().message(), file.string());
    }
}

Result<std::string> bytesOf(const std::filesystem::path& file, std::uintmax_t most) {
    try {
        // A folder, a device or a pipe has no end, or none that would come.
        if (!std::filesystem::is_regular_file(file)) return Error(Failure::unreadableFile, "no plain file", file.filename().string());
        if (std::filesystem::file_size(file) > most) return Error(Failure::fileTooLarge, "file", std::to_string(most / (1024 * 1024)));
        return readFile(file);
    } catch (const std::filesystem::filesystem_error& e) {
        return Error(Failure::unreadableFile, e.code().message(), file.filename().string());
    }
}

}  // namespace resodesk::app
