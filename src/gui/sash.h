// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <wx/splitter.h>

namespace resodesk::gui {

/// The sash stands where the seller left it; the first time it gives the upper (left) window `share` percent of the space,
/// or `least` pixels where that is more, but not more than a third. Call after the splitter has been split.
void rememberSash(wxSplitterWindow* splitter, const wxString& name, int share, int least = 0);

}  // namespace resodesk::gui
