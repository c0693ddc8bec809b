// SPDX-License-Identifier: GPL-3.0-or-later
// Refunds that waited for over a day, with their deadlines: the seller ticks which leave, or which are taken back.

#pragma once

#include <wx/choice.h>
#include <wx/dataview.h>

#include <vector>

#include "app/desk.h"
#include "domain/outbox/action.h"
#include "gui/sheet.h"

namespace resodesk::gui {

class StaleSheet : public Sheet {
 public:
    /// All are ticked.
    StaleSheet(wxWindow* parent, app::Desk& desk, const std::vector<Action>& actions);

 private:
    bool isSending() const { return what_->GetSelection() == 0; }
    std::vector<ActionId> ticked(Sums* amounts = nullptr) const;
    void check();
    void decide();

    app::Desk& desk_;
    std::vector<Action> actions_;
    wxChoice* what_;
    wxDataViewListCtrl* list_;
};

}  // namespace resodesk::gui
