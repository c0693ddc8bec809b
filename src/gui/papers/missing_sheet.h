// SPDX-License-Identifier: GPL-3.0-or-later
// What will not be printed, and why, before the rest is.

#pragma once

#include "app/papers/papers_desk.h"
#include "gui/papers/paper_tray.h"
#include "gui/sheet.h"

namespace resodesk::gui {

class MissingSheet : public Sheet {
 public:
    MissingSheet(wxWindow* parent, app::PaperKind kind, PaperGoal goal, const app::Papers& papers);
};

}  // namespace resodesk::gui
