// SPDX-License-Identifier: GPL-3.0-or-later
// RMA number and label of a return: what it is, how it looks, opened, printed, saved.

#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/stattext.h>

#include <functional>
#include <optional>

#include "app/desk.h"
#include "app/returns/returns_desk.h"
#include "gui/on_gui.h"
#include "gui/papers/label_view.h"
#include "gui/papers/paper_tray.h"

namespace resodesk::gui {

class LabelTab : public wxPanel, public Alive {
 public:
    /// `onPapers`: a label is to be printed or saved.
    LabelTab(wxWindow* parent, app::Desk& desk, std::function<void(PaperGoal)> onPapers);
    void show(const app::ReturnDetail& detail);
    /// The tab was turned to: only now the label is fetched.
    void turnedTo();

 private:
    void open();

    app::Desk& desk_;
    wxStaticText* words_;
    wxButton* buttons_[3] = {};  ///< open, print, save
    LabelView* view_;
    std::optional<ReturnKey> key_;
    std::string shown_;    ///< of which return and label the picture is
    std::string current_;  ///< of which it should be; empty: there is none
};

}  // namespace resodesk::gui
