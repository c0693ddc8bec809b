// SPDX-License-Identifier: GPL-3.0-or-later
// The seller says whether an action whose outcome stayed unknown has happened.

#pragma once

#include <wx/choice.h>

#include "app/desk.h"
#include "domain/outbox/action.h"
#include "gui/sheet.h"

namespace resodesk::gui {

class SettleSheet : public Sheet {
 public:
    SettleSheet(wxWindow* parent, app::Desk& desk, const Action& action);

 private:
    void settle();
    app::Desk& desk_;
    ActionId id_;
    wxTextCtrl* evidence_;  ///< what was sent when, and what reads showed
    wxChoice* page_;
    wxTextCtrl* why_;
};

}  // namespace resodesk::gui
