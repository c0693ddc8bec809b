// SPDX-License-Identifier: GPL-3.0-or-later
// What was in the parcel: per line pieces, condition, resellable, note. Local, works offline.

#pragma once

#include <wx/checkbox.h>
#include <wx/spinctrl.h>

#include "app/desk.h"
#include "app/returns/returns_desk.h"
#include "gui/sheet.h"

namespace resodesk::gui {

class InspectSheet : public Sheet {
 public:
    InspectSheet(wxWindow* parent, app::Desk& desk, const app::ReturnDetail& detail);

 private:
    struct LineFields {
        LineId line;
        wxSpinCtrl* pieces = nullptr;
        wxChoice* condition = nullptr;
        wxCheckBox* resellable = nullptr;
    };
    void check();
    void save();
    app::Desk& desk_;
    ReturnKey key_;
    std::vector<LineFields> lines_;
    wxTextCtrl* note_;
};

}  // namespace resodesk::gui
