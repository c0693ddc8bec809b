// SPDX-License-Identifier: GPL-3.0-or-later
// What the marketplace does by itself: auto-authorize, absence, notification mails.

#pragma once

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/accounts/accounts_desk.h"
#include "app/desk.h"
#include "app/settings/settings_desk.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

class AutomationPage : public wxPanel, public Alive {
 public:
    AutomationPage(wxWindow* parent, app::Desk& desk);

 private:
    void read();
    void take(const Result<app::SettingsEntry>& entry);
    void save();
    void say(const wxString& text);
    AccountId account() const;
    app::Desk& desk_;
    std::vector<app::AccountStatus> accounts_;
    std::vector<app::AddressEntry> addresses_;
    ReturnSettings settings_;
    wxChoice* account_;
    wxChoice* mode_;
    wxChoice* rma_;
    wxTextCtrl* pattern_;
    wxChoice* label_;
    wxChoice* address_;
    wxTextCtrl* absentFrom_;
    wxTextCtrl* absentUntil_;
    wxCheckBox* links_;
    wxButton* save_;
    wxButton* keepOurs_;
    wxButton* keepTheirs_;
    wxStaticText* said_;
};

}  // namespace resodesk::gui
