// SPDX-License-Identifier: GPL-3.0-or-later
// The first start: two choices with a sentence each.

#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/stattext.h>

#include <functional>

#include "app/desk.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

class FirstStart : public wxPanel, public Alive {
 public:
    FirstStart(wxWindow* parent, app::Desk& desk, std::function<void()> onReady);
    /// Without asking: what --practice does.
    void startPractice();

 private:
    void connect();
    app::Desk& desk_;
    std::function<void()> onReady_;
    wxButton* practice_;
    wxButton* connect_;
    wxStaticText* said_;
};

}  // namespace resodesk::gui
