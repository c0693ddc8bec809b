// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/timeline_text.h"

#include <wx/intl.h>

#include "gui/accessible.h"
#include "text/formats.h"
#include "text/timeline_words.h"

namespace resodesk::gui {

TimelineText::TimelineText(wxWindow* parent)
    : wxTextCtrl(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE) {
    wxArrayInt tabs;
    tabs.Add(260);  // tenths of a millimetre: after the widest short date
    wxTextAttr style;
    style.SetTabs(tabs);
    SetDefaultStyle(style);
    nameForReaders(this, _("Timeline"));
}

void TimelineText::show(const std::vector<TimelineEntry>& timeline, TimePoint now, const wxString& firstLine) {
    wxString lines = firstLine.empty() ? wxString() : firstLine + "\n";
    for (const TimelineEntry& entry : timeline) {
        wxString sentence = text::sentence(entry, now);
        sentence.Replace("\n", "\n\t");
        lines += text::printShort(entry.at, now) + "\t" + sentence + "\n";
    }
    if (GetValue() == lines) return;
    ChangeValue(lines);
    ShowPosition(GetLastPosition());
}

}  // namespace resodesk::gui
