// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet about the parcel on the bench: the next parcel that is scanned puts it aside.

#pragma once

#include "app/bench/bench_desk.h"
#include "gui/sheet.h"

namespace resodesk::gui {

class BenchParcelSheet : public Sheet {
 public:
    using Sheet::Sheet;
    /// The code is of the parcel this sheet is about.
    virtual bool isFor(const app::Scanned& scanned) const = 0;
    /// Keeps what was typed, then closes. False when it could not be kept: the sheet stays.
    virtual void putAside(std::function<void(bool)> then) = 0;
};

}  // namespace resodesk::gui
