// SPDX-License-Identifier: GPL-3.0-or-later
// The outbox page: one line per decision of the seller, its state in words, the money of today, what can still be done.

#pragma once

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/splitter.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/timer.h>

#include <functional>
#include <vector>

#include "app/accounts/accounts_desk.h"
#include "app/desk.h"
#include "gui/on_gui.h"
#include "gui/outbox/outbox_detail_panel.h"
#include "gui/outbox/outbox_model.h"

namespace resodesk::gui {

class OutboxPanel : public wxPanel, public Alive {
 public:
    struct Events {
        std::function<void(const wxString&)> onStatus;
        std::function<void(const wxString&)> onSaid;
        std::function<void(const ObjectKey&)> onOpen;  ///< the return or case is to be shown
    };
    OutboxPanel(wxWindow* parent, app::Desk& desk, Events events);
    void refresh();
    /// A second has passed: what counts down is shown anew.
    void tick();
    /// The workspace can only be looked at: nothing is offered.
    void setReadOnly(bool isReadOnly);
    void focusFilter() { filter_->SetFocus(); }
    /// False when there was none.
    bool clearFilter();
    void showView(OutboxView view);
    bool isOffered(OutboxMove move) const { return detail_->isOffered(move); }
    void press(OutboxMove move) { detail_->press(move); }
    void exportShown();

 private:
    void buildBar(wxSizer* all);
    void buildList(wxWindow* parent);
    void bindKeys();
    void take(const app::OutboxPage& page);
    void takeMoney(const std::vector<MoneyOfDay>& days);
    void takeAccounts(const std::vector<app::AccountStatus>& accounts);
    void showEmptiness();
    void showSelected();
    void select(int row);
    std::optional<Action> selected() const;
    OutboxQuestion question() const;

    app::Desk& desk_;
    Events events_;
    wxObjectDataPtr<OutboxModel> model_;
    OutboxSort sortBy_ = OutboxSort::date;
    bool isDescending_ = true;
    std::vector<std::pair<AccountId, std::string>> accounts_;
    std::uint64_t asked_ = 0;
    bool isFilling_ = false;
    bool isReadOnly_ = false;
    ActionId selected_;
    wxTimer typing_;
    wxTextCtrl* filter_;
    wxChoice* view_;
    wxChoice* account_;
    wxStaticText* today_;
    wxDataViewCtrl* list_;
    wxStaticText* empty_;
    OutboxDetailPanel* detail_;
};

}  // namespace resodesk::gui
