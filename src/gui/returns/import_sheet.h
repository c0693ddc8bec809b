// SPDX-License-Identifier: GPL-3.0-or-later
// A list of returns without an API: what the file would bring, and where to.

#pragma once

#include <wx/combobox.h>
#include <wx/dataview.h>
#include <wx/timer.h>

#include "app/desk.h"
#include "app/imports/imports_desk.h"
#include "gui/sheet.h"

namespace resodesk::gui {

class ImportSheet : public Sheet {
 public:
    ImportSheet(wxWindow* parent, app::Desk& desk, const wxString& file);
    /// After the sheet ended with its effect: what is to be said.
    wxString said() const { return said_; }

 private:
    void look();
    void show(const app::ImportPreview& preview);
    void bring();
    app::ImportWish wish() const;

    app::Desk& desk_;
    wxString file_, said_;
    wxComboBox* account_;
    wxTextCtrl* website_;
    wxStaticText* summary_;
    wxDataViewListCtrl* rows_;
    wxTextCtrl* doubts_;  ///< rows that are left out and values nobody knows
    wxTimer typing_;
    int asked_ = 0;
    bool isPlaced_ = false;
    wxString name_;  ///< of the account, as shown last
};

}  // namespace resodesk::gui
