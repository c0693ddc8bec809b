// SPDX-License-Identifier: GPL-3.0-or-later
// All shortcuts, from the catalogue (F1); where they are changed.

#pragma once

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/dialog.h>
#include <wx/textctrl.h>

#include <string>
#include <vector>

#include "gui/commands/commands.h"

namespace resodesk::gui {

class ShortcutsWindow : public wxDialog {
 public:
    ShortcutsWindow(wxWindow* parent, Commands& commands);

 private:
    void buildButtons(wxSizer* all);
    void fill();
    void showChosen();
    void change();
    const WindowCommand* chosen() const;

    Commands& commands_;
    std::vector<const WindowCommand*> shown_;  ///< nullptr: a key that is not in a menu
    wxTextCtrl* filter_;
    wxDataViewListCtrl* list_;
    wxButton* change_;
    wxButton* usual_;
};

}  // namespace resodesk::gui
