// SPDX-License-Identifier: GPL-3.0-or-later
// What the seller is told outside the window, and when not.

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

class NoticesPage : public wxPanel, public Alive {
 public:
    NoticesPage(wxWindow* parent, app::Desk& desk);

 private:
    void layOut();
    void enableHours();
    void read();
    void show(const std::string& name, const std::string& value);
    std::map<std::string, std::string> values() const;
    void save();
    void set(const std::string& name, const std::string& value);
    void say(const wxString& text);

    app::Desk& desk_;
    std::map<std::string, std::string> saved_;
    wxStaticText* what_;
    wxCheckBox* fresh_;
    wxCheckBox* due_;
    wxSpinCtrl* hours_;
    wxCheckBox* closed_;
    wxCheckBox* details_;
    wxCheckBox* quiet_;
    wxTextCtrl* from_;
    wxTextCtrl* until_;
    wxStaticText* said_;
};

}  // namespace resodesk::gui
