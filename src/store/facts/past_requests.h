// SPDX-License-Identifier: GPL-3.0-or-later
// Requests with what rules look at beside them. Any connection to facts.db.

#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "domain/returns/return.h"
#include "store/database.h"

namespace resodesk::store {

struct RequestWithPast {
    Return fact;
    std::optional<TimePoint> orderedAt;
    std::vector<TimePoint> earlier;  ///< the buyer's other requests of the year before
};

/// Every request made since then.
void eachRequestSince(Database& facts, TimePoint since, const std::function<void(const RequestWithPast&)>& take);
std::optional<RequestWithPast> requestWithPast(Database& facts, const ReturnKey& key);

}  // namespace resodesk::store
