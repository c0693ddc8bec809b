// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/desk_core.h"

namespace resodesk::app {

/// A code that the marketplace's list does not have would be refused there, later: unknownReason. A list that was not read
/// yet knows nothing. Desk executor.
Result<void> checkReason(DeskCore& core, AccountId account, ReasonList list, const std::string& code);

/// What the lists of all accounts have, each code once. Desk executor.
std::vector<ReasonWords> reasonsOfAll(DeskCore& core, ReasonList list);

}  // namespace resodesk::app
