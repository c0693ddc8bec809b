// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/parcels/parcels_panel.h"

#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include "gui/accessible.h"
#include "gui/sash.h"
#include "gui/parcels/parcel_sheets.h"
#include "gui/text_size.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/timeline_words.h"
#include "text/words.h"

namespace resodesk::gui {

ParcelsPanel::ParcelsPanel(wxWindow* parent, app::Desk& desk, std::function<void(const wxString&)> onStatus)
    : wxPanel(parent), desk_(desk), onStatus_(std::move(onStatus)), typing_(this) {
    filter_ = new wxTextCtrl(this, wxID_ANY);
    filter_->SetHint(_("Filter: order, buyer, tracking, case"));
    nameForReaders(filter_, _("Filter"));
    withClosed_ = new wxCheckBox(this, wxID_ANY, _("also closed cases"));
    auto* bar = new wxBoxSizer(wxHORIZONTAL);
    bar->Add(filter_, wxSizerFlags(1).CenterVertical().Border(wxRIGHT, FromDIP(8)));
    bar->Add(withClosed_, wxSizerFlags().CenterVertical());
    auto* splitter = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSP_LIVE_UPDATE);
    splitter->SetMinimumPaneSize(FromDIP(120));
    auto* upper = new wxPanel(splitter);
    list_ = new wxDataViewListCtrl(upper, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_ROW_LINES | wxBORDER_NONE);
    const struct {
        wxString title;
        int width;
        wxAlignment align = wxALIGN_LEFT;
    } columns[] = {{_("Time left"), 100}, {_("State"), 110}, {_("Case"), 100},                  {_("Order"), 165},  {_("Buyer"), 125},
                   {_("Item"), 145},      {_("Amount"), 80, wxALIGN_RIGHT}, {_("Courier"), 95}, {_("Tracking"), 115}};
    for (const auto& [title, width, align] : columns)
        list_->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, columnRoom(this, title, width), align, wxDATAVIEW_COL_RESIZABLE)
            ->GetRenderer()
            ->EnableEllipsize(wxELLIPSIZE_END);
    withoutSearchBox(list_);
    nameForReaders(list_, _("Lost parcels"));
    empty_ = new wxStaticText(upper, wxID_ANY, _("No lost parcels. When a buyer reports one, it stands here."));
    auto* upperSizer = new wxBoxSizer(wxVERTICAL);
    upperSizer->Add(list_, wxSizerFlags(1).Expand());
    upperSizer->Add(empty_, wxSizerFlags().Center().Border(wxALL, FromDIP(24)));
    upper->SetSizer(upperSizer);
    empty_->Hide();
    auto* lower = new wxPanel(splitter);
    heading_ = new wxStaticText(lower, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    heading_->SetFont(heading_->GetFont().Bold());
    auto* actions = new wxWrapSizer(wxHORIZONTAL, 0);
    for (const auto& [m, label] : {std::pair(Move::contact, _("Write...")), std::pair(Move::refund, _("Refund...")),
                                   std::pair(Move::replace, _("Send replacement...")), std::pair(Move::close, _("Close..."))}) {
        auto*& button = buttons_[static_cast<std::size_t>(m)];
        button = new wxButton(lower, wxID_ANY, label);
        button->Bind(wxEVT_BUTTON, [this, m = m](wxCommandEvent&) { move(m); });
        actions->Add(button, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, FromDIP(4)));
    }
    why_ = new wxStaticText(lower, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    timeline_ = new TimelineText(lower);
    auto* lowerSizer = new wxBoxSizer(wxVERTICAL);
    lowerSizer->Add(heading_, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
    lowerSizer->Add(actions, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(8)));
    lowerSizer->Add(why_, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
    lowerSizer->Add(timeline_, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(8)));
    lower->SetSizer(lowerSizer);
    splitter->SplitHorizontally(upper, lower);
    rememberSash(splitter, "parcels", 50);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(bar, wxSizerFlags().Expand().Border(wxALL, FromDIP(8)));
    all->Add(splitter, wxSizerFlags(1).Expand());
    SetSizer(all);
    filter_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { typing_.StartOnce(150); });
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { read(); }, typing_.GetId());
    withClosed_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { read(); });
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (!isFilling_) showSelected();
    });
}

void ParcelsPanel::refresh() { read(); }

void ParcelsPanel::find(const std::string& id) {
    filter_->ChangeValue(text::show(id));
    withClosed_->SetValue(true);
    read();
}

void ParcelsPanel::read() {
    const auto question = ++question_;
    desk_.parcels().list(!withClosed_->GetValue(), text::typed(filter_->GetValue()), onGui(this, [this, question](const std::vector<ParcelRow>& rows) {
        if (question == question_) take(rows);
    }));
}

void ParcelsPanel::take(const std::vector<ParcelRow>& rows) {
    const int selected = list_->GetSelectedRow();
    const std::optional<ParcelKey> key = selected == wxNOT_FOUND ? std::nullopt : std::optional(rows_[static_cast<std::size_t>(selected)].key);
    const TimePoint now = desk_.clock().now();
    if (rows != rows_ || now - shownAt_ > std::chrono::minutes(1)) {  // "time left" is the clock's
        isFilling_ = true;
        rows_ = rows;
        shownAt_ = now;
        list_->DeleteAllItems();
        int place = wxNOT_FOUND;
        for (const ParcelRow& r : rows_) {
            wxVector<wxVariant> cells;
            for (const wxString& cell : {text::timeLeft(r.deadline, now), text::words(r.state), text::show(r.key.id.value), text::show(r.order.value),
                                         text::show(r.buyer), text::show(r.item), text::print(r.amount), text::show(r.courier), text::show(r.tracking)})
                cells.push_back(cell);
            list_->AppendItem(cells);
            if (key == r.key) place = static_cast<int>(list_->GetItemCount()) - 1;
        }
        // The selected one left: the next one is; at first the most urgent.
        if (place == wxNOT_FOUND && !rows_.empty()) place = std::clamp(selected, 0, static_cast<int>(rows_.size()) - 1);
        if (place != wxNOT_FOUND) list_->SelectRow(static_cast<unsigned>(place));
        isFilling_ = false;
        list_->Show(!rows_.empty());
        empty_->Show(rows_.empty());
        empty_->GetParent()->Layout();
    }
    onStatus_(wxString::Format(wxPLURAL("%zu case", "%zu cases", static_cast<unsigned>(rows_.size())), rows_.size()));
    showSelected();
}

void ParcelsPanel::showSelected() {
    const int row = list_->GetSelectedRow();
    if (row == wxNOT_FOUND) {
        detail_.reset();
        heading_->SetLabel(rows_.empty() ? wxString() : _("Select a case to see it."));
        why_->SetLabel(wxString());
        timeline_->Clear();
        for (wxButton* button : buttons_) button->Disable();
        return;
    }
    const ParcelKey& key = rows_[static_cast<std::size_t>(row)].key;
    if (detail_ && detail_->fact.key() != key) {  // nothing is decided about the one before
        detail_.reset();
        for (wxButton* button : buttons_) button->Disable();
    }
    desk_.parcels().detail(key, onGui(this, &ParcelsPanel::takeDetail));
}

void ParcelsPanel::takeDetail(const Result<app::ParcelDetail>& detail) {
    const int row = list_->GetSelectedRow();
    const bool isAsked = detail && row != wxNOT_FOUND && detail->fact.key() == rows_[static_cast<std::size_t>(row)].key;
    if (!isAsked) return;  // another one is selected meanwhile
    detail_ = *detail;
    const LostParcel& p = detail_->fact;
    const TimePoint now = desk_.clock().now();
    const wxString dot = wxString::FromUTF8(" \xc2\xb7 ");
    wxString heading = text::show(p.id.value) + dot + text::show(p.order.value) + dot + text::show(p.buyerName) + dot + text::print(p.price) + dot +
                       text::show(p.courier + " " + p.tracking);
    if (!p.lastScan.empty()) heading += dot + wxString::Format(_("last scan: %s"), text::show(p.lastScan));
    heading_->SetLabel(heading);
    buttons_[0]->SetLabel(wxString::Format(_("Write to %s..."), text::show(p.buyerName.substr(0, p.buyerName.find(' ')))));
    buttons_[1]->SetLabel(wxString::Format(_("Refund %s..."), text::print(p.refundable())));
    wxString reasons;
    for (const app::Offer& offer : detail_->offers) {
        wxButton* button = buttons_[static_cast<std::size_t>(moveOf(offer.operation))];
        button->Enable(!offer.refusal);
        const wxString why = offer.refusal ? text::why(*offer.refusal) : wxString();
        button->SetToolTip(why);
        nameForReaders(button, wxString(), why);
        if (offer.refusal) {
            reasons += text::words(offer.operation) + ": " + text::why(*offer.refusal) + "  ";
        }
    }
    for (const Action& action : detail_->actions)
        if (action.state == ActionState::unknown || action.state == ActionState::needsPerson) reasons = text::standing(action, now, detail_->accountName);
    why_->SetLabel(reasons);
    why_->SetToolTip(reasons);
    timeline_->show(detail_->timeline, now, _("Buyer") + "\t" + text::show(p.comment));
    heading_->SetToolTip(heading_->GetLabel());
    layOutLines(heading_->GetParent());
}

ParcelsPanel::Move ParcelsPanel::moveOf(Operation operation) {
    switch (operation) {
        case Operation::refund: return Move::refund;
        case Operation::replace: return Move::replace;
        case Operation::close: return Move::close;
        default: return Move::contact;
    }
}

void ParcelsPanel::move(Move move) {
    if (!isOffered(move)) return;
    Sheet* sheet = move == Move::contact  ? static_cast<Sheet*>(new ParcelMessageSheet(this, desk_, *detail_))
                   : move == Move::refund  ? static_cast<Sheet*>(new ParcelRefundSheet(this, desk_, *detail_))
                   : move == Move::replace ? static_cast<Sheet*>(new ParcelReplaceSheet(this, desk_, *detail_))
                                           : static_cast<Sheet*>(new ParcelCloseSheet(this, desk_, *detail_));
    showSheet(sheet, [this](bool isDone) {
        if (isDone) refresh();
    });
}

}  // namespace resodesk::gui
