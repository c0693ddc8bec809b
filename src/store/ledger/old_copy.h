// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of the actions in an old copy of a ledger. Within the caller's transaction.

#pragma once

#include <set>

#include "store/ledger/last_seen.h"
#include "store/ledger/outbox_store.h"

namespace resodesk::store {

/// What a newer copy sent may sit in a network for as long as a write's timeout.
inline constexpr auto settleOfTheLost = std::chrono::seconds(60);

/// Why nothing is sent until the seller has looked: restoredBackup or olderCopy. Any connection.
std::optional<Failure> stopOf(Database& ledger);

/// Where this ledger stands. Any connection.
Head headOf(Database& ledger);

/// The journal is append-only, so a ledger that goes on from what was seen has that entry.
bool isOlder(Database& ledger, const Head& seen);

/// SQLite's own checks of the whole file. They stop at the first fault.
bool isSound(Database& database);

/// The file may be older than what was last decided and sent: a backup that was taken back, a folder synchronised from
/// elsewhere, a -wal that got lost. What waits in it may have been sent by the newer one, so it goes to UNKNOWN as if that
/// one had sent it at the earliest moment it could, when it was decided, and had died before the answer: reads find out,
/// and in the end a person decides. It is never sent plainly; a later attempt is one from UNKNOWN, with the same key. What
/// was found SENDING becomes UNKNOWN at each start anyway. Rows of a bulk that are no action yet are given up: the newer
/// ledger may hold them under other keys. Nothing at all is sent until resumeSending. `unsent`: those that have certainly not
/// been sent wait on, and can be taken back.
void doubtAll(Database& ledger, std::int64_t epoch, Failure why, TimePoint settleUntil, TimePoint now, const std::set<ActionId>& unsent = {});

/// Another action of its lane is sending, unknown or needs a person.
bool isLaneUnclear(Database& ledger, ActionId id);

/// The seller has looked.
void resumeSending(Database& ledger, Journal& journal, TimePoint now);

}  // namespace resodesk::store
