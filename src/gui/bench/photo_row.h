// SPDX-License-Identifier: GPL-3.0-or-later
// The photos of a parcel: added by a button or dropped on the sheet, kept at once, told by name.

#pragma once

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <functional>
#include <vector>

#include "app/bench/bench_desk.h"
#include "app/desk.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

class PhotoRow : public wxBoxSizer, public Alive {
 public:
    /// `sheet`: the window that takes what is dropped. `onChange`: the photos are others. `onError`: one could not be kept.
    PhotoRow(wxWindow* sheet, app::Desk& desk, std::vector<Photo>& photos, std::function<void()> onChange, std::function<void(const Error&)> onError);
    wxButton* button() { return add_; }
    void add(const std::vector<std::string>& files);
    void show();

 private:
    void choose();
    wxWindow* sheet_;
    app::Desk& desk_;
    std::vector<Photo>& photos_;
    std::function<void()> onChange_;
    std::function<void(const Error&)> onError_;
    wxButton* add_;
    wxStaticText* names_;
};

}  // namespace resodesk::gui
