// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/catch.h"
#include "support/desktop.h"

namespace resodesk::test {

inline app::RefundDecision fully() {
    app::RefundDecision decision;
    decision.plan.reason = "returned";
    return decision;
}

/// A return whose goods have arrived: refundable.
inline ReturnKey received(Desktop& desk) {
    const auto keys = desk.keys(View::toInspect, 1);
    REQUIRE(keys.size() == 1);
    return keys[0];
}

}  // namespace resodesk::test
