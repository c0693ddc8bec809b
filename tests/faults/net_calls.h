// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "faults/campaign.h"

namespace resodesk::faults {

/// N01-N05, I04, I06, X02: single writes that never reach a server, or are led away from it: what the client says happened.
void netCalls(Tally& tally);

}  // namespace resodesk::faults
