// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the campaign "race".

#pragma once

#include "faults/campaign.h"

namespace resodesk::faults {

/// C03, C05: processes on one workspace. They fork: before anything here starts a thread.
void raceProcesses(Tally& tally, bool isLong);
/// C04 and what else the ledger itself must refuse.
void raceStores(Tally& tally);
/// C01, C02, C06, C07, C09-C12: clicks, desks and the marketplace in every order.
void raceDesks(Tally& tally, bool isLong);

}  // namespace resodesk::faults
