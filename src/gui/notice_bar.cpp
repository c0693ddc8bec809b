// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/notice_bar.h"

#include <wx/settings.h>
#include <wx/sizer.h>

#include "gui/accessible.h"

namespace resodesk::gui {

NoticeBar::NoticeBar(wxWindow* parent) : wxPanel(parent) {
    Hide();
}

void NoticeBar::build() {
    SetBackgroundColour(wxSystemSettings::GetColour(wxSYS_COLOUR_INFOBK));
    text_ = new wxStaticText(this, wxID_ANY, wxString());
    text_->SetForegroundColour(wxSystemSettings::GetColour(wxSYS_COLOUR_INFOTEXT));
    button_ = new wxButton(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(text_, wxSizerFlags(1).CenterVertical().Border(wxALL, FromDIP(8)));
    row->Add(button_, wxSizerFlags().CenterVertical().Border(wxALL, FromDIP(4)));
    SetSizer(row);
    button_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (onButton_) onButton_();
    });
}

void NoticeBar::say(const wxString& text, const wxString& button, std::function<void()> onButton) {
    const bool isShown = !text.empty();
    if (!text_ && !isShown) return;
    if (!text_) build();
    onButton_ = std::move(onButton);
    const bool isOther = relabel(text_, text) | relabel(button_, button) | button_->Show(!button.empty());
    if (isOther) Layout();
    if (IsShown() == isShown) return;
    Show(isShown);
    GetParent()->Layout();
}

}  // namespace resodesk::gui
