// SPDX-License-Identifier: GPL-3.0-or-later
// The outbox: one line per decision of the seller, its state in words, what can still be done.

#pragma once

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <vector>

#include "app/desk.h"
#include "app/outbox/outbox_desk.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

class OutboxPanel : public wxPanel, public Alive {
 public:
    OutboxPanel(wxWindow* parent, app::Desk& desk, std::function<void(const wxString&)> onStatus);
    void refresh();
    /// A second has passed: what counts down is shown anew.
    void tick();
    /// The workspace can only be looked at: nothing is offered.
    void setReadOnly(bool isReadOnly);

 private:
    void take(const std::vector<Action>& actions);
    void showSelected();
    const Action* selected() const;
    void cancel();
    void approve();

    app::Desk& desk_;
    std::function<void(const wxString&)> onStatus_;
    std::vector<Action> actions_;
    std::vector<std::vector<wxString>> shown_;
    std::uint64_t question_ = 0;
    bool isFilling_ = false;
    bool isReadOnly_ = false;
    wxChoice* filter_;
    wxDataViewListCtrl* list_;
    wxStaticText* empty_;
    wxStaticText* standing_;
    wxButton* cancel_;
    wxButton* approve_;
    wxButton* settle_;
    wxTextCtrl* evidence_;
};

}  // namespace resodesk::gui
