// SPDX-License-Identifier: GPL-3.0-or-later
// Connect a mailbox, for marketplaces that relay their buyers' mail: address, servers, password or token, and a test of both halves.

#pragma once

#include "app/accounts/accounts_desk.h"
#include "app/desk.h"
#include "gui/sheet.h"

namespace resodesk::gui {

class MailboxSheet : public Sheet {
 public:
    MailboxSheet(wxWindow* parent, app::Desk& desk);

 private:
    app::AccountWish wish() const;
    /// The servers most providers have, until others are typed.
    void proposeServers();
    void test();
    void connect();
    app::Desk& desk_;
    wxTextCtrl* name_;
    wxTextCtrl* address_;
    wxTextCtrl* user_;
    wxTextCtrl* secret_;
    wxCheckBox* isToken_;
    wxTextCtrl* reading_;
    wxTextCtrl* sending_;
    wxTextCtrl* folder_;
    wxCheckBox* takesAll_;
    wxStaticText* tested_;
};

}  // namespace resodesk::gui
