// SPDX-License-Identifier: GPL-3.0-or-later
// What was decided after a backup, taken over from the ledger that the backup replaces.

#pragma once

#include <filesystem>
#include <set>

#include "domain/keys.h"
#include "store/database.h"

namespace resodesk::store {

/// Actions with their money, bulk decisions, RMA numbers, labels, notes and the journal - as far as the old ledger can be read,
/// its journal goes on where the backup's ends and the seals fit, and each action is what its entry in the journal says.
/// Within the caller's transaction. Nothing at all is taken over when something does not fit together.
struct CarriedOver {
    int actions = 0;
    bool isWhole = false;  ///< the old journal goes on from the backup's and was read to its last entry
};
CarriedOver carryOver(Database& restored, const std::filesystem::path& ledger);

/// After a whole carryOver: the actions that have certainly not been sent. The old ledger is sound and no older than what this
/// computer saw of it last (`memory`, see last_seen.h), it has them waiting, and the sealed journal has no attempt of them.
/// They wait until when they waited there, and `restored` is as new as the old one. What cannot be known is left out.
std::set<ActionId> takeUnsent(Database& restored, const std::filesystem::path& ledger, const std::filesystem::path& memory);

}  // namespace resodesk::store
