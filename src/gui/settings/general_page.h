// SPDX-License-Identifier: GPL-3.0-or-later
// Local preferences: undo window, how often to read, the pattern of own RMA numbers, the daily limit, the agent.

#pragma once

#include <wx/checkbox.h>
#include <wx/panel.h>
#include <wx/spinctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <map>
#include <string>

#include "app/desk.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

class GeneralPage : public wxPanel, public Alive {
 public:
    GeneralPage(wxWindow* parent, app::Desk& desk);

 private:
    void save();
    void switchAgent();
    void showAgent(bool isOn);
    std::map<std::string, std::string> values() const;
    void set(const std::string& name, const std::string& value);
    std::map<std::string, std::string> saved_;
    app::Desk& desk_;
    wxSpinCtrl* undo_;
    wxSpinCtrl* minutes_;
    wxTextCtrl* pattern_;
    wxTextCtrl* limit_;
    wxStaticText* said_;
    wxCheckBox* agent_;
    wxStaticText* agentSaid_;
};

}  // namespace resodesk::gui
