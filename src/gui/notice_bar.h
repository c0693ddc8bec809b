// SPDX-License-Identifier: GPL-3.0-or-later
// The thin bar above the list that speaks when something needs the seller. One sentence, and what can be done about it.

#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/stattext.h>

#include <array>
#include <functional>
#include <vector>

namespace resodesk::gui {

class NoticeBar : public wxPanel {
 public:
    struct Button {
        wxString label;
        std::function<void()> onPress;
    };
    static constexpr std::size_t mostButtons = 3;

    explicit NoticeBar(wxWindow* parent);
    /// Empty text hides the bar. Without a button text there is none.
    void say(const wxString& text, const wxString& button = {}, std::function<void()> onButton = {});
    void say(const wxString& text, const std::vector<Button>& buttons);

 private:
    void build();
    /// The words take as many lines as the window's width asks for: the buttons stay on the screen.
    void fitWords();
    wxStaticText* text_ = nullptr;  ///< made with the first notice
    std::array<wxButton*, mostButtons> buttons_ = {};
    std::array<std::function<void()>, mostButtons> onPress_;
};

}  // namespace resodesk::gui
