// SPDX-License-Identifier: GPL-3.0-or-later
// A label as it looks, as large as it is where there is room, with its size in words under it.

#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/statbmp.h>
#include <wx/stattext.h>

#include <functional>

#include "app/papers/papers_desk.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

/// Asks the desk for a picture for such a place.
using LookAtLabel = std::function<void(const app::LabelPlace&, std::function<void(Result<app::LabelPicture>)>)>;

class LabelView : public wxPanel, public Alive {
 public:
    /// `least`: what it asks for, in device independent pixels; it takes more when it is given more.
    LabelView(wxWindow* parent, const wxSize& least);

    /// None: it is empty.
    void show(LookAtLabel look);

 private:
    void ask();
    void take(const Result<app::LabelPicture>& picture);
    void showTrueSize();

    LookAtLabel look_;
    wxWindow* room_;
    wxStaticBitmap* picture_;
    wxStaticText* size_;
    wxButton* trueSize_;
    app::LabelPlace asked_;
    std::uint64_t question_ = 0;  ///< late answers to earlier ones are dropped
};

}  // namespace resodesk::gui
