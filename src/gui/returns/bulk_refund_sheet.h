// SPDX-License-Identifier: GPL-3.0-or-later
// Refund many returns in full: the count and sum that stand there, or nothing.

#pragma once

#include "gui/returns/decision_sheet.h"

namespace resodesk::gui {

class BulkRefundSheet : public DecisionSheet {
 public:
    BulkRefundSheet(wxWindow* parent, app::Desk& desk, const app::Prepared& prepared, OnConfirmed onConfirmed);

 private:
    app::Decision decision() override;
    void check();
    wxChoice* reason_;
    wxTextCtrl* note_;
};

}  // namespace resodesk::gui
