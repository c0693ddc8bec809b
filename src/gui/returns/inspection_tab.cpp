// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/inspection_tab.h"

#include <wx/button.h>
#include <wx/intl.h>
#include <wx/sizer.h>

#include "gui/accessible.h"
#include "gui/text_size.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::gui {

namespace {

wxString itemOf(const Return& r, const Finding& finding) {
    for (const ReturnLine& line : r.lines)
        if (line.line == finding.line) return text::show(line.title);
    return text::show(finding.line.value);
}

}  // namespace

InspectionTab::InspectionTab(wxWindow* parent, app::Desk& desk, std::function<void()> onPrint) : wxPanel(parent) {
    received_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    findings_ = new wxDataViewListCtrl(this, wxID_ANY);
    const auto add = [&](const wxString& title, int width, wxAlignment align = wxALIGN_LEFT) {
        findings_->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, columnRoom(this, title, width), align, wxDATAVIEW_COL_RESIZABLE)->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
    };
    add(_("Time"), 80);
    add(_("Item"), 150);
    add(_("Pieces"), 60, wxALIGN_RIGHT);
    add(_("Condition"), 120);
    add(_("Resellable"), 85);
    add(_("Cause"), 180);
    add(_("Note"), 140);
    nameForReaders(findings_, _("What was found"));
    withoutSearchBox(findings_);
    photos_ = new PhotoStrip(this, desk, [this](const wxString& said) { received_->SetLabel(said); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(findings_, wxSizerFlags(3).Expand());
    row->Add(photos_, wxSizerFlags(1).Expand().Border(wxLEFT, FromDIP(8)));
    auto* all = new wxBoxSizer(wxVERTICAL);
    auto* sheet = new wxButton(this, wxID_ANY, _("Print the sheet..."));
    sheet->Bind(wxEVT_BUTTON, [onPrint = std::move(onPrint)](wxCommandEvent&) { onPrint(); });
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    top->Add(received_, wxSizerFlags(1).CenterVertical());
    top->Add(sheet, wxSizerFlags().CenterVertical());
    all->Add(top, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
    all->Add(row, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(8)));
    SetSizer(all);
}

void InspectionTab::show(const Return& r, const BenchMarks& marks, TimePoint now) {
    relabel(received_, marks.receivedAt ? wxString::Format(_("Received on the bench: %s."), text::printShort(*marks.receivedAt, now)) : _("Not on the bench yet."));
    findings_->DeleteAllItems();
    for (const Finding& f : marks.findings) {
        wxVector<wxVariant> cells;
        for (const wxString& cell : {text::printShort(f.at, now), itemOf(r, f), wxString::Format("%d", f.quantity), text::words(f.condition),
                                     f.resellable ? _("yes") : _("no"), f.cause ? text::words(*f.cause) : wxString(), text::show(f.note)})
            cells.push_back(cell);
        findings_->AppendItem(cells);
    }
    photos_->show(marks.photos);
}

}  // namespace resodesk::gui
