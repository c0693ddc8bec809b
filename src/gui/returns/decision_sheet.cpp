// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/decision_sheet.h"

#include <wx/collpane.h>
#include <wx/dataview.h>
#include <wx/intl.h>

#include "gui/accessible.h"
#include "gui/text_size.h"

namespace resodesk::gui {

void DecisionSheet::askAdvice(std::function<void(const AdviceWish&)> onWish) {
    if (prepared_.keys.empty()) return;
    wxWindow* first = room()->GetChildren().GetFirst()->GetData();
    auto* box = new AdviceBox(room(), [this, onWish = std::move(onWish)](const AdviceWish& wish) {
        if (take(wish.proposal)) return;
        onWish(wish);
        EndModal(wxID_CANCEL);
    });
    body()->Insert(1, box, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
    box->MoveBeforeInTabOrder(first);
    if (prepared_.keys.size() == 1)
        desk_.advisor().advise(prepared_.keys.front(), onGui(static_cast<Sheet*>(this), [box](const Result<app::Advised>& advised) { box->tell(advised); }));
    else
        desk_.advisor().adviseMany(prepared_.keys, onGui(static_cast<Sheet*>(this), [box](const app::AdvisedMany& many) { box->tell(many); }));
}

void DecisionSheet::addPreview(const wxString& possible) {
    if (prepared_.keys.size() + prepared_.refusals.size() > 1) {
        wxString cannot;
        if (!prepared_.refusals.empty())
            // TRANSLATORS: follows "192 can be authorized"
            cannot = wxString::Format(wxPLURAL("%zu cannot", "%zu cannot", static_cast<unsigned>(prepared_.refusals.size())), prepared_.refusals.size());
        addText(text::dotted({possible, text::printAny(prepared_.amounts), cannot}));
    }
    if (prepared_.sections.size() > 1)
        for (const auto& section : prepared_.sections)
            addText(wxString::Format("%s: %zu, %s", text::show(section.name), section.count, text::print(section.amounts)));
    if (prepared_.refusals.empty()) return;
    auto* pane = new wxCollapsiblePane(this, wxID_ANY, _("Why not"), wxDefaultPosition, wxDefaultSize, wxCP_NO_TLW_RESIZE);
    auto* list = new wxDataViewListCtrl(pane->GetPane(), wxID_ANY, wxDefaultPosition, byText(this, wxSize(480, 140)));
    list->AppendTextColumn(_("Return"), wxDATAVIEW_CELL_INERT, columnRoom(this, _("Return"), 110));
    list->AppendTextColumn(_("Buyer"), wxDATAVIEW_CELL_INERT, columnRoom(this, _("Buyer"), 120));
    list->AppendTextColumn(_("Reason"), wxDATAVIEW_CELL_INERT, columnRoom(this, _("Reason"), 260));
    nameForReaders(list, _("Why not"));
    for (const auto& refusal : prepared_.refusals) {
        wxVector<wxVariant> cells;
        cells.push_back(text::show(refusal.key.id.value));
        cells.push_back(text::show(refusal.buyer));
        cells.push_back(text::why(refusal.why));
        list->AppendItem(cells);
    }
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(list, wxSizerFlags(1).Expand());
    pane->GetPane()->SetSizer(sizer);
    pane->Bind(wxEVT_COLLAPSIBLEPANE_CHANGED, [this](wxCollapsiblePaneEvent&) {
        Layout();
        Fit();
    });
    addWide(pane);
}

}  // namespace resodesk::gui
