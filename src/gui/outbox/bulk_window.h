// SPDX-License-Identifier: GPL-3.0-or-later
// A decision for many in detail, beside the main window: what did not come through and why, to be tried again or copied.

#pragma once

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/dialog.h>
#include <wx/stattext.h>

#include <functional>
#include <vector>

#include "app/desk.h"
#include "app/outbox/outbox_desk.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

class BulkWindow : public wxDialog, public Alive {
 public:
    struct Events {
        std::function<void()> onClosed;
        std::function<void()> onDecided;
        std::function<void(const ObjectKey&)> onOpen;
    };
    BulkWindow(wxWindow* parent, app::Desk& desk, Events events);
    void show(const BulkProgress& bulk);
    /// The shown one as it is now.
    void refresh(const std::vector<BulkProgress>& bulks);

 private:
    void take(BulkId id, const std::vector<BulkFailure>& failures);
    void say(const wxString& said);
    void tryAgain();
    void copy();
    void open();

    app::Desk& desk_;
    Events events_;
    BulkProgress bulk_;
    std::vector<BulkFailure> failures_;
    wxStaticText* text_;
    wxDataViewListCtrl* list_;
    wxStaticText* said_;
    wxButton* again_;
    wxButton* open_;
};

}  // namespace resodesk::gui
