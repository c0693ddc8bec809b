// SPDX-License-Identifier: GPL-3.0-or-later
// Above the status line: how far a decision for many is. Can be hidden into the status line.

#pragma once

#include <wx/button.h>
#include <wx/gauge.h>
#include <wx/panel.h>
#include <wx/stattext.h>

#include <functional>
#include <optional>
#include <vector>

#include "app/desk.h"
#include "app/outbox/outbox_desk.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

class BulkWindow;

class BulkBar : public wxPanel, public Alive {
 public:
    struct Events {
        std::function<void()> onChanged;  ///< what the status line says of it
        std::function<void(const wxString&)> onSaid;
        std::function<void(const ObjectKey&)> onOpen;
    };
    BulkBar(wxWindow* parent, app::Desk& desk, Events events);

    /// Something changed in the outbox, or a second has passed.
    void refresh();
    /// For the status line; empty while the bar itself says it.
    wxString hiddenLine() const;
    bool hasBulk() const { return shown_.has_value(); }
    /// One is too young for the bar: without news of it, it is asked about again.
    bool isSoon() const { return isSoon_; }
    void showAgain();
    void showDetails();

 private:
    void build();
    void take(const std::vector<BulkProgress>& bulks);
    void fill();
    void pauseOrGoOn();
    void takeBack();
    void hideOrPutAway();
    double pace() const;

    app::Desk& desk_;
    Events events_;
    std::optional<BulkProgress> shown_;
    std::size_t others_ = 0;
    bool isSoon_ = false;
    bool isHidden_ = false;
    struct Sample {
        TimePoint at;
        int done = 0;
    };
    std::vector<Sample> samples_;  ///< of the last seconds, oldest first
    std::optional<TimePoint> overSince_;
    wxStaticText* text_ = nullptr;  ///< made with the first bulk, as all that follows
    wxGauge* gauge_ = nullptr;
    wxButton* pause_ = nullptr;
    wxButton* takeBack_ = nullptr;
    wxButton* details_ = nullptr;
    wxButton* hide_ = nullptr;
    BulkWindow* window_ = nullptr;
};

}  // namespace resodesk::gui
