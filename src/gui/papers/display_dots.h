// SPDX-License-Identifier: GPL-3.0-or-later
// How large things are on the display.

#pragma once

#include <wx/bitmap.h>
#include <wx/window.h>

#include "app/papers/papers_desk.h"

namespace resodesk::gui {

/// Device dots to an inch of the monitor that the window is on, as it says of itself; 96 where that cannot be true.
double dotsPerInch(const wxWindow* window);
/// Of the dots of the picture, as many of the display.
wxBitmap bitmapOf(const app::LabelPicture& picture, const wxWindow* window);
/// "100 x 150 mm, true size"
wxString sizeWords(const app::LabelPicture& picture, double dpi);

}  // namespace resodesk::gui
