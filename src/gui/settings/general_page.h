// SPDX-License-Identifier: GPL-3.0-or-later
// Local preferences: undo window, how often to read, the pattern of own RMA numbers.

#pragma once

#include <wx/panel.h>
#include <wx/spinctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/desk.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

class GeneralPage : public wxPanel, public Alive {
 public:
    GeneralPage(wxWindow* parent, app::Desk& desk);

 private:
    void save();
    void set(const std::string& name, const std::string& value);
    app::Desk& desk_;
    wxSpinCtrl* undo_;
    wxSpinCtrl* minutes_;
    wxTextCtrl* pattern_;
    wxStaticText* said_;
};

}  // namespace resodesk::gui
