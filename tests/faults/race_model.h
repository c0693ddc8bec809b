// SPDX-License-Identifier: GPL-3.0-or-later
// C16: every order of events that one action can meet, tried exhaustively.

#pragma once

#include "faults/campaign.h"

namespace resodesk::faults {

/// The real step() and the real policy, a small runner and a small marketplace: crashes anywhere, answers lost, requests that
/// act late, reads that are stale, the seller's cancel, others who close the object. No reachable state may have two effects,
/// be confirmed without one or ended without one while there is one, and from each state an end can be reached.
void checkModel(Tally& tally);

}  // namespace resodesk::faults
