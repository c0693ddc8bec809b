// SPDX-License-Identifier: GPL-3.0-or-later
// What the advisor says at the head of a sheet: the numbers with their sources, and buttons for what it proposes. It never acts.

#pragma once

#include <wx/panel.h>
#include <wx/sizer.h>

#include <functional>

#include "app/returns/advisor_desk.h"

namespace resodesk::gui {

/// A proposal that the seller asked for, as it stood on the screen.
struct AdviceWish {
    app::Advised advised;
    Proposal proposal = Proposal::keepItem;
};

class AdviceBox : public wxPanel {
 public:
    /// Hidden until there is something to say.
    AdviceBox(wxWindow* sheet, std::function<void(const AdviceWish&)> onWish);
    /// Nothing where the seller has no table of costs, or the request needs no advice.
    void tell(const Result<app::Advised>& advised);
    void tell(const app::AdvisedMany& many);

 private:
    void say(const wxString& words);
    void offer(const app::Advised& advised);
    void list(const app::AdvisedMany& many);
    void appear();
    std::function<void(const AdviceWish&)> onWish_;
    wxBoxSizer* all_;
};

}  // namespace resodesk::gui
