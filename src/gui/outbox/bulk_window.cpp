// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/outbox/bulk_window.h"

#include <wx/clipbrd.h>
#include <wx/intl.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>

#include "gui/accessible.h"
#include "gui/text_size.h"
#include "text/bulk_words.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::gui {

BulkWindow::BulkWindow(wxWindow* parent, app::Desk& desk, Events events)
    : wxDialog(parent, wxID_ANY, _("Decision for many"), wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER), desk_(desk), events_(std::move(events)) {
    text_ = new wxStaticText(this, wxID_ANY, wxString());
    text_->SetFont(text_->GetFont().Bold());
    list_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, byText(this, wxSize(900, 260)), wxDV_SINGLE | wxDV_ROW_LINES);
    for (const auto& [title, width] : {std::pair{_("Return"), 110}, std::pair{_("Order"), 160}, std::pair{_("Buyer"), 130}, std::pair{_("Amount"), 80}, std::pair{_("Reason"), 400}})
        list_->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, columnRoom(this, title, width), wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE)->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
    withoutSearchBox(list_);
    nameForReaders(list_, _("What did not come through"));
    said_ = new wxStaticText(this, wxID_ANY, wxString());
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    const auto add = [&](wxWindowID id, const wxString& label, void (BulkWindow::*press)()) {
        auto* button = new wxButton(this, id, label);
        if (press) button->Bind(wxEVT_BUTTON, [this, press](wxCommandEvent&) { CallAfter([this, press] { (this->*press)(); }); });  // a question may follow
        buttons->Add(button, wxSizerFlags().Border(wxLEFT, FromDIP(8)));
        return button;
    };
    again_ = add(wxID_ANY, _("Try these again..."), &BulkWindow::tryAgain);
    open_ = add(wxID_ANY, _("Open the return"), &BulkWindow::open);
    add(wxID_ANY, _("Copy summary"), &BulkWindow::copy);
    add(wxID_CLOSE, _("Close"), nullptr);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(text_, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    all->Add(list_, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(12)));
    all->Add(said_, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    all->Add(buttons, wxSizerFlags().Right().Border(wxRIGHT | wxBOTTOM, FromDIP(12)));
    SetSizerAndFit(all);
    SetEscapeId(wxID_CLOSE);
    dialogForReaders(this);
    CentreOnParent();
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { open_->Enable(list_->GetSelectedRow() != wxNOT_FOUND); });
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { open(); });
    const auto close = [this] {
        events_.onClosed();
        Destroy();
    };
    Bind(wxEVT_BUTTON, [close](wxCommandEvent&) { close(); }, wxID_CLOSE);
    Bind(wxEVT_CLOSE_WINDOW, [close](wxCloseEvent&) { close(); });
}

void BulkWindow::show(const BulkProgress& bulk) {
    bulk_ = bulk;
    relabel(text_, text::progressWords(bulk_));
    desk_.outbox().bulks().failures(bulk_.id, onGui(this, [this, id = bulk_.id](const std::vector<BulkFailure>& failures) { take(id, failures); }));
}

void BulkWindow::refresh(const std::vector<BulkProgress>& bulks) {
    for (const BulkProgress& bulk : bulks)
        if (bulk.id == bulk_.id && !(bulk == bulk_)) return show(bulk);
}

void BulkWindow::take(BulkId id, const std::vector<BulkFailure>& failures) {
    if (id != bulk_.id) return;
    failures_ = failures;
    list_->DeleteAllItems();
    for (const BulkFailure& failure : failures_) {
        wxVector<wxVariant> cells;
        for (const wxString& cell : {text::show(failure.target.id), text::show(failure.order.value), text::show(failure.buyer), text::print(failure.worth),
                                     text::sentence(failure.why)})
            cells.push_back(cell);
        list_->AppendItem(cells);
    }
    const auto count = static_cast<unsigned>(failures_.size());
    relabel(again_, failures_.empty() ? _("Try these again...") : wxString::Format(wxPLURAL("Try %u again...", "Try these %u again...", count), count));
    again_->Enable(!failures_.empty());
    open_->Enable(false);
    say(failures_.empty() ? _("Everything came through so far, or was decided anew.") : wxString());
}

void BulkWindow::say(const wxString& said) {
    if (relabel(said_, said)) Layout();
}

/// The same decision, for these alone.
void BulkWindow::tryAgain() {
    Declared declared;
    for (const BulkFailure& failure : failures_) {
        ++declared.count;
        declared.sums.add(failure.worth);
    }
    wxString what = text::counted(bulk_.kind, static_cast<int>(declared.count));
    if (paysMoney(bulk_.kind)) what += wxString::FromUTF8(" \xc2\xb7 ") + text::print(declared.sums);
    wxMessageDialog dialog(this, what, _("Try again"), wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION);
    dialog.SetExtendedMessage(_("Decided anew in the same way. They can be taken back until they are sent."));
    dialog.SetYesNoLabels(_("Try again"), _("Cancel"));
    if (dialog.ShowModal() != wxID_YES) return;
    desk_.outbox().bulks().tryAgain(bulk_.id, declared, {}, onGui(this, [this](const Result<app::Confirmed>& made) {
        if (!made) return say(text::sentence(made.error()));
        events_.onDecided();
        Close();
    }));
}

void BulkWindow::copy() {
    if (!wxTheClipboard->Open()) return;
    wxTheClipboard->SetData(new wxTextDataObject(text::summaryOf(bulk_, failures_)));
    wxTheClipboard->Close();
    say(_("Copied."));
}

void BulkWindow::open() {
    const int row = list_->GetSelectedRow();
    if (row >= 0 && static_cast<std::size_t>(row) < failures_.size()) events_.onOpen(failures_[static_cast<std::size_t>(row)].target);
}

}  // namespace resodesk::gui
