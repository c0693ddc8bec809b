// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger's change numbers: which objects must be shown anew.

#pragma once

#include <vector>

#include "domain/keys.h"
#include "store/database.h"

namespace resodesk::store {

/// Within the transaction that changes what is shown of the object.
void touch(Database& ledger, const ObjectKey& object);

struct Touched {
    std::int64_t seq = 0;  ///< the last number of the list
    std::vector<ObjectKey> objects;
};
/// What changed after `seq`, each object once. Any connection.
Touched touchedSince(Database& ledger, std::int64_t seq, int limit);
/// Forgets numbers up to `seq`, which have been shown. Within a transaction.
void forgetTouched(Database& ledger, std::int64_t seq);

}  // namespace resodesk::store
