// SPDX-License-Identifier: GPL-3.0-or-later
// What the rules would have done, beside what people did.

#pragma once

#include "domain/rules/replay.h"
#include "gui/sheet.h"

namespace resodesk::gui {

class ReplaySheet : public Sheet {
 public:
    /// `isOn`: these rules judge already, there is nothing to switch.
    ReplaySheet(wxWindow* parent, const Replay& replay, bool isOn);
};

}  // namespace resodesk::gui
