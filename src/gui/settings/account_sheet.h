// SPDX-License-Identifier: GPL-3.0-or-later
// Connect an account: name, address, sign-in document.

#pragma once

#include "app/accounts/accounts_desk.h"
#include "app/desk.h"
#include "gui/sheet.h"

namespace resodesk::gui {

class AccountSheet : public Sheet {
 public:
    AccountSheet(wxWindow* parent, app::Desk& desk);

 private:
    void connect();
    void readFileInto();
    app::Desk& desk_;
    wxTextCtrl* name_;
    wxTextCtrl* url_;
    wxTextCtrl* tokens_;
    wxTextCtrl* caFile_;
};

}  // namespace resodesk::gui
