// SPDX-License-Identifier: GPL-3.0-or-later
// Small tables of texts in sheets.

#pragma once

#include <wx/dataview.h>

#include <vector>

namespace resodesk::gui {

struct TableColumn {
    wxString title;
    int width;  ///< in DIPs
    bool isNumber = false;
};

/// `name` is what readers hear; `height` in DIPs.
wxDataViewListCtrl* makeTable(wxWindow* parent, const wxString& name, const std::vector<TableColumn>& columns, int height);
void addCells(wxDataViewListCtrl* table, const std::vector<wxString>& cells);

}  // namespace resodesk::gui
