// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/authorize_sheet.h"

#include <wx/filedlg.h>
#include <wx/intl.h>

#include "app/settings/settings_desk.h"
#include "base/paths.h"
#include "domain/returns/rma_pattern.h"
#include "gui/accessible.h"
#include "gui/settings/address_sheet.h"

namespace resodesk::gui {

namespace {

wxString titleFor(std::size_t count) {
    return wxString::Format(wxPLURAL("Authorize %zu return", "Authorize %zu returns", static_cast<unsigned>(count)), count);
}

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
        ownNumber_->SetHint(text::show(prepared().nextRma));
        nameForReaders(ownNumber_, _("Own RMA number"));
        row->Add(ownNumber_, wxSizerFlags(1).CenterVertical());
        ownNumber_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
            ownRma_->SetValue(true);
            check();
        });
    }
    for (wxRadioButton* radio : {marketRma_, ownRma_}) radio->Bind(wxEVT_RADIOBUTTON, [this](wxCommandEvent&) { check(); });
    addRow(_("RMA number"), row, nullptr);
}

void AuthorizeSheet::addAddresses() {
    for (std::size_t i = 0; i < prepared().sections.size(); ++i) {
        const auto& section = prepared().sections[i];
        auto* choice = new wxChoice(this, wxID_ANY);
        int chosen = 0;
        for (std::size_t k = 0; k < section.addresses.size(); ++k) {
            const ReturnAddress& a = section.addresses[k];
            choice->Append(text::show(a.label + ", " + a.street + ", " + a.city) + (a.isDefault ? " (" + _("default") + ")" : wxString()));
            if (a.isDefault) chosen = static_cast<int>(k);
        }
        if (!section.addresses.empty()) choice->SetSelection(chosen);
        auto* add = new wxButton(this, wxID_ANY, _("New..."), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->Add(choice, wxSizerFlags(1).CenterVertical().Border(wxRIGHT, FromDIP(8)));
        row->Add(add, wxSizerFlags().CenterVertical());
        addressFields_.push_back({section.account, choice, section.addresses});
        choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { check(); });
        add->Bind(wxEVT_BUTTON, [this, i](wxCommandEvent&) { newAddress(i); });
        const bool isOnly = prepared().sections.size() == 1;
        addRow(isOnly ? _("Return to") : wxString::Format(_("Return to (%s)"), text::show(section.name)), row, choice);
    }
}

void AuthorizeSheet::addLabel() {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    marketLabel_ = new wxRadioButton(this, wxID_ANY, _("marketplace's unpaid label"), wxDefaultPosition, wxDefaultSize, wxRB_GROUP);
    // TRANSLATORS: an own label; a button to choose its file follows
    fileLabel_ = new wxRadioButton(this, wxID_ANY, _("own"));
    fileButton_ = new wxButton(this, wxID_ANY, _("File..."), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    // TRANSLATORS: no label
    noLabel_ = new wxRadioButton(this, wxID_ANY, _("none"));
    useDefault_ = new wxButton(this, wxID_ANY, _("Use default address"), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    for (wxWindow* window : {static_cast<wxWindow*>(marketLabel_), static_cast<wxWindow*>(fileLabel_), static_cast<wxWindow*>(fileButton_),
                             static_cast<wxWindow*>(noLabel_)})
        row->Add(window, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
    for (wxRadioButton* radio : {marketLabel_, fileLabel_, noLabel_}) radio->Bind(wxEVT_RADIOBUTTON, [this](wxCommandEvent&) { check(); });
    fileButton_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { chooseFile(); });
    useDefault_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        for (AddressField& field : addressFields_)
            for (std::size_t k = 0; k < field.addresses.size(); ++k)
                if (field.addresses[k].isDefault) field.choice->SetSelection(static_cast<int>(k));
        check();
    });
    addRow(_("Label"), row, nullptr);
    addWide(useDefault_);
}

bool AuthorizeSheet::usesOtherAddress() const {
    for (const AddressField& field : addressFields_) {
        const int chosen = field.choice->GetSelection();
        if (chosen != wxNOT_FOUND && !field.addresses[static_cast<std::size_t>(chosen)].isDefault) return true;
    }
    return false;
}

void AuthorizeSheet::check() {
    if (!effectButton()) return;
    const bool needsChoice = marketLabel_->GetValue() && usesOtherAddress();
    if (useDefault_->IsShown() != needsChoice) {
        useDefault_->Show(needsChoice);
        Layout();
        Fit();
    }
    if (prepared().keys.empty()) return setError(_("None of the selected returns can be authorized."));
    for (const AddressField& field : addressFields_)
        if (field.choice->GetSelection() == wxNOT_FOUND) return setError(Error(Failure::unknownAddress));
    if (needsChoice) return setError(Error(Failure::marketLabelNeedsDefault));
    if (fileLabel_->GetValue() && ownLabel_.sha256.empty()) return setError(Error(Failure::badLabel));
    if (ownNumber_ && ownRma_->GetValue() && !ownNumber_->IsEmpty())
        if (auto checked = checkRma(text::typed(ownNumber_->GetValue())); !checked) return setError(checked.error());
    setError(wxString());
}

app::Decision AuthorizeSheet::decision() {
    app::AuthorizeDecision d;
    d.rma = ownRma_->GetValue() ? RmaMode::own : RmaMode::marketplace;
    if (d.rma == RmaMode::own && ownNumber_) d.ownNumber = text::typed(ownNumber_->GetValue());
    for (const AddressField& field : addressFields_) d.address[field.account] = field.addresses[static_cast<std::size_t>(field.choice->GetSelection())].label;
    d.label = marketLabel_->GetValue() ? LabelMode::marketplace : fileLabel_->GetValue() ? LabelMode::own : LabelMode::none;
    if (d.label == LabelMode::own) d.ownLabel = ownLabel_;
    d.note = text::typed(note_->GetValue());
    return d;
}

void AuthorizeSheet::confirm() {
    check();
    if (effectButton()->IsEnabled()) DecisionSheet::confirm();
}

void AuthorizeSheet::newAddress(std::size_t section) {
    auto* sheet = new AddressSheet(this, desk(), addressFields_[section].account, {});
    showSheet(sheet, [this, section](bool isSaved) {
        if (!isSaved) return;
        desk().settings().addresses(addressFields_[section].account, onGui(static_cast<Sheet*>(this), [this, section](const std::vector<app::AddressEntry>& entries) {
            AddressField& field = addressFields_[section];
            field.addresses.clear();
            field.choice->Clear();
            for (const app::AddressEntry& entry : entries) {
                field.addresses.push_back(entry.ours);
                field.choice->Append(text::show(entry.ours.label + ", " + entry.ours.street + ", " + entry.ours.city) +
                                     (entry.ours.isDefault ? " (" + _("default") + ")" : wxString()));
            }
            field.choice->SetSelection(static_cast<int>(field.addresses.size()) - 1);
            check();
        }));
    });
}

void AuthorizeSheet::chooseFile() {
    wxFileDialog dialog(this, _("Choose a label"), wxString(), wxString(), _("Labels (PDF, PNG, JPEG)") + "|*.pdf;*.png;*.jpg;*.jpeg",
                        wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() != wxID_OK) return;
    const std::filesystem::path file = text::typed(dialog.GetPath());
    fileLabel_->SetValue(true);
    try {
        desk().returns().keepLabel(readFile(file), file.filename().string(), onGui(static_cast<Sheet*>(this), [this](const Result<OwnLabel>& kept) {
            ownLabel_ = kept ? *kept : OwnLabel{};
            fileButton_->SetLabel(kept ? text::show(kept->fileName) : _("File..."));
            Layout();
            check();
            if (!kept) setError(kept.error());
        }));
    } catch (const std::filesystem::filesystem_error& e) {
        setError(Error(Failure::unreadableFile, e.what(), file.string()));
    }
}

}  // namespace resodesk::gui
