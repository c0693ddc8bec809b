// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/notice_bar.h"

#include <wx/settings.h>
#include <wx/sizer.h>

#include "gui/accessible.h"
#include "gui/text_size.h"

namespace resodesk::gui {

NoticeBar::NoticeBar(wxWindow* parent) : wxPanel(parent) {
    Hide();
}

void NoticeBar::build() {
    SetBackgroundColour(wxSystemSettings::GetColour(wxSYS_COLOUR_INFOBK));
    text_ = new wxStaticText(this, wxID_ANY, wxString());
    text_->SetForegroundColour(wxSystemSettings::GetColour(wxSYS_COLOUR_INFOTEXT));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(text_, wxSizerFlags(1).CenterVertical().Border(wxALL, FromDIP(8)));
    for (std::size_t i = 0; i < mostButtons; ++i) {
        buttons_[i] = new wxButton(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
        row->Add(buttons_[i], wxSizerFlags().CenterVertical().Border(wxALL, FromDIP(4)));
        buttons_[i]->Bind(wxEVT_BUTTON, [this, i](wxCommandEvent&) {
            if (const auto onPress = onPress_[i]) onPress();  // a copy: it may say something else
        });
    }
    SetSizer(row);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        fitWords();
    });
}

void NoticeBar::say(const wxString& text, const wxString& button, std::function<void()> onButton) {
    say(text, button.empty() ? std::vector<Button>{} : std::vector<Button>{{button, std::move(onButton)}});
}

void NoticeBar::say(const wxString& text, const std::vector<Button>& buttons) {
    const bool isShown = !text.empty();
    if (!text_ && !isShown) return;
    if (!text_) build();
    bool isOther = relabel(text_, text);
    for (std::size_t i = 0; i < mostButtons; ++i) {
        const bool isThere = i < buttons.size();
        onPress_[i] = isThere ? buttons[i].onPress : std::function<void()>{};
        if (isThere) isOther = relabel(buttons_[i], buttons[i].label) || isOther;
        isOther = buttons_[i]->Show(isThere) || isOther;
    }
    if (isOther) {
        Layout();
        fitWords();
    }
    if (IsShown() == isShown) return;
    Show(isShown);
    GetParent()->Layout();
}

void NoticeBar::fitWords() {
    int room = GetClientSize().x - 2 * FromDIP(8);
    for (const wxButton* button : buttons_)
        if (button->IsShown()) room -= button->GetBestSize().x + 2 * FromDIP(4);
    if (room <= 0) return;
    const wxSize wanted(FromDIP(1), heightAt(text_, room));
    if (text_->GetMinSize() == wanted) return;
    text_->SetMinSize(wanted);
    InvalidateBestSize();
    Layout();
    GetParent()->Layout();
}

}  // namespace resodesk::gui
