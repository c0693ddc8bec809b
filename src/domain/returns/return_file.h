// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a return: its label, the photos of the bench, and what the seller added.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "domain/returns/label_origin.h"

namespace resodesk {

inline constexpr std::size_t largestFile = 50 * 1024 * 1024;

enum class FileKind { label, photo, added };
NameTable<FileKind> nameTable(FileKind);

struct ReturnFile {
    FileKind kind = FileKind::added;
    std::int64_t id = 0;  ///< of an added one
    LabelOrigin origin = LabelOrigin::none;  ///< of a label
    std::string name;
    std::string mediaType;
    std::string sha256;            ///< empty: it is fetched or drawn when it is opened
    std::optional<std::int64_t> size;  ///< none: not known before, or the file is gone
    std::optional<TimePoint> at;   ///< when it was kept
    bool operator==(const ReturnFile&) const = default;
};

/// Told from the bytes; "application/octet-stream" where they do not tell.
std::string fileMediaType(std::string_view bytes);
/// What goes behind the dot of a name, with it, in small letters; empty when there is none or it is odd.
std::string plainEnding(std::string_view name);

}  // namespace resodesk
