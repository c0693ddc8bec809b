// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/settings/general_page.h"

#include <wx/button.h>
#include <wx/intl.h>
#include <wx/sizer.h>

#include "app/settings/settings_desk.h"
#include "domain/returns/refund_guards.h"
#include "gui/accessible.h"
#include "gui/text_size.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/refund_words.h"

namespace resodesk::gui {

namespace {

wxString agentWords() { return _("When you close it, ResoDesk goes on reading and sending. It works only while this computer runs."); }

}  // namespace

GeneralPage::GeneralPage(wxWindow* parent, app::Desk& desk) : wxPanel(parent), desk_(desk) {
    auto* rows = new wxFlexGridSizer(2, FromDIP(10), FromDIP(12));
    rows->AddGrowableCol(1);
    const auto addRow = [&](const wxString& label, wxWindow* field) {
        rows->Add(new wxStaticText(this, wxID_ANY, label), wxSizerFlags().Right().CenterVertical());
        rows->Add(field, wxSizerFlags());
        nameForReaders(field, label);
    };
    undo_ = new wxSpinCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, byText(this, wxSize(120, -1)), wxSP_ARROW_KEYS, 0, 300, 30);
    addRow(_("Seconds in which an action can be undone"), undo_);
    minutes_ = new wxSpinCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, byText(this, wxSize(120, -1)), wxSP_ARROW_KEYS, 1, 1440, 5);
    addRow(_("Read from the marketplace every ... minutes"), minutes_);
    pattern_ = new wxTextCtrl(this, wxID_ANY, app::usualRmaPattern, wxDefaultPosition, byText(this, wxSize(260, -1)));
    addRow(_("Pattern of own RMA numbers"), pattern_);
    limit_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, byText(this, wxSize(260, -1)));
    showHint(limit_, _("no limit"));
    // TRANSLATORS: a field for amounts, "500.00 EUR; 400.00 GBP"
    addRow(_("Most to refund in a day, each account"), limit_);
    said_ = new wxStaticText(this, wxID_ANY, _("{year} is the year, {n:5} the next number with five digits."));
    auto* save = new wxButton(this, wxID_ANY, _("Save"));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(rows, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    all->Add(said_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(12)));
    all->Add(save, wxSizerFlags().Border(wxALL, FromDIP(12)));
    agent_ = new wxCheckBox(this, wxID_ANY, _("Keep working without the window"));
    agentSaid_ = new wxStaticText(this, wxID_ANY, agentWords());
    nameForReaders(agent_, agent_->GetLabel(), agentWords());
    agent_->Disable();  // until it is known
    all->Add(agent_, wxSizerFlags().Border(wxALL, FromDIP(12)));
    all->Add(agentSaid_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12)));
    SetSizer(all);
    agent_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { switchAgent(); });
    desk_.settings().keepsWorking(onGui(this, &GeneralPage::showAgent));
    save->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { this->save(); });
    const auto read = [this](const char* name, auto use) {
        desk_.settings().preference(name, onGui(this, [use](const std::optional<std::string>& value) {
            if (value) use(*value);
        }));
    };
    read("undo_seconds", [this](const std::string& value) { undo_->SetValue(std::atoi(value.c_str())); saved_ = values(); });
    read("sync_minutes", [this](const std::string& value) { minutes_->SetValue(std::atoi(value.c_str())); saved_ = values(); });
    read("rma_pattern", [this](const std::string& value) { pattern_->ChangeValue(text::show(value)); saved_ = values(); });
    read(app::dailyLimitPreference, [this](const std::string& value) {
        if (const auto limits = parseLimits(value)) limit_->ChangeValue(text::limitsForField(*limits));
        saved_ = values();
    });
    saved_ = values();
}

void GeneralPage::showAgent(bool isOn) {
    agent_->SetValue(isOn);
    agent_->Enable();
}

/// The computer's systemd does it, which may refuse: then the switch is what it was.
void GeneralPage::switchAgent() {
    const bool isOn = agent_->GetValue(), hadFocus = agent_->HasFocus();
    agent_->Disable();
    desk_.settings().setKeepsWorking(isOn, onGui(this, [this, isOn, hadFocus](const Result<void>& switched) {
        showAgent(switched ? isOn : !isOn);
        if (hadFocus) agent_->SetFocus();
        agentSaid_->SetLabel(switched ? agentWords() : text::sentence(switched.error()));
        agentSaid_->Wrap(GetClientSize().x - FromDIP(24));
        Layout();
    }));
}

void GeneralPage::set(const std::string& name, const std::string& value) {
    desk_.settings().setPreference(name, value, onGui(this, [this](const Result<void>& set) {
        said_->SetLabel(set ? _("Saved.") : text::sentence(set.error()));
        Layout();
    }));
}

std::map<std::string, std::string> GeneralPage::values() const {
    const auto limit = text::limitsTyped(limit_->GetValue());
    return {{"undo_seconds", std::to_string(undo_->GetValue())},
            {"sync_minutes", std::to_string(minutes_->GetValue())},
            {"rma_pattern", text::typed(pattern_->GetValue())},
            {app::dailyLimitPreference, limit ? *limit : std::string()}};
}

/// What was not touched stays unset: then money and bulk decisions have a longer undo time than others.
void GeneralPage::save() {
    if (const auto limit = text::limitsTyped(limit_->GetValue()); !limit) return said_->SetLabel(text::sentence(limit.error()));
    const auto now = values();
    for (const auto& [name, value] : now)
        if (saved_[name] != value) set(name, value);
    saved_ = now;
}

}  // namespace resodesk::gui
