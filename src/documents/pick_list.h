// SPDX-License-Identifier: GPL-3.0-or-later
// The pick list: what to fetch or to look for, a row per order line, with room for where it lies.

#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "domain/returns/return.h"

namespace resodesk::documents {

/// A PDF of A4 pages in landscape, in the order given; each page has the heads of the columns and its number.
std::string drawPickList(const std::vector<Return>& returns, TimePoint madeAt);

}  // namespace resodesk::documents
