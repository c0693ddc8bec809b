// SPDX-License-Identifier: GPL-3.0-or-later
// From a scanned code to the sheet of its parcel. Codes wait for each other and for what else is open; none is lost.

#pragma once

#include <type_traits>  // wx/weakref.h uses it without

#include <wx/weakref.h>

#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "app/bench/bench_desk.h"
#include "app/desk.h"
#include "gui/bench/bench_parcel_sheet.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

class Bench : public Alive {
 public:
    struct Events {
        std::function<void(const ObjectKey&)> onShow;  ///< the return behind the sheet
        std::function<void(const wxString&)> onSaid;
    };
    Bench(wxWindow* window, app::Desk& desk, Events events) : window_(window), desk_(desk), events_(std::move(events)) {}

    void scan(const std::string& code);
    /// From the list: it shows the return already.
    void inspect(const ReturnKey& key) { open({{key}, false}, 0); }
    void showUnidentified();
    /// Codes that waited for another window to close may go on.
    void tick() { next(); }

 private:
    void next();
    void take(const app::Scanned& scanned);
    void openAll(const app::Scanned& scanned);
    struct Parcel {
        std::vector<ReturnKey> returns;
        bool isScanned = true;
    };
    void open(const Parcel& parcel, std::size_t index);
    void show(BenchParcelSheet* sheet, std::function<void(bool)> onEnd);
    bool isOtherDialogOpen() const;

    wxWindow* window_;
    app::Desk& desk_;
    Events events_;
    std::deque<std::string> codes_;
    wxWeakRef<BenchParcelSheet> sheet_;
    bool isBusy_ = false;
};

}  // namespace resodesk::gui
