// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stdlib.h>

#include <cstdint>
#include <filesystem>
#include <string>

namespace resodesk::faults {

/// A private folder, in memory where TMPDIR does not say otherwise: a process that dies loses nothing it has written, and the
/// disk's part is played by the campaign "disk".
inline std::filesystem::path memoryFolder(const std::string& campaign) {
    const std::filesystem::path memory = "/dev/shm";
    std::error_code none;
    const auto room = std::filesystem::space(memory, none);
    const bool isElsewhere = std::getenv("TMPDIR") || none || room.available < (std::uintmax_t{1} << 30);
    std::string pattern = ((isElsewhere ? std::filesystem::temp_directory_path() : memory) / ("resodesk-" + campaign + "-XXXXXX")).string();
    if (!::mkdtemp(pattern.data())) throw std::filesystem::filesystem_error("mkdtemp", pattern, std::make_error_code(std::errc::io_error));
    return pattern;
}

}  // namespace resodesk::faults
