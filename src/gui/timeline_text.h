// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline of a return or a case: one line per event, the newest last.

#pragma once

#include <wx/textctrl.h>

#include <vector>

#include "base/clock.h"
#include "domain/timeline.h"

namespace resodesk::gui {

class TimelineText : public wxTextCtrl {
 public:
    explicit TimelineText(wxWindow* parent);
    /// Keeps the place when nothing changed; else shows the newest.
    void show(const std::vector<TimelineEntry>& timeline, TimePoint now, const wxString& firstLine = {});
};

}  // namespace resodesk::gui
