// SPDX-License-Identifier: GPL-3.0-or-later
// The seller's saved views: in the navigation with live counts, saved, renamed, moved, removed. Of the main window.

#pragma once

#include <wx/timer.h>

#include <functional>
#include <optional>
#include <vector>

#include "app/desk.h"
#include "app/returns/views_desk.h"
#include "domain/returns/saved_view.h"
#include "gui/navigation.h"
#include "gui/on_gui.h"
#include "gui/returns/returns_panel.h"

namespace resodesk::gui {

class SavedViews : public wxEvtHandler, public Alive {
 public:
    struct Events {
        std::function<void(const Place&)> onVisit;   ///< be there now
        std::function<void(const wxString&)> onSaid;
    };
    SavedViews(wxWindow* window, app::Desk& desk, Navigation& navigation, ReturnsPanel& returns, Events events);

    /// The list of views is read anew, and counted.
    void read();
    /// Counts soon; many wishes become one.
    void countSoon();
    /// Shows the list of a place of the returns page, with the columns that belong to it.
    void show(const Place& place);
    /// What the columns of the shown view are now is kept with it; the list has those of all other views again.
    void leave();

    void saveAs();
    void rename();
    void remove();
    void move(int places);
    bool isShown() const { return static_cast<bool>(shown_); }

 private:
    const SavedView* find(SavedViewId id) const;
    void take(const std::vector<SavedView>& views);
    void count();
    void takeCounts(const std::vector<SavedViewId>& ids, const std::vector<std::int64_t>& counts);
    void tell(const Result<void>& done);

    wxWindow* window_;
    app::Desk& desk_;
    Navigation& navigation_;
    ReturnsPanel& returns_;
    Events events_;
    std::vector<SavedView> views_;
    SavedViewId shown_;
    SavedViewId wanted_;  ///< was saved just now: visited when it is listed
    std::vector<ShownColumn> usualColumns_;
    wxTimer soon_;
    bool isCounting_ = false;
    bool isCountWanted_ = false;
};

}  // namespace resodesk::gui
