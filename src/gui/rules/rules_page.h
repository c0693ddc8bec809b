// SPDX-License-Identifier: GPL-3.0-or-later
// The rules for new requests in their order: each change is kept at once, what judges changes when they are switched on.

#pragma once

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/desk.h"
#include "app/rules/rules_desk.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

class RulesPage : public wxPanel, public Alive {
 public:
    RulesPage(wxWindow* parent, app::Desk& desk);

 private:
    void take(const app::RuleBook& book);
    void took(const Result<app::RuleBook>& book);
    void keep(const RuleSet& set, int select);
    void edit(int rule);
    void move(int by);
    void keepAbsence();
    void switchTo(RuleMode mode);
    void replay();
    void showButtons();
    void say(const wxString& text);
    app::Desk& desk_;
    app::RuleBook book_;
    std::optional<RuleSet> before_;  ///< what Undo takes back
    int select_ = -1;
    wxChoice* mode_;
    wxDataViewListCtrl* list_;
    wxTextCtrl* absentFrom_;
    wxTextCtrl* absentUntil_;
    wxButton* keepAbsence_;
    wxButton* change_;
    wxButton* remove_;
    wxButton* up_;
    wxButton* down_;
    wxButton* onOff_;
    wxButton* undo_;
    wxButton* replay_;
    wxStaticText* standing_;
    wxStaticText* said_;
};

}  // namespace resodesk::gui
