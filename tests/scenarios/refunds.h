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

/// On the marketplace's own page: the first line and the shipping, or this amount of the line. With a key: it is ours that arrived.
inline void refundByColleague(Desktop& desk, const ReturnKey& key, const std::string& amount = {}, const std::string& idempotencyKey = {}) {
    desk.market->onMarket([&](sim::Market& market) {
        const auto object = market.store().find("return", key.id.value);
        auto money = object->doc["lines"][0]["refundable"];
        if (!amount.empty()) money["amount"] = amount;
        sim::MarketStore::Scope scope(market.store());
        nlohmann::json wish{{"reason", "returned"}, {"lines", {{{"line_id", object->doc["lines"][0]["line_id"]}, {"quantity", 1}, {"amount", money}}}}};
        if (amount.empty() && object->doc["refundable"]["shipping"]["amount"] != "0.00") wish["shipping"] = object->doc["refundable"]["shipping"];
        const auto outcome = market.refundReturn(key.id.value, wish, {idempotencyKey, std::to_string(object->revision)});
        REQUIRE(!outcome.problem);
        scope.commit();
    });
}

}  // namespace resodesk::test
