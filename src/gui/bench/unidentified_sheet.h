// SPDX-License-Identifier: GPL-3.0-or-later
// A parcel whose code no return has: kept with photos and a note, to be matched later.

#pragma once

#include "app/desk.h"
#include "gui/bench/bench_parcel_sheet.h"
#include "gui/bench/photo_row.h"

namespace resodesk::gui {

class UnidentifiedSheet : public BenchParcelSheet {
 public:
    UnidentifiedSheet(wxWindow* parent, app::Desk& desk, const std::string& code);
    bool isFor(const app::Scanned& scanned) const override;
    void putAside(std::function<void(bool)> then) override;

 private:
    void keep(int ending, const std::function<void(bool)>& then);
    app::Desk& desk_;
    UnidentifiedParcel parcel_;
    wxTextCtrl* note_;
};

}  // namespace resodesk::gui
