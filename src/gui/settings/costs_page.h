// SPDX-License-Identifier: GPL-3.0-or-later
// What returns cost: the table the advisor reckons from. A change is kept at once, and can be taken back.

#pragma once

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/stattext.h>

#include "app/desk.h"
#include "gui/on_gui.h"
#include "screens/returns/cost_table.h"

namespace resodesk::gui {

class CostsPage : public wxPanel, public Alive {
 public:
    CostsPage(wxWindow* parent, app::Desk& desk);

 private:
    void addList();
    void addButtons(wxSizer* all);
    void fill(std::size_t chosen);
    void showChosen();
    /// A new row that looks like this at first, or the one in `row`.
    void edit(const CostEntry& entry, const std::optional<std::size_t>& row);
    void change();
    void remove();
    void undo();
    void importFile();
    void exportFile();
    /// Keeps the table, then says this.
    void set(const ReturnCosts& costs, const wxString& said);
    void say(const wxString& text);
    std::optional<std::size_t> chosen() const;
    app::Desk& desk_;
    screens::CostTable table_;
    wxDataViewListCtrl* list_ = nullptr;
    wxStaticText* said_ = nullptr;
    wxButton* change_ = nullptr;
    wxButton* remove_ = nullptr;
    wxButton* undo_ = nullptr;
};

}  // namespace resodesk::gui
