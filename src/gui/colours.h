// SPDX-License-Identifier: GPL-3.0-or-later
// The few colours of our own; all others are the desktop's. None says anything that words do not say, too.

#pragma once

#include <wx/colour.h>
#include <wx/settings.h>

namespace resodesk::gui {

/// Overdue, failed, typed wrong: a red that can be read on the desktop's background, which may be dark.
inline wxColour alarming() { return wxSystemSettings::GetAppearance().IsUsingDarkBackground() ? wxColour(0xFF, 0x8A, 0x80) : wxColour(0xB3, 0x26, 0x1E); }

}  // namespace resodesk::gui
