// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/table.h"

#include "gui/accessible.h"
#include "gui/text_size.h"

namespace resodesk::gui {

wxDataViewListCtrl* makeTable(wxWindow* parent, const wxString& name, const std::vector<TableColumn>& columns, int height) {
    auto* table = new wxDataViewListCtrl(parent, wxID_ANY, wxDefaultPosition, byText(parent, wxSize(860, height)));
    for (const auto& [title, width, isNumber] : columns)
        table->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, columnRoom(parent, title, width), isNumber ? wxALIGN_RIGHT : wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE)
            ->GetRenderer()
            ->EnableEllipsize(wxELLIPSIZE_END);
    nameForReaders(table, name);
    return table;
}

void addCells(wxDataViewListCtrl* table, const std::vector<wxString>& cells) {
    wxVector<wxVariant> row;
    for (const wxString& cell : cells) row.push_back(cell);
    table->AppendItem(row);
}

}  // namespace resodesk::gui
