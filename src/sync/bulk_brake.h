// SPDX-License-Identifier: GPL-3.0-or-later
// Stops a decision for many that goes wrong, and lets it go on. Desk executor, within the caller's transaction.

#pragma once

#include "store/ledger/ledger.h"

namespace resodesk::sync {

/// After a result that was not good. Nothing for an action on its own.
void brakeBulk(store::Ledger& ledger, BulkId bulk, TimePoint now);
/// The seller lets it go on: results are counted anew.
void letBulkGoOn(store::Ledger& ledger, BulkId bulk, TimePoint now);

}  // namespace resodesk::sync
