// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/return_file.h"

#include <algorithm>
#include <array>

#include "domain/returns/photo_file.h"

namespace resodesk {

namespace {
constexpr std::size_t longestEnding = 10;
}

NameTable<FileKind> nameTable(FileKind) {
    static constexpr std::array<std::pair<FileKind, std::string_view>, 3> names{{{FileKind::label, "label"}, {FileKind::photo, "photo"}, {FileKind::added, "added"}}};
    return names;
}

std::string fileMediaType(std::string_view bytes) {
    if (bytes.starts_with("%PDF-")) return "application/pdf";
    const auto picture = photoMediaType(bytes.substr(0, 64));
    return picture ? *picture : "application/octet-stream";
}

std::string plainEnding(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return {};
    std::string ending(name.substr(dot + 1));
    const auto isPlain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
    if (ending.empty() || ending.size() > longestEnding || !std::all_of(ending.begin(), ending.end(), isPlain)) return {};
    std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return "." + ending;
}

}  // namespace resodesk
