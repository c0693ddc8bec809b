// SPDX-License-Identifier: GPL-3.0-or-later
// What resodesk-pages does with files from outside. Each takes and gives byte strings; nothing when it cannot be done.

#pragma once

#include <optional>
#include <string>
#include <vector>

namespace resodesk::pages {

/// The first page as it would lie before one: "pages width height known" in points, "width height isWhole" of the picture, then its
/// RGB bytes. Smaller than life, and isWhole 0, where it would be wider or higher than `mostWidth`, `mostHeight` pixels.
std::optional<std::vector<std::string>> look(const std::string& file, double dpi, int mostWidth, int mostHeight);

/// All pages of all files as one PDF: how many each has ("1 1 0 2", 0 for one that cannot be read), the first page's
/// "width height" in points, then the PDF.
std::optional<std::vector<std::string>> join(const std::vector<std::string>& files);

/// Each page by itself: its text, then a PDF of it, and so on.
std::optional<std::vector<std::string>> split(const std::string& file);

}  // namespace resodesk::pages
