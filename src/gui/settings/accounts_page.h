// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts: add, test, remove.

#pragma once

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/stattext.h>

#include "app/accounts/accounts_desk.h"
#include "app/desk.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

class AccountsPage : public wxPanel, public Alive {
 public:
    AccountsPage(wxWindow* parent, app::Desk& desk);

 private:
    void read();
    void take(const std::vector<app::AccountStatus>& accounts);
    const app::AccountStatus* selected() const;
    void test();
    void remove();
    app::Desk& desk_;
    std::vector<app::AccountStatus> accounts_;
    wxDataViewListCtrl* list_;
    wxButton* test_;
    wxButton* remove_;
    wxStaticText* said_;
};

}  // namespace resodesk::gui
