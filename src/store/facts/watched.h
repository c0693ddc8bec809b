// SPDX-License-Identifier: GPL-3.0-or-later
// What the seller may be told of: requests that wait for an answer, and those that their buyers closed. Any connection to facts.db.

#pragma once

#include <optional>
#include <vector>

#include "domain/notices/notice.h"
#include "store/database.h"

namespace resodesk::store {

/// Those that stand in the views of what is to be done, the most urgent first.
std::vector<Noticed> requestsToAnswer(Database& facts);
std::vector<Noticed> closedByBuyers(Database& facts, AccountId account, TimePoint since);
/// The first answer that is due after this time.
std::optional<TimePoint> nextDeadline(Database& facts, TimePoint after);

}  // namespace resodesk::store
