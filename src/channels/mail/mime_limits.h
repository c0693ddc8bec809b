// SPDX-License-Identifier: GPL-3.0-or-later
// A look at a mail before GMime makes objects of it.

#pragma once

#include <string_view>

namespace resodesk::channels::mail {

/// False for structure that no honest mail has: GMime keeps some hundred bytes for every header and every part, so that 25 MB of
/// empty ones would take gigabytes.
bool isWithinLimits(std::string_view mail);

}  // namespace resodesk::channels::mail
