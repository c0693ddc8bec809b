// SPDX-License-Identifier: GPL-3.0-or-later
// A row of returns as a fact.

#pragma once

#include "domain/returns/return.h"
#include "store/query.h"

namespace resodesk::store {

/// In the order readFact reads them; `table`: "r." where there are several.
std::string factColumns(const std::string& table = {});
Return readFact(Query& q);

}  // namespace resodesk::store
