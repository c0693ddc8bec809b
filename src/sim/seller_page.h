// SPDX-License-Identifier: GPL-3.0-or-later
// The shop's own page of a return or case, for a browser: where the seller does by hand what has no API.

#pragma once

#include "sim/http.h"
#include "sim/market.h"

namespace resodesk::sim {

/// GET /seller/{id} shows it with what is possible as forms; POST does it, as the seller, without a key.
Reply sellerPage(Market& market, const Request& request);

}  // namespace resodesk::sim
