// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/bench/unidentified_list.h"

#include <wx/intl.h>

#include "gui/accessible.h"
#include "gui/text_size.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::gui {

UnidentifiedList::UnidentifiedList(wxWindow* parent, app::Desk& desk, std::function<void(const ReturnKey&)> onMatched)
    : Sheet(parent, _("Unidentified parcels")), desk_(desk), onMatched_(std::move(onMatched)) {
    list_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, byText(this, wxSize(560, 200)), wxDV_SINGLE | wxDV_ROW_LINES);
    list_->AppendTextColumn(_("Date"), wxDATAVIEW_CELL_INERT, columnRoom(this, _("Date"), 120));
    list_->AppendTextColumn(_("Code"), wxDATAVIEW_CELL_INERT, columnRoom(this, _("Code"), 160));
    list_->AppendTextColumn(_("Photos"), wxDATAVIEW_CELL_INERT, columnRoom(this, _("Photos"), 60), wxALIGN_RIGHT);
    list_->AppendTextColumn(_("Note"), wxDATAVIEW_CELL_INERT, columnRoom(this, _("Note"), 200));
    nameForReaders(list_, _("Unidentified parcels"));
    withoutSearchBox(list_);
    addWide(list_, 1);
    photos_ = new PhotoStrip(this, desk, [this](const wxString& said) { setError(said); });
    addWide(photos_);
    code_ = new wxTextCtrl(this, wxID_ANY);
    showHint(code_, _("RMA, order, tracking number or return"));
    addRow(_("It belongs to"), code_);
    finish(_("Match"));
    putAway_ = addButton(_("Put away"));
    putAway_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { putAway(); });
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { match(); }, wxID_OK);
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { showChosen(); });
    code_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { look(); });
    showChosen();
    read();
}

void UnidentifiedList::read() { desk_.bench().unidentified(onGui(static_cast<Sheet*>(this), [this](const std::vector<UnidentifiedParcel>& parcels) { take(parcels); })); }

void UnidentifiedList::take(const std::vector<UnidentifiedParcel>& parcels) {
    parcels_ = parcels;
    list_->DeleteAllItems();
    const TimePoint now = desk_.clock().now();
    for (const UnidentifiedParcel& parcel : parcels_) {
        wxVector<wxVariant> cells;
        cells.push_back(text::printShort(parcel.at, now));
        cells.push_back(text::show(parcel.code));
        cells.push_back(wxString::Format("%zu", parcel.photos.size()));
        cells.push_back(text::show(parcel.note));
        list_->AppendItem(cells);
    }
    if (!parcels_.empty()) list_->SelectRow(0);
    showChosen();
}

const UnidentifiedParcel* UnidentifiedList::chosen() const {
    const int row = list_->GetSelectedRow();
    return row >= 0 && static_cast<std::size_t>(row) < parcels_.size() ? &parcels_[static_cast<std::size_t>(row)] : nullptr;
}

void UnidentifiedList::showChosen() {
    putAway_->Enable(chosen() != nullptr);
    photos_->show(chosen() ? chosen()->photos : std::vector<Photo>());
    Layout();
    Fit();
    if (parcels_.empty()) {
        setSentence(wxString());
        setMissing(_("No parcel waits to be identified. A scan that no return has puts one here."));
    } else {
        look();
    }
}

void UnidentifiedList::look() {
    found_.reset();
    setSentence(wxString());
    if (code_->IsEmpty() || !chosen()) return setMissing(_("Type what it belongs to."));
    const std::string typed = text::typed(code_->GetValue());
    desk_.bench().scan(typed, onGui(static_cast<Sheet*>(this), [this, typed](const app::Scanned& scanned) {
        if (typed == text::typed(code_->GetValue())) takeScanned(scanned);
    }));
}

void UnidentifiedList::takeScanned(const app::Scanned& scanned) {
    if (scanned.returns.empty()) return setError(wxString::Format(_("No return has the code %s"), text::show(scanned.code)));
    if (scanned.returns.size() > 1) return setError(_("Several returns have this code: type the number of one of them."));
    desk_.returns().rows(scanned.returns, onGui(static_cast<Sheet*>(this), [this](const std::vector<ReturnRow>& rows) {
        if (rows.empty()) return;
        const ReturnRow& row = rows.front();
        found_ = row.key;
        const wxString dot = wxString::FromUTF8(" \xc2\xb7 ");
        setError(wxString());
        setSentence(text::show(row.key.id.value) + dot + text::show(row.buyer) + dot + text::show(row.item) + dot + text::words(row.state));
    }));
}

void UnidentifiedList::match() {
    const UnidentifiedParcel* parcel = chosen();
    if (!parcel || !found_) return;
    setBusy(true);
    desk_.bench().match(parcel->id, *found_, onGui(static_cast<Sheet*>(this), [this, key = *found_](const Result<void>& matched) {
        if (!matched) return setError(matched.error());
        EndModal(wxID_OK);
        onMatched_(key);
    }));
}

void UnidentifiedList::putAway() {
    const UnidentifiedParcel* parcel = chosen();
    if (!parcel) return;
    putAway_->Disable();
    desk_.bench().putAway(parcel->id, onGui(static_cast<Sheet*>(this), [this](const Result<void>& away) {
        if (!away) return setError(away.error());
        read();
    }));
}

}  // namespace resodesk::gui
