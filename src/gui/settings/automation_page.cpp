// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/settings/automation_page.h"

#include <wx/intl.h>
#include <wx/sizer.h>

#include "gui/accessible.h"
#include "gui/text_size.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::gui {

namespace {

wxString summary(const ReturnSettings& s) {
    wxString line = text::words(s.autoAuthorize);
    if (s.absentFrom && s.absentUntil)
        line += ", " + wxString::Format(_("absent %s to %s"), text::printDateForField(*s.absentFrom), text::printDateForField(*s.absentUntil));
    return s.mailsCarryLinks ? line + ", " + _("e-mails with links") : line;
}

}  // namespace

AutomationPage::AutomationPage(wxWindow* parent, app::Desk& desk) : wxPanel(parent), desk_(desk) {
    auto* rows = new wxFlexGridSizer(2, FromDIP(10), FromDIP(12));
    rows->AddGrowableCol(1);
    const auto addRow = [&](const wxString& label, wxWindow* field) {
        rows->Add(new wxStaticText(this, wxID_ANY, label), wxSizerFlags().Right().CenterVertical());
        rows->Add(field, wxSizerFlags(1).Expand());
        nameForReaders(field, label);
    };
    account_ = new wxChoice(this, wxID_ANY);
    addRow(_("Account"), account_);
    mode_ = new wxChoice(this, wxID_ANY);
    for (const auto& [mode, name] : nameTable(AutoAuthorize{})) mode_->Append(text::words(mode));
    addRow(_("Authorize automatically"), mode_);
    rma_ = new wxChoice(this, wxID_ANY);
    for (const wxString& words : {_("the marketplace's"), _("own, by pattern")}) rma_->Append(words);
    addRow(_("RMA number"), rma_);
    pattern_ = new wxTextCtrl(this, wxID_ANY);
    showHint(pattern_, app::usualRmaPattern);
    addRow(_("RMA pattern"), pattern_);
    label_ = new wxChoice(this, wxID_ANY);
    for (const wxString& words : {_("marketplace's unpaid label"), _("none")}) label_->Append(words);
    addRow(_("Label"), label_);
    address_ = new wxChoice(this, wxID_ANY);
    addRow(_("Return to"), address_);
    absentFrom_ = new wxTextCtrl(this, wxID_ANY);
    showHint(absentFrom_, "2026-12-24 00:00");
    addRow(_("Absent from"), absentFrom_);
    absentUntil_ = new wxTextCtrl(this, wxID_ANY);
    showHint(absentUntil_, "2027-01-07 09:00");
    addRow(_("Absent until"), absentUntil_);
    links_ = new wxCheckBox(this, wxID_ANY, _("Notification e-mails carry links to authorize, close and reply"));
    auto* note = new wxStaticText(this, wxID_ANY, _("During an absence every request is authorized; it ends by itself. The marketplace does this, also while "
                                                   "this computer is off."));
    note->Wrap(byText(this, 680));
    said_ = new wxStaticText(this, wxID_ANY, wxString());
    save_ = new wxButton(this, wxID_ANY, _("Save"));
    keepOurs_ = new wxButton(this, wxID_ANY, _("Keep mine"));
    keepTheirs_ = new wxButton(this, wxID_ANY, _("Take the marketplace's"));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    for (wxButton* button : {save_, keepOurs_, keepTheirs_}) buttons->Add(button, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(rows, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    all->Add(links_, wxSizerFlags().Border(wxLEFT | wxRIGHT, FromDIP(12)));
    all->Add(note, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    all->Add(said_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(12)));
    all->Add(buttons, wxSizerFlags().Border(wxALL, FromDIP(12)));
    SetSizer(all);
    keepOurs_->Hide();
    keepTheirs_->Hide();
    account_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { read(); });
    save_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); });
    for (const auto& [button, side] : {std::pair{keepOurs_, app::Side::ours}, std::pair{keepTheirs_, app::Side::theirs}})
        button->Bind(wxEVT_BUTTON, [this, side = side](wxCommandEvent&) {
            desk_.settings().resolveSettings(account(), side, onGui(this, [this](const Result<void>&) { read(); }));
        });
    desk_.accounts().list(onGui(this, [this](const std::vector<app::AccountStatus>& accounts) {
        accounts_ = accounts;
        for (const auto& status : accounts_) account_->Append(text::show(status.account.name));
        if (!accounts_.empty()) account_->SetSelection(0);
        read();
    }));
}

AccountId AutomationPage::account() const {
    const int chosen = account_->GetSelection();
    return chosen == wxNOT_FOUND ? AccountId{} : accounts_[static_cast<std::size_t>(chosen)].account.id;
}

void AutomationPage::read() {
    if (!account()) return;
    desk_.settings().addresses(account(), onGui(this, [this](const std::vector<app::AddressEntry>& entries) {
        addresses_ = entries;
        address_->Clear();
        address_->Append(_("the default address"));
        for (const app::AddressEntry& entry : addresses_) address_->Append(text::show(entry.ours.label));
        desk_.settings().settings(account(), onGui(this, &AutomationPage::take));
    }));
}

void AutomationPage::take(const Result<app::SettingsEntry>& entry) {
    save_->Enable(entry.has_value());
    if (!entry) return say(_("The settings have not been read from the marketplace yet. F5 reads them."));
    settings_ = entry->ours;
    mode_->SetSelection(static_cast<int>(settings_.autoAuthorize));
    rma_->SetSelection(settings_.rma == RmaMode::own ? 1 : 0);
    pattern_->ChangeValue(text::show(settings_.rmaPattern));
    label_->SetSelection(settings_.label == LabelMode::none ? 1 : 0);
    int chosen = 0;
    for (std::size_t i = 0; i < addresses_.size(); ++i)
        if (!settings_.address.empty() && addresses_[i].ours.id == settings_.address) chosen = static_cast<int>(i) + 1;
    address_->SetSelection(chosen);
    absentFrom_->ChangeValue(settings_.absentFrom ? text::printDateForField(*settings_.absentFrom) : wxString());
    absentUntil_->ChangeValue(settings_.absentUntil ? text::printDateForField(*settings_.absentUntil) : wxString());
    links_->SetValue(settings_.mailsCarryLinks);
    const bool isConflict = entry->state == PushState::conflict;
    keepOurs_->Show(isConflict);
    keepTheirs_->Show(isConflict);
    if (isConflict)
        say(wxString::Format(_("Changed on both sides. Mine: %s. At the marketplace: %s."), summary(entry->ours), summary(entry->theirs)));
    else
        say(entry->state == PushState::toPush ? _("On its way to the marketplace.") : wxString());
}

void AutomationPage::save() {
    ReturnSettings s = settings_;
    s.autoAuthorize = nameTable(AutoAuthorize{})[static_cast<std::size_t>(mode_->GetSelection())].first;
    s.rma = rma_->GetSelection() == 1 ? RmaMode::own : RmaMode::marketplace;
    s.rmaPattern = text::typed(pattern_->GetValue());
    s.label = label_->GetSelection() == 1 ? LabelMode::none : LabelMode::marketplace;
    const int chosen = address_->GetSelection();
    s.address = chosen > 0 ? addresses_[static_cast<std::size_t>(chosen - 1)].ours.id : AddressId{};
    s.mailsCarryLinks = links_->GetValue();
    for (const auto& [field, into] : {std::pair{absentFrom_, &s.absentFrom}, std::pair{absentUntil_, &s.absentUntil}}) {
        into->reset();
        if (field->IsEmpty()) continue;
        const auto date = text::parseDate(field->GetValue());
        if (!date) return say(text::sentence(date.error()));
        *into = *date;
    }
    desk_.settings().saveSettings(account(), s, onGui(this, [this](const Result<app::SettingsEntry>& saved) {
        if (!saved) return say(text::sentence(saved.error()));
        take(saved);
    }));
}

void AutomationPage::say(const wxString& text) {
    said_->SetLabel(text);
    said_->Wrap(byText(this, 700));
    Layout();
}

}  // namespace resodesk::gui
