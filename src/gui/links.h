// SPDX-License-Identifier: GPL-3.0-or-later
// Opens what a link points to when the window is ready for it, and copies links. Of the main window.

#pragma once

#include <wx/event.h>

#include <functional>
#include <optional>
#include <vector>

#include "app/desk.h"
#include "app/returns/links_desk.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

class Links : public wxEvtHandler, public Alive {
 public:
    struct Events {
        std::function<bool()> isReady;  ///< there is an account, and nothing is open over the window
        std::function<void(const ReturnKey&, LinkedSheet)> onOpen;
        std::function<void(const wxString&)> onSaid;
    };
    Links(app::Desk& desk, Events events) : desk_(desk), events_(std::move(events)) {}

    /// Takes the place of one that still waits.
    void open(const ReturnLink& link);
    /// The window may be ready now.
    void look();
    /// There will be no account: says so of what waits.
    void giveUp(std::function<void(const wxString&)> say);
    void copy(const std::vector<ReturnKey>& keys);

 private:
    void find(const ReturnLink& link, bool isLastTry);
    void readFirst(const ReturnLink& link);

    app::Desk& desk_;
    Events events_;
    std::optional<ReturnLink> waiting_;
};

}  // namespace resodesk::gui
