// SPDX-License-Identifier: GPL-3.0-or-later
// What each condition pays: the table of grades that the bench proposes refunds from. A change is kept at once, and can be taken back.

#pragma once

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/stattext.h>

#include "app/desk.h"
#include "gui/on_gui.h"
#include "gui/settings/grade_sheet.h"

namespace resodesk::gui {

class GradesPage : public wxPanel, public Alive {
 public:
    GradesPage(wxWindow* parent, app::Desk& desk);

 private:
    void read();
    void fill(std::size_t chosen);
    void showChosen();
    void edit(const std::optional<std::size_t>& place);
    void remove();
    void importFile();
    void exportFile();
    void undo();
    /// Keeps the rules, then says this.
    void set(const GradePolicy& rules, const wxString& said);
    void say(const wxString& text);
    std::optional<std::size_t> chosen() const;
    app::Desk& desk_;
    screens::GradeTable table_;
    GradeWords words_;
    wxDataViewListCtrl* list_;
    wxStaticText* said_;
    wxButton* change_;
    wxButton* remove_;
    wxButton* undo_;
    wxButton* usual_;
};

}  // namespace resodesk::gui
