// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/authorize_sheet.h"

#include <wx/confbase.h>
#include <wx/intl.h>

#include <algorithm>

#include "app/settings/settings_desk.h"
#include "domain/returns/rma_pattern.h"
#include "gui/accessible.h"
#include "gui/settings/address_sheet.h"
#include "gui/text_size.h"

namespace resodesk::gui {

namespace {

wxString titleFor(std::size_t count) {
    return wxString::Format(wxPLURAL("Authorize %zu return", "Authorize %zu returns", static_cast<unsigned>(count)), count);
}

const CountryRule* ruleFor(const app::Prepared::Section& section, const std::string& country) {
    const auto rule = std::find_if(section.byCountry.begin(), section.byCountry.end(), [&](const CountryRule& r) { return r.country == country; });
    return rule == section.byCountry.end() ? nullptr : &*rule;
}

/// What a rule says of the one return; empty: what is usual.
std::string ruledLabel(const app::Prepared::Section& section, bool isOne) {
    const CountryRule* rule = isOne && !section.countries.empty() ? ruleFor(section, section.countries.begin()->first) : nullptr;
    return rule ? rule->label : std::string{};
}

/// "by country: Modena 12, Wien 3"
wxString countryWords(const app::Prepared::Section& section) {
    std::string usual;
    for (const ReturnAddress& address : section.addresses)
        if (address.isDefault) usual = address.label;
    std::map<std::string, std::size_t> counts;
    for (const auto& [country, count] : section.countries) {
        const CountryRule* rule = ruleFor(section, country);
        counts[rule ? rule->label : usual] += count;
    }
    wxString words;
    for (const auto& [label, count] : counts) words += (words.empty() ? wxString() : wxString(", ")) + wxString::Format("%s %zu", text::show(label), count);
    // TRANSLATORS: return addresses by the buyer's country; how many go to each follows
    return wxString::Format(_("by country: %s"), words);
}

constexpr const char* ownRmaKey = "/authorize/own_rma";  // what was confirmed last is offered first

}  // namespace

AuthorizeSheet::AuthorizeSheet(wxWindow* parent, app::Desk& desk, const app::Prepared& given, OnConfirmed onConfirmed)
    : DecisionSheet(parent, titleFor(given.keys.size()), desk, given, std::move(onConfirmed)) {
    addRma();
    addAddresses();
    addLabel();
    note_ = makeNote();
    addRow(_("Note to the buyer"), note_, true);
    note_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { check(); });
    const std::size_t count = prepared().keys.size();
    addPreview(wxString::Format(wxPLURAL("%zu can be authorized", "%zu can be authorized", static_cast<unsigned>(count)), count));
    addNumbers();
    finish(count == 1 ? _("Authorize") : wxString::Format(_("Authorize %zu"), count));
    check();
}

void AuthorizeSheet::addRma() {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    // TRANSLATORS: which RMA number: the marketplace's or an own one
    marketRma_ = new wxRadioButton(this, wxID_ANY, _("the marketplace's"), wxDefaultPosition, wxDefaultSize, wxRB_GROUP);
    // TRANSLATORS: an own RMA number: a field follows, or the first number that will be given
    ownRma_ = new wxRadioButton(this, wxID_ANY, isOne() ? _("own:") : wxString::Format(_("own, from %s"), text::show(prepared().nextRma)));
    row->Add(marketRma_, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(16)));
    row->Add(ownRma_, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
    if (isOne()) {
        ownNumber_ = new wxTextCtrl(this, wxID_ANY, wxString());
        showHint(ownNumber_, text::show(prepared().nextRma));
        nameForReaders(ownNumber_, _("Own RMA number"));
        row->Add(ownNumber_, wxSizerFlags(1).CenterVertical());
        ownNumber_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
            ownRma_->SetValue(true);
            check();
        });
    }
    (wxConfigBase::Get()->ReadBool(ownRmaKey, false) ? ownRma_ : marketRma_)->SetValue(true);
    for (wxRadioButton* radio : {marketRma_, ownRma_}) radio->Bind(wxEVT_RADIOBUTTON, [this](wxCommandEvent&) { check(); });
    addRow(_("RMA number"), row, nullptr);
}

/// Which numbers the first returns and the last would get; none is taken before the yes.
void AuthorizeSheet::addNumbers() {
    const auto& numbered = prepared().numbered;
    if (numbered.empty()) return;
    numbers_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, byText(this, wxSize(480, 156)));
    for (const auto& [title, width] : {std::pair{_("Return"), 150}, std::pair{_("Buyer"), 190}, std::pair{_("RMA"), 180}})
        numbers_->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, columnRoom(this, title, width), wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE)->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
    const auto add = [&](const wxString& id, const wxString& buyer, const wxString& rma) {
        wxVector<wxVariant> cells;
        for (const wxString& cell : {id, buyer, rma}) cells.push_back(cell);
        numbers_->AppendItem(cells);
    };
    const wxString dots = wxString::FromUTF8("\xe2\x80\xa6");
    for (std::size_t i = 0; i < numbered.size(); ++i) {
        if (i + 1 == numbered.size() && numbered.size() < prepared().keys.size() && i > 0) add(dots, dots, dots);
        add(text::show(numbered[i].key.id.value), text::show(numbered[i].buyer), text::show(numbered[i].rma));
    }
    withoutSearchBox(numbers_);
    nameForReaders(numbers_, _("Own RMA numbers"));
    addWide(numbers_);
    numbers_->Hide();
}

void AuthorizeSheet::addAddresses() {
    for (std::size_t i = 0; i < prepared().sections.size(); ++i) {
        const auto& section = prepared().sections[i];
        auto* choice = new wxChoice(this, wxID_ANY);
        auto* add = new wxButton(this, wxID_ANY, _("New..."), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->Add(choice, wxSizerFlags(1).CenterVertical().Border(wxRIGHT, FromDIP(8)));
        row->Add(add, wxSizerFlags().CenterVertical());
        addressFields_.push_back({section.account, choice, section.addresses, !isOne() && !section.byCountry.empty()});
        fill(addressFields_.back(), ruledLabel(section, isOne()));
        choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { check(); });
        add->Bind(wxEVT_BUTTON, [this, i](wxCommandEvent&) { newAddress(i); });
        const bool isOnly = prepared().sections.size() == 1;
        addRow(isOnly ? _("Return to") : wxString::Format(_("Return to (%s)"), text::show(section.name)), row, choice);
    }
}

void AuthorizeSheet::fill(AddressField& field, const std::string& chosen) {
    field.choice->Clear();
    if (field.hasRules) field.choice->Append(countryWords(sectionOf(field)));
    int selected = field.hasRules && chosen.empty() ? 0 : wxNOT_FOUND;
    for (const ReturnAddress& a : field.addresses) {
        const int place = field.choice->Append(text::show(a.label + ", " + a.street + ", " + a.city) + (a.isDefault ? " (" + _("default") + ")" : wxString()));
        if (selected == wxNOT_FOUND && (chosen.empty() ? a.isDefault : a.label == chosen)) selected = place;
    }
    if (!field.addresses.empty()) field.choice->SetSelection(std::max(selected, 0));
}

const app::Prepared::Section& AuthorizeSheet::sectionOf(const AddressField& field) const {
    return *std::find_if(prepared().sections.begin(), prepared().sections.end(), [&](const auto& section) { return section.account == field.account; });
}

const ReturnAddress* AuthorizeSheet::chosenIn(const AddressField& field) const {
    const int place = field.choice->GetSelection() - (field.hasRules ? 1 : 0);
    return place < 0 || static_cast<std::size_t>(place) >= field.addresses.size() ? nullptr : &field.addresses[static_cast<std::size_t>(place)];
}

bool AuthorizeSheet::usesOtherAddress() const {
    return std::any_of(addressFields_.begin(), addressFields_.end(), [&](const AddressField& field) {
        const auto& section = sectionOf(field);
        if (section.labels == LabelMaker::seller) return false;  // what we draw carries any address
        if (const ReturnAddress* chosen = chosenIn(field)) return !chosen->isDefault;
        return std::any_of(section.byCountry.begin(), section.byCountry.end(), [&](const CountryRule& rule) { return !rule.isDefault && section.countries.contains(rule.country); });
    });
}

void AuthorizeSheet::showIf(wxWindow* window, bool isToShow) {
    if (window->IsShown() == isToShow) return;
    window->Show(isToShow);
    Layout();
    Fit();
}

void AuthorizeSheet::check() {
    if (!effectButton()) return;
    const bool needsChoice = marketLabel_->GetValue() && usesOtherAddress();
    showIf(useDefault_, needsChoice);
    showIf(stop_, reading_.has_value());
    showLabel();
    if (numbers_) showIf(numbers_, ownRma_->GetValue());
    if (reading_) return setMissing(readingWords_);
    if (prepared().keys.empty()) return setError(_("None of the selected returns can be authorized."));
    for (const AddressField& field : addressFields_)
        if (field.choice->GetSelection() == wxNOT_FOUND) return setError(Error(Failure::unknownAddress));
    if (needsChoice) return setError(Error(Failure::marketLabelNeedsDefault));
    if (fileLabel_->GetValue() && ownLabel_.sha256.empty() && !matched_) return setError(Error(Failure::badLabel));
    if (needsSharing() && !sharing_->GetValue()) return setMissing(_("One label would go to several buyers: say whether it may."));
    if (matches_ && matches_->IsShown()) {
        const std::size_t count = matched_->pairs.size(), none = matched_->without.size();
        wxString words = wxString::Format(wxPLURAL("%zu return gets its label", "%zu returns get their labels", static_cast<unsigned>(count)), count);
        if (none > 0) words += ", " + wxString::Format(wxPLURAL("%zu has none and stays as it is", "%zu have none and stay as they are", static_cast<unsigned>(none)), none);
        setSentence(words + ".");
        setEffect(wxString::Format(_("Authorize %zu"), count));
    } else if (!isOne()) {
        setSentence(wxString());
        setEffect(wxString::Format(_("Authorize %zu"), prepared().keys.size()));
    }
    if (ownNumber_ && ownRma_->GetValue() && !ownNumber_->IsEmpty())
        if (auto checked = checkRma(text::typed(ownNumber_->GetValue())); !checked) return setError(checked.error());
    setError(wxString());
}

app::Decision AuthorizeSheet::decision() {
    app::AuthorizeDecision d;
    d.rma = ownRma_->GetValue() ? RmaMode::own : RmaMode::marketplace;
    if (d.rma == RmaMode::own && ownNumber_) d.ownNumber = text::typed(ownNumber_->GetValue());
    for (const AddressField& field : addressFields_) {
        if (const ReturnAddress* chosen = chosenIn(field))
            d.address[field.account] = chosen->label;
        else
            for (const CountryRule& rule : sectionOf(field).byCountry) d.byCountry[field.account][rule.country] = rule.label;
    }
    d.label = marketLabel_->GetValue() ? LabelMode::marketplace : fileLabel_->GetValue() ? LabelMode::own : LabelMode::none;
    if (d.label == LabelMode::own) d.ownLabel = ownLabel_;
    if (d.label == LabelMode::own && matched_) d.ownLabels = matched_->byReturn();
    d.isLabelShared = sharing_ && sharing_->GetValue();
    d.note = text::typed(note_->GetValue());
    return d;
}

void AuthorizeSheet::confirm() {
    check();
    if (!effectButton()->IsEnabled()) return;
    wxConfigBase::Get()->Write(ownRmaKey, ownRma_->GetValue());
    if (!fileLabel_->GetValue() || !matched_ || matched_->without.empty()) return DecisionSheet::confirm();
    setBusy(true);  // only those that a label is for
    ReturnChoice choice;
    for (const auto& pair : matched_->pairs) choice.keys.push_back(pair.key);
    desk().returns().prepare(Operation::authorize, choice, onGui(static_cast<Sheet*>(this), [this](const app::Prepared& fewer) {
        decideAbout(fewer);
        DecisionSheet::confirm();
    }));
}

void AuthorizeSheet::newAddress(std::size_t section) {
    auto* sheet = new AddressSheet(this, desk(), addressFields_[section].account, {});
    showSheet(sheet, [this, section](bool isSaved) {
        if (!isSaved) return;
        desk().settings().addresses(addressFields_[section].account, onGui(static_cast<Sheet*>(this), [this, section](const std::vector<app::AddressEntry>& entries) {
            AddressField& field = addressFields_[section];
            field.addresses.clear();
            for (const app::AddressEntry& entry : entries) field.addresses.push_back(entry.ours);
            fill(field, field.addresses.empty() ? std::string{} : field.addresses.back().label);
            check();
        }));
    });
}

}  // namespace resodesk::gui
