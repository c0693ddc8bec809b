// SPDX-License-Identifier: GPL-3.0-or-later
// The parcels that matched nothing: each is matched with its return, or put away.

#pragma once

#include <wx/dataview.h>

#include "app/bench/bench_desk.h"
#include "app/desk.h"
#include "gui/bench/photo_strip.h"
#include "gui/sheet.h"

namespace resodesk::gui {

class UnidentifiedList : public Sheet {
 public:
    /// `onMatched`: the return whose parcel it was.
    UnidentifiedList(wxWindow* parent, app::Desk& desk, std::function<void(const ReturnKey&)> onMatched);

 private:
    void read();
    void take(const std::vector<UnidentifiedParcel>& parcels);
    void showChosen();
    /// Looks the typed code up: what it is, or why it cannot be matched, is said before anything is done.
    void look();
    void takeScanned(const app::Scanned& scanned);
    void match();
    void putAway();
    const UnidentifiedParcel* chosen() const;

    app::Desk& desk_;
    std::function<void(const ReturnKey&)> onMatched_;
    std::vector<UnidentifiedParcel> parcels_;
    std::optional<ReturnKey> found_;
    wxDataViewListCtrl* list_;
    PhotoStrip* photos_;
    wxTextCtrl* code_;
    wxButton* putAway_ = nullptr;
};

}  // namespace resodesk::gui
