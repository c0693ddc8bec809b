// SPDX-License-Identifier: GPL-3.0-or-later
// A label at its true size in a window of its own, with scroll bars where the screen is smaller.

#pragma once

#include <wx/dialog.h>
#include <wx/scrolwin.h>
#include <wx/statbmp.h>
#include <wx/stattext.h>

#include "gui/on_gui.h"
#include "gui/papers/label_view.h"

namespace resodesk::gui {

class LabelWindow : public wxDialog, public Alive {
 public:
    LabelWindow(wxWindow* parent, const LookAtLabel& look);

 private:
    void take(const Result<app::LabelPicture>& picture);

    wxScrolledWindow* room_;
    wxStaticBitmap* picture_;
    wxStaticText* size_;
};

}  // namespace resodesk::gui
