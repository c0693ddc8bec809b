// SPDX-License-Identifier: GPL-3.0-or-later
// One template for many buyers: what each of them will read, and what is still missing for whom. What is known of nobody is typed once.

#pragma once

#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <functional>
#include <map>
#include <vector>

#include "app/desk.h"
#include "app/messages/templates_desk.h"
#include "app/returns/returns_desk.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

class ManyTexts : public wxPanel, public Alive {
 public:
    /// `onChange`: a template was chosen, a text is ready, something was typed.
    ManyTexts(wxWindow* parent, app::Desk& desk, std::vector<ReturnKey> keys, std::function<void()> onChange);
    /// False: the same text for all is written elsewhere.
    bool isChosen() const { return template_ > 0; }
    /// Every return was read.
    bool isReady() const { return details_.size() == keys_.size(); }
    /// Those that lack nothing.
    const app::Texts& texts() const { return texts_; }
    std::size_t incomplete() const { return keys_.size() - texts_.size(); }

 private:
    void choose();
    void readNext();
    void showFields();
    void fillAll();

    app::Desk& desk_;
    std::vector<ReturnKey> keys_;
    std::function<void()> onChange_;
    std::vector<MessageTemplate> templates_;
    int template_ = 0;
    bool isReading_ = false;
    std::vector<app::ReturnDetail> details_;  ///< in the order of the keys, as far as they were read
    std::map<Placeholder, wxTextCtrl*> fields_;
    app::Texts texts_;
    wxChoice* pick_;
    wxFlexGridSizer* fieldRows_;
    wxDataViewListCtrl* list_;
};

}  // namespace resodesk::gui
