// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/settings/addresses_page.h"

#include <wx/intl.h>
#include <wx/sizer.h>

#include "gui/accessible.h"
#include "gui/settings/address_sheet.h"
#include "gui/text_size.h"
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
        list_->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, columnRoom(this, title, width), wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE)
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
    all->Add(buildRules(), wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12)));
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

wxSizer* AddressesPage::buildRules() {
    auto* words = new wxStaticText(this, wxID_ANY, _("Goods of buyers of a country go back to this address; all others to the default one."));
    ruleList_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, byText(this, wxSize(-1, 90)));
    ruleList_->AppendTextColumn(_("Country"), wxDATAVIEW_CELL_INERT, columnRoom(this, _("Country"), 100));
    ruleList_->AppendTextColumn(_("Address"), wxDATAVIEW_CELL_INERT, columnRoom(this, _("Address"), 330));
    nameForReaders(ruleList_, _("Addresses by country"));
    withoutSearchBox(ruleList_);
    country_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, byText(this, wxSize(60, -1)), wxTE_PROCESS_ENTER);
    showHint(country_, "DE");
    country_->SetMaxLength(2);
    nameForReaders(country_, _("Country of the buyer, two letters"));
    ruleAddress_ = new wxChoice(this, wxID_ANY);
    nameForReaders(ruleAddress_, _("Address for this country"));
    addRule_ = new wxButton(this, wxID_ANY, _("Set"));
    removeRule_ = new wxButton(this, wxID_ANY, _("Remove rule"));
    ruleError_ = new wxStaticText(this, wxID_ANY, wxString());
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(new wxStaticText(this, wxID_ANY, _("Country")), wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
    for (wxWindow* window : {static_cast<wxWindow*>(country_), static_cast<wxWindow*>(ruleAddress_), static_cast<wxWindow*>(addRule_), static_cast<wxWindow*>(removeRule_)})
        row->Add(window, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
    row->Add(ruleError_, wxSizerFlags(1).CenterVertical());
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(words, wxSizerFlags().Border(wxBOTTOM, FromDIP(6)));
    all->Add(ruleList_, wxSizerFlags(1).Expand());
    all->Add(row, wxSizerFlags().Expand().Border(wxTOP, FromDIP(8)));
    addRule_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { addRule(); });
    country_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { addRule(); });
    removeRule_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { removeRule(); });
    ruleList_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { removeRule_->Enable(ruleList_->GetSelectedRow() != wxNOT_FOUND); });
    return all;
}

void AddressesPage::takeRules(const std::vector<CountryRule>& rules) {
    rules_ = rules;
    ruleList_->DeleteAllItems();
    for (const CountryRule& rule : rules_) {
        wxVector<wxVariant> cells;
        cells.push_back(text::show(rule.country));
        cells.push_back(text::show(rule.label));
        ruleList_->AppendItem(cells);
    }
    removeRule_->Disable();
}

void AddressesPage::addRule() {
    const int chosen = ruleAddress_->GetSelection();
    if (chosen == wxNOT_FOUND) return;
    const std::string country = text::typed(country_->GetValue().Upper());
    desk_.settings().setCountryRule(account(), country, entries_[static_cast<std::size_t>(chosen)].row, onGui(this, [this](const Result<void>& set) {
        relabel(ruleError_, set ? wxString() : text::sentence(set.error()));
        if (!set) return;
        country_->Clear();
        read();
    }));
}

void AddressesPage::removeRule() {
    const int row = ruleList_->GetSelectedRow();
    if (row == wxNOT_FOUND || static_cast<std::size_t>(row) >= rules_.size()) return;
    desk_.settings().removeCountryRule(account(), rules_[static_cast<std::size_t>(row)].country, onGui(this, [this](const Result<void>&) { read(); }));
}

AccountId AddressesPage::account() const {
    const int chosen = account_->GetSelection();
    return chosen == wxNOT_FOUND ? AccountId{} : accounts_[static_cast<std::size_t>(chosen)].account.id;
}

void AddressesPage::read() {
    if (!account()) return;
    desk_.settings().addresses(account(), onGui(this, &AddressesPage::take));
    desk_.settings().countryRules(account(), onGui(this, &AddressesPage::takeRules));
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
    ruleAddress_->Clear();
    for (const app::AddressEntry& e : entries_) ruleAddress_->Append(text::show(e.ours.label));
    if (!entries_.empty()) ruleAddress_->SetSelection(0);
    Layout();
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
