// SPDX-License-Identifier: GPL-3.0-or-later
// The command palette (Ctrl+K): everything the window can do, found by typing.

#pragma once

#include <wx/dataview.h>
#include <wx/dialog.h>
#include <wx/textctrl.h>
#include <wx/windowptr.h>

#include <functional>
#include <vector>

namespace resodesk::gui {

class Palette : public wxDialog {
 public:
    struct Entry {
        wxString label;
        wxString place;  ///< where else it stands: its menu, or "Go to"
        wxString keys;
        bool isPossible = true;
        std::function<void()> run;
    };
    /// `lookFor`: what is typed may also be something to look for among the returns.
    Palette(wxWindow* parent, std::vector<Entry> entries, std::function<void(const wxString& typed)> lookFor);

    /// After the dialog has ended with wxID_OK.
    void runChosen() const;

 private:
    void fill();
    void take();
    void step(int rows);
    const Entry* chosen() const;

    std::vector<Entry> entries_;
    std::function<void(const wxString&)> lookFor_;
    std::vector<std::size_t> shown_;  ///< places in entries_; behind the last, the line that looks for a return
    wxTextCtrl* typed_;
    wxDataViewListCtrl* list_;
};

}  // namespace resodesk::gui
