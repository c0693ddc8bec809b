// SPDX-License-Identifier: GPL-3.0-or-later
// Photos as small pictures, each a button that opens the photo in the system's viewer.

#pragma once

#include <wx/button.h>
#include <wx/scrolwin.h>

#include <functional>
#include <memory>
#include <vector>

#include "app/desk.h"
#include "domain/returns/inspection.h"
#include "gui/bench/thumbnail.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

class PhotoStrip : public wxScrolledWindow, public Alive {
 public:
    /// `onSaid`: why one cannot be opened.
    PhotoStrip(wxWindow* parent, app::Desk& desk, std::function<void(const wxString&)> onSaid);
    /// The same again changes nothing. Hidden when there are none.
    void show(const std::vector<Photo>& photos);

 private:
    void add(const Photo& photo);
    /// None: it cannot be shown.
    void put(std::size_t index, const std::shared_ptr<const Thumbnail>& picture);
    void open(const Photo& photo);
    app::Desk& desk_;
    std::function<void(const wxString&)> onSaid_;
    std::vector<Photo> photos_;
    std::vector<wxButton*> buttons_;
    int turn_ = 0;  ///< answers for earlier photos are dropped
};

}  // namespace resodesk::gui
