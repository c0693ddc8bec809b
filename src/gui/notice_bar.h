// SPDX-License-Identifier: GPL-3.0-or-later
// The thin bar above the list that speaks when something needs the seller. One sentence, at most one button.

#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/stattext.h>

#include <functional>

namespace resodesk::gui {

class NoticeBar : public wxPanel {
 public:
    explicit NoticeBar(wxWindow* parent);
    /// Empty text hides the bar. Without a button text there is none.
    void say(const wxString& text, const wxString& button = {}, std::function<void()> onButton = {});

 private:
    void build();
    wxStaticText* text_ = nullptr;  ///< made with the first notice
    wxButton* button_ = nullptr;
    std::function<void()> onButton_;
};

}  // namespace resodesk::gui
