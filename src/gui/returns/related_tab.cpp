// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/related_tab.h"

#include <wx/intl.h>
#include <wx/sizer.h>

#include "gui/accessible.h"
#include "gui/text_size.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::gui {

RelatedTab::RelatedTab(wxWindow* parent, std::function<void(const ReturnKey&)> onOpen) : wxPanel(parent) {
    list_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES);
    const auto add = [&](const wxString& title, int width, wxAlignment align = wxALIGN_LEFT) {
        list_->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, columnRoom(this, title, width), align, wxDATAVIEW_COL_RESIZABLE)->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
    };
    // TRANSLATORS: heading: of the same order or of the same buyer
    add(_("Same"), 80);
    add(_("Return"), 110);
    add(_("Order"), 160);
    add(_("Requested on"), 100);
    add(_("State"), 130);
    add(_("Item"), 210);
    add(_("Amount"), 90, wxALIGN_RIGHT);
    nameForReaders(list_, _("Related returns"));
    withoutSearchBox(list_);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(list_, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(8)));
    SetSizer(all);
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this, onOpen = std::move(onOpen)](wxDataViewEvent&) {
        const int row = list_->GetSelectedRow();
        if (row >= 0 && static_cast<std::size_t>(row) < related_.size()) onOpen(related_[static_cast<std::size_t>(row)].row.key);
    });
}

void RelatedTab::show(const std::vector<app::RelatedReturn>& related, TimePoint now) {
    if (related == related_) return;
    related_ = related;
    list_->DeleteAllItems();
    for (const app::RelatedReturn& one : related_) {
        const ReturnRow& row = one.row;
        wxVector<wxVariant> cells;
        for (const wxString& cell : {one.isSameOrder ? wxString(wxGETTEXT_IN_CONTEXT("same", "order")) : wxString(wxGETTEXT_IN_CONTEXT("same", "buyer")), text::show(row.key.id.value),
                                     text::show(row.order.value), text::printShort(row.requestedAt, now), text::words(row.state), text::show(row.item),
                                     text::print(row.amount)})
            cells.push_back(cell);
        list_->AppendItem(cells);
    }
}

}  // namespace resodesk::gui
