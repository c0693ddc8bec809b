// SPDX-License-Identifier: GPL-3.0-or-later
// A picture as a small one. Any thread: the files come from outside, and decoding them takes its time.

#pragma once

#include <optional>
#include <string>
#include <vector>

namespace resodesk::gui {

struct Thumbnail {
    int width = 0, height = 0;
    std::vector<unsigned char> rgb;  ///< three bytes a pixel, row by row
};

/// At most `side` pixels wide and high, upright as the camera was held. Nothing for what is no picture here (no decoder for HEIC or
/// WebP, say), is damaged at its beginning, has more than 52 megapixels - known before anything is decoded - or takes longer than three
/// seconds.
std::optional<Thumbnail> thumbnailOf(const std::string& bytes, int side);

}  // namespace resodesk::gui
