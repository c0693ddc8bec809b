// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/copying.h"

#include <wx/clipbrd.h>

#include "gui/returns/list_columns.h"
#include "text/formats.h"

namespace resodesk::gui {

namespace {

const std::string& textOf(CopyWhat what, const ReturnRow& row) {
    switch (what) {
        case CopyWhat::order: return row.order.value;
        case CopyWhat::id: return row.key.id.value;
        case CopyWhat::buyer: return row.buyer;
        case CopyWhat::rma: return row.rma;
        case CopyWhat::sku: return row.sku;
        case CopyWhat::rows: break;
    }
    return row.key.id.value;
}

/// From left to right, as the list shows them.
std::vector<ReturnColumn> shownColumns(wxDataViewCtrl* list) {
    std::vector<ReturnColumn> columns;
    for (const ShownColumn& shown : columnsOf(list))
        for (int i = 0; i < static_cast<int>(ReturnColumn::count); ++i)
            if (nameOf(static_cast<ReturnColumn>(i)) == shown.name) columns.push_back(static_cast<ReturnColumn>(i));
    return columns;
}

}  // namespace

wxString textToCopy(CopyWhat what, const std::vector<ReturnRow>& rows, const ReturnsModel& model, wxDataViewCtrl* list) {
    wxString text;
    if (what != CopyWhat::rows) {
        for (const ReturnRow& row : rows)
            if (const std::string& one = textOf(what, row); !one.empty()) text += (text.empty() ? "" : "\n") + text::show(one);
        return text;
    }
    const auto columns = shownColumns(list);
    for (const ReturnColumn column : columns) text += (text.empty() ? "" : "\t") + titleOf(column);
    for (const ReturnRow& row : rows) {
        wxString line;
        for (const ReturnColumn column : columns) line += (column == columns.front() ? "\n" : "\t") + model.cell(row, column);
        text += line;
    }
    return text;
}

bool copyText(const wxString& text) {
    if (!wxTheClipboard->Open()) return false;
    const bool isCopied = wxTheClipboard->SetData(new wxTextDataObject(text));
    wxTheClipboard->Close();
    return isCopied;
}

}  // namespace resodesk::gui
