// SPDX-License-Identifier: GPL-3.0-or-later
// The selected action: how it stands, what can be done with it, what happened; beside it the money by day.

#pragma once

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <optional>

#include "app/desk.h"
#include "app/outbox/outbox_desk.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

enum class OutboxMove { sendNow, cancel, tryAgain, settle, openPage, open, saveEvidence };

class OutboxDetailPanel : public wxPanel, public Alive {
 public:
    struct Events {
        std::function<void()> onDone;  ///< something was decided
        std::function<void(const wxString&)> onSaid;
        std::function<void(const ObjectKey&)> onOpen;
    };
    OutboxDetailPanel(wxWindow* parent, app::Desk& desk, Events events);

    /// `standing`: as the list says it. `isReadOnly`: the workspace can only be looked at.
    void show(const std::optional<Action>& action, const wxString& standing, bool isReadOnly);
    void showMoney(const std::vector<MoneyOfDay>& days, const std::map<AccountId, std::string>& accounts);
    bool isOffered(OutboxMove move) const { return button(move)->IsEnabled() && button(move)->IsShown(); }
    /// What the button does; nothing when it is not offered now.
    void press(OutboxMove move);

 private:
    wxButton* button(OutboxMove move) const { return buttons_[static_cast<std::size_t>(move)]; }
    void buildButtons(wxSizer* all);
    void buildTabs(wxSizer* all);
    void settle();
    void tryAgain();
    void saveEvidence();
    void openPage();
    void takeResult(const Result<void>& result);

    app::Desk& desk_;
    Events events_;
    std::optional<Action> action_;
    wxStaticText* standing_;
    wxButton* buttons_[7] = {};  ///< by OutboxMove; the page's is shown for what is done by hand alone
    wxTextCtrl* journal_;
    wxDataViewListCtrl* money_;
    std::vector<MoneyOfDay> shownMoney_;
};

}  // namespace resodesk::gui
