// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/settings/notices_page.h"

#include <wx/button.h>
#include <wx/intl.h>
#include <wx/sizer.h>

#include <algorithm>

#include "app/settings/settings_desk.h"
#include "domain/notices/notice.h"
#include "gui/accessible.h"
#include "gui/text_size.h"
#include "text/failures.h"
#include "text/formats.h"

namespace resodesk::gui {

namespace {

constexpr int mostHours = 168;

std::string yesOrNo(const wxCheckBox* box) { return box->GetValue() ? "yes" : "no"; }

}  // namespace

NoticesPage::NoticesPage(wxWindow* parent, app::Desk& desk) : wxPanel(parent), desk_(desk) {
    what_ = new wxStaticText(this, wxID_ANY, _("ResoDesk tells you through your desktop, also without its window where it keeps working: one summary after each reading. A click opens it."));
    what_->Wrap(byText(this, 720));
    const auto box = [&](const wxString& label) { return new wxCheckBox(this, wxID_ANY, label); };
    fresh_ = box(_("New requests"));
    due_ = box(_("Answers that are due within"));
    hours_ = new wxSpinCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, byText(this, wxSize(120, -1)), wxSP_ARROW_KEYS, 1, mostHours, 2);
    nameForReaders(hours_, _("Hours before an answer is due"));
    closed_ = box(_("Requests that their buyers closed"));
    details_ = box(_("Name buyers and amounts: they stand on a locked screen, too"));
    quiet_ = box(_("Quiet from"));
    from_ = new wxTextCtrl(this, wxID_ANY, "22:00", wxDefaultPosition, byText(this, wxSize(80, -1)));
    until_ = new wxTextCtrl(this, wxID_ANY, "07:00", wxDefaultPosition, byText(this, wxSize(80, -1)));
    nameForReaders(from_, _("Quiet from"));
    nameForReaders(until_, _("Quiet until"));
    said_ = new wxStaticText(this, wxID_ANY, wxString());
    layOut();
    due_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { hours_->Enable(due_->GetValue()); });
    quiet_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { enableHours(); });
    enableHours();
    for (const auto& [name, usual] : noticePreferences) show(name, usual);
    saved_ = values();
    read();
}

void NoticesPage::layOut() {
    auto* save = new wxButton(this, wxID_ANY, _("Save"));
    save->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { this->save(); });
    const auto line = [&](std::initializer_list<wxWindow*> windows) {
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        for (wxWindow* window : windows) row->Add(window, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
        return row;
    };
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(what_, wxSizerFlags().Expand().Border(wxALL, FromDIP(12)));
    const wxSizerFlags flags = wxSizerFlags().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12));
    all->Add(fresh_, flags);
    // TRANSLATORS: behind a number, which stands behind "Answers that are due within"
    all->Add(line({due_, hours_, new wxStaticText(this, wxID_ANY, _("hours"))}), flags);
    all->Add(closed_, flags);
    all->Add(details_, flags);
    // TRANSLATORS: between two times of the day: Quiet from 22:00 to 07:00
    all->Add(line({quiet_, from_, new wxStaticText(this, wxID_ANY, wxGETTEXT_IN_CONTEXT("hours", "to")), until_}), flags);
    all->Add(new wxStaticText(this, wxID_ANY, _("What comes meanwhile is summed up when the quiet ends.")), flags);
    all->Add(said_, flags);
    all->Add(save, flags);
    SetSizer(all);
}

void NoticesPage::enableHours() {
    from_->Enable(quiet_->GetValue());
    until_->Enable(quiet_->GetValue());
}

void NoticesPage::read() {
    for (const auto& [name, usual] : noticePreferences)
        desk_.settings().preference(name, onGui(this, [this, name = std::string(name)](const std::optional<std::string>& value) {
            if (!value) return;
            show(name, *value);
            saved_[name] = *value;
        }));
}

void NoticesPage::show(const std::string& name, const std::string& value) {
    const bool isYes = value == "yes";
    if (name == "notify_new") fresh_->SetValue(isYes);
    if (name == "notify_due") due_->SetValue(isYes);
    if (name == "notify_closed") closed_->SetValue(isYes);
    if (name == "notify_details") details_->SetValue(isYes);
    if (name == "notify_lead")
        if (const auto lead = durationFrom(value))
            hours_->SetValue(static_cast<int>(std::max<std::int64_t>(1, std::chrono::ceil<std::chrono::hours>(*lead).count())));
    if (name == "notify_quiet") {
        const auto hours = quietHoursFrom(value);
        quiet_->SetValue(hours.has_value());
        if (hours) {
            from_->ChangeValue(text::show(value.substr(0, 5)));
            until_->ChangeValue(text::show(value.substr(6)));
        }
        enableHours();
    }
    hours_->Enable(due_->GetValue());
}

std::map<std::string, std::string> NoticesPage::values() const {
    const std::string quiet = text::typed(from_->GetValue().Strip(wxString::both)) + "-" + text::typed(until_->GetValue().Strip(wxString::both));
    return {{"notify_new", yesOrNo(fresh_)},         {"notify_due", yesOrNo(due_)},
            {"notify_closed", yesOrNo(closed_)},     {"notify_details", yesOrNo(details_)},
            {"notify_lead", std::to_string(hours_->GetValue()) + "h"}, {"notify_quiet", quiet_->GetValue() ? quiet : std::string()}};
}

void NoticesPage::save() {
    const auto now = values();
    if (quiet_->GetValue() && !quietHoursFrom(now.at("notify_quiet"))) return say(_("The quiet needs two times of the day, such as 22:00 and 07:00."));
    for (const auto& [name, value] : now)
        if (saved_[name] != value) set(name, value);
    saved_ = now;
    say(_("Saved."));
}

void NoticesPage::set(const std::string& name, const std::string& value) {
    desk_.settings().setPreference(name, value, onGui(this, [this](const Result<void>& set) {
        if (!set) say(text::sentence(set.error()));
    }));
}

void NoticesPage::say(const wxString& text) {
    said_->SetLabel(text);
    Layout();
}

}  // namespace resodesk::gui
