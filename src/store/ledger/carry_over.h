// SPDX-License-Identifier: GPL-3.0-or-later
// What was decided after a backup, taken over from the ledger that the backup replaces.

#pragma once

#include <filesystem>

#include "store/database.h"

namespace resodesk::store {

/// Actions with their money, bulk decisions, RMA numbers, labels, notes and the journal - as far as the old ledger can be read,
/// its journal goes on where the backup's ends and the seals fit, and each action is what its entry in the journal says.
/// Within the caller's transaction. How many actions; nothing at all is taken over when something does not fit together.
int carryOver(Database& restored, const std::filesystem::path& ledger);

}  // namespace resodesk::store
