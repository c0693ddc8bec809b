// SPDX-License-Identifier: GPL-3.0-or-later
// Codes for scanners, as modules that are dark or light.

#pragma once

#include <optional>
#include <string>
#include <vector>

namespace resodesk::documents {

struct Barcode {
    int columns = 0, rows = 0;  ///< one row for bars
    std::vector<bool> isDark;   ///< row by row
    bool dark(int column, int row) const { return isDark[static_cast<std::size_t>(row * columns + column)]; }
};

/// Code 128, for what is ASCII and up to 60 characters; nothing for other texts.
std::optional<Barcode> code128(const std::string& text);
/// QR with 15 % of redundancy, UTF-8; nothing for an empty or very long text.
std::optional<Barcode> qrCode(const std::string& text);

}  // namespace resodesk::documents
