// SPDX-License-Identifier: GPL-3.0-or-later
// What the bench noted of a return: when it came, what was found, the photos.

#pragma once

#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/stattext.h>

#include <functional>

#include "app/desk.h"
#include "domain/returns/inspection.h"
#include "domain/returns/return.h"
#include "gui/bench/photo_strip.h"

namespace resodesk::gui {

class InspectionTab : public wxPanel {
 public:
    /// `onPrint`: the sheet that lies with the parcel is asked for.
    InspectionTab(wxWindow* parent, app::Desk& desk, std::function<void()> onPrint);
    void show(const Return& r, const BenchMarks& marks, TimePoint now);

 private:
    wxStaticText* received_;
    wxDataViewListCtrl* findings_;
    PhotoStrip* photos_;
};

}  // namespace resodesk::gui
