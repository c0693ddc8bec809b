// SPDX-License-Identifier: GPL-3.0-or-later
// What a holder of the workspace does for those beside it. Also the window's, which is why gui/main.cpp includes it.

#pragma once

#include <functional>

#include "app/beside/door.h"
#include "app/desk.h"

namespace resodesk::cli {

/// Runs their commands with this desk, which must outlive the door.
app::Host hostOf(app::Desk& desk, app::Holder holder, std::function<void(const std::string& link)> makeWay);

}  // namespace resodesk::cli
