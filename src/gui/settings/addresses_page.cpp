// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/settings/addresses_page.h"

#include <wx/intl.h>
#include <wx/sizer.h>

#include "gui/accessible.h"
#include "gui/settings/address_sheet.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::gui {

namespace {

wxString oneLine(const ReturnAddress& a) {
    return text::show(a.name + ", " + a.street + ", " + a.postcode + " " + a.city + ", " + a.country);
}

}  // namespace

AddressesPage::AddressesPage(wxWindow* parent, app::Desk& desk) : wxPanel(parent), desk_(desk) {
    account_ = new wxChoice(this, wxID_ANY);
    nameForReaders(account_, _("Account"));
    list_ = new wxDataViewListCtrl(this, wxID_ANY);
    for (const auto& [title, width] : {std::pair{_("Name"), 150}, std::pair{_("Address"), 330}, std::pair{_("Default"), 100}, std::pair{_("State"), 170}})
        list_->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, FromDIP(width), wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE)
            ->GetRenderer()
            ->EnableEllipsize(wxELLIPSIZE_END);
    nameForReaders(list_, _("Return addresses"));
    conflict_ = new wxStaticText(this, wxID_ANY, wxString());
    auto* add = new wxButton(this, wxID_ANY, _("New..."));
    edit_ = new wxButton(this, wxID_ANY, _("Change..."));
    remove_ = new wxButton(this, wxID_ANY, _("Remove"));
    keepOurs_ = new wxButton(this, wxID_ANY, _("Keep mine"));
    keepTheirs_ = new wxButton(this, wxID_ANY, _("Take the marketplace's"));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    for (wxButton* button : {add, edit_, remove_, keepOurs_, keepTheirs_}) row->Add(button, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(account_, wxSizerFlags().Border(wxALL, FromDIP(12)));
    all->Add(list_, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(12)));
    all->Add(conflict_, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    all->Add(row, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12)));
    SetSizer(all);
    account_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { read(); });
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { showSelected(); });
    add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (account()) showSheet(new AddressSheet(this, desk_, account(), {}), [this](bool) { read(); });
    });
    edit_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (selected()) showSheet(new AddressSheet(this, desk_, account(), *selected()), [this](bool) { read(); });
    });
    remove_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (!selected()) return;
        desk_.settings().removeAddress(selected()->row, onGui(this, [this](const Result<void>& removed) {
            read();
            if (!removed) conflict_->SetLabel(text::sentence(removed.error()));
        }));
    });
    keepOurs_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { resolve(app::Side::ours); });
    keepTheirs_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { resolve(app::Side::theirs); });
    desk_.accounts().list(onGui(this, [this](const std::vector<app::AccountStatus>& accounts) {
        accounts_ = accounts;
        for (const auto& status : accounts_) account_->Append(text::show(status.account.name));
        if (!accounts_.empty()) account_->SetSelection(0);
        Layout();
        read();
    }));
    showSelected();
}

AccountId AddressesPage::account() const {
    const int chosen = account_->GetSelection();
    return chosen == wxNOT_FOUND ? AccountId{} : accounts_[static_cast<std::size_t>(chosen)].account.id;
}

void AddressesPage::read() {
    if (account()) desk_.settings().addresses(account(), onGui(this, &AddressesPage::take));
}

void AddressesPage::take(const std::vector<app::AddressEntry>& entries) {
    entries_ = entries;
    list_->DeleteAllItems();
    for (const app::AddressEntry& e : entries_) {
        wxVector<wxVariant> cells;
        for (const wxString& cell : {text::show(e.ours.label), oneLine(e.ours), e.ours.isDefault ? _("default") : wxString(), text::words(e.state)})
            cells.push_back(cell);
        list_->AppendItem(cells);
    }
    showSelected();
}

const app::AddressEntry* AddressesPage::selected() const {
    const int row = list_->GetSelectedRow();
    return row == wxNOT_FOUND || static_cast<std::size_t>(row) >= entries_.size() ? nullptr : &entries_[static_cast<std::size_t>(row)];
}

void AddressesPage::showSelected() {
    const app::AddressEntry* entry = selected();
    const bool isConflict = entry && entry->state == PushState::conflict && entry->theirs;
    edit_->Enable(entry);
    remove_->Enable(entry && !entry->ours.isDefault);
    keepOurs_->Show(isConflict);
    keepTheirs_->Show(isConflict);
    conflict_->SetLabel(isConflict ? wxString::Format(_("Mine: %s\nAt the marketplace: %s"), oneLine(entry->ours), oneLine(*entry->theirs)) : wxString());
    Layout();
}

void AddressesPage::resolve(app::Side side) {
    if (selected()) desk_.settings().resolveAddress(selected()->row, side, onGui(this, [this](const Result<void>&) { read(); }));
}

}  // namespace resodesk::gui
