// SPDX-License-Identifier: GPL-3.0-or-later
// What can be put into a text while one types: a list that lies over what stands below.

#pragma once

#include <wx/listbox.h>

#include <functional>
#include <vector>

namespace resodesk::gui {

/// Hidden until it offers something. Keys are its owner's; a click, or a reader's activation, takes.
class OfferList : public wxListBox {
 public:
    OfferList(wxWindow* page, const wxString& name, std::function<void(int row)> onTake);
    /// Of the page, and at most so wide; the size it wants comes of the lines.
    void offer(const std::vector<wxString>& lines, const wxPoint& at, int widest);
    bool isOffering() const { return IsShown(); }
    /// Hidden with the keyboard, it would hand it to any control: `next` gets it.
    void close(wxWindow* next);

 private:
    wxSize wanted(int widest) const;
};

}  // namespace resodesk::gui
