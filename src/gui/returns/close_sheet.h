// SPDX-License-Identifier: GPL-3.0-or-later
// Close requests: the reason and a note. No refund is paid.

#pragma once

#include "gui/returns/decision_sheet.h"

namespace resodesk::gui {

class CloseSheet : public DecisionSheet {
 public:
    CloseSheet(wxWindow* parent, app::Desk& desk, const app::Prepared& prepared, OnConfirmed onConfirmed);

 private:
    app::Decision decision() override;
    void check();
    wxChoice* reason_;
    wxTextCtrl* note_;
};

}  // namespace resodesk::gui
