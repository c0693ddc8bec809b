// SPDX-License-Identifier: GPL-3.0-or-later
// Return addresses per account; where both sides changed one, both are shown and the seller picks.

#pragma once

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/accounts/accounts_desk.h"
#include "app/desk.h"
#include "app/settings/settings_desk.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

class AddressesPage : public wxPanel, public Alive {
 public:
    AddressesPage(wxWindow* parent, app::Desk& desk);

 private:
    void read();
    void take(const std::vector<app::AddressEntry>& entries);
    void showSelected();
    const app::AddressEntry* selected() const;
    AccountId account() const;
    void resolve(app::Side side);
    wxSizer* buildRules();
    void takeRules(const std::vector<CountryRule>& rules);
    void addRule();
    void removeRule();
    app::Desk& desk_;
    std::vector<app::AccountStatus> accounts_;
    std::vector<app::AddressEntry> entries_;
    wxChoice* account_;
    wxDataViewListCtrl* list_;
    wxStaticText* conflict_;
    wxButton* edit_;
    wxButton* remove_;
    wxButton* keepOurs_;
    wxButton* keepTheirs_;
    std::vector<CountryRule> rules_;
    wxDataViewListCtrl* ruleList_;
    wxTextCtrl* country_;
    wxChoice* ruleAddress_;
    wxButton* addRule_;
    wxButton* removeRule_;
    wxStaticText* ruleError_;
};

}  // namespace resodesk::gui
