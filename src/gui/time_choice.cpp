// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/time_choice.h"

#include <wx/intl.h>
#include <wx/sizer.h>

#include "gui/accessible.h"
#include "gui/text_size.h"
#include "text/formats.h"

namespace resodesk::gui {

wxString presetWords(screens::SnoozePreset preset) {
    switch (preset) {
        // TRANSLATORS: a time that is offered; when exactly follows
        case screens::SnoozePreset::inAnHour: return _("In 1 hour");
        case screens::SnoozePreset::thisEvening: return _("This evening");
        case screens::SnoozePreset::tomorrowMorning: return _("Tomorrow morning");
        case screens::SnoozePreset::nextMonday: return _("Next Monday");
        case screens::SnoozePreset::beforeDue: return _("2 hours before the answer is due");
    }
    return {};
}

TimeChoice::TimeChoice(wxWindow* parent, const std::vector<wxString>& offers, TimePoint proposed, std::function<void()> onChange) : wxPanel(parent) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    for (const wxString& offer : offers) {
        buttons_.push_back(new wxRadioButton(this, wxID_ANY, offer, wxDefaultPosition, wxDefaultSize, buttons_.empty() ? wxRB_GROUP : 0));
        column->Add(buttons_.back(), wxSizerFlags().Border(wxBOTTOM, FromDIP(6)));
    }
    auto* at = new wxRadioButton(this, wxID_ANY, _("At"));
    buttons_.push_back(at);
    typed_ = new wxTextCtrl(this, wxID_ANY, text::printDateForField(proposed), wxDefaultPosition, byText(this, wxSize(180, -1)));
    nameForReaders(typed_, _("Date and time"));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(at, wxSizerFlags().CenterVertical().Border(wxRIGHT, FromDIP(8)));
    row->Add(typed_, wxSizerFlags().CenterVertical());
    column->Add(row);
    SetSizer(column);
    buttons_.front()->SetValue(true);
    for (wxRadioButton* button : buttons_) button->Bind(wxEVT_RADIOBUTTON, [onChange](wxCommandEvent&) { onChange(); });
    typed_->Bind(wxEVT_TEXT, [at, onChange](wxCommandEvent&) {
        at->SetValue(true);
        onChange();
    });
}

std::optional<std::size_t> TimeChoice::offer() const {
    for (std::size_t i = 0; i + 1 < buttons_.size(); ++i)
        if (buttons_[i]->GetValue()) return i;
    return std::nullopt;
}

Result<TimePoint> TimeChoice::typed(TimePoint now) const {
    const wxString words = typed_->GetValue().Strip(wxString::both);
    const auto at = text::parseDate(words);
    if (at && *at <= now) return Error(Failure::timeInPast, "typed", text::typed(words));
    return at;
}

}  // namespace resodesk::gui
