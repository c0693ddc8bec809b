// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/earlier_refunds.h"

#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;
using std::chrono::hours;

namespace {

Action paidByUs(const std::string& reference, ActionState state = ActionState::confirmed) {
    Action action;
    action.command.kind = ActionKind::refund;
    action.command.money = {{"L1", 1, euros(700)}};
    action.key = "key-" + reference;
    action.remoteRef = reference;
    action.state = state;
    action.sentAt = morning - hours(1);
    return action;
}

Refund refunded(const std::string& id, std::int64_t cents, hours ago, const std::string& key = {}) {
    return {{id}, euros(cents), Actor::seller, morning - ago, key};
}

}  // namespace

TEST_CASE("refunds are named newest first, with those of this desk told from others by reference or key") {
    Return r = aReturn();
    r.refunds = {refunded("F-1", 100, hours(9)), refunded("F-2", 200, hours(8)), refunded("F-3", 300, hours(7), "key-lost answer")};
    Action unanswered = paidByUs("lost answer");
    unanswered.remoteRef.clear();
    const auto earlier = earlierRefunds(r, {paidByUs("F-2"), unanswered});
    REQUIRE(earlier.size() == 3);
    CHECK(earlier[0] == EarlierRefund{euros(300), morning - hours(7), true, Actor::seller});
    CHECK(earlier[1] == EarlierRefund{euros(200), morning - hours(8), true, Actor::seller});
    CHECK(earlier[2] == EarlierRefund{euros(100), morning - hours(9), false, Actor::seller});
}

TEST_CASE("ours that the marketplace said yes to counts before its facts show it, and once") {
    Return r = aReturn();
    r.refunds = {refunded("F-1", 100, hours(9))};
    for (const ActionState state : {ActionState::accepted, ActionState::confirmed}) {
        const auto earlier = earlierRefunds(r, {paidByUs("F-2", state)});
        REQUIRE(earlier.size() == 2);
        CHECK(earlier[0] == EarlierRefund{euros(700), morning - hours(1), true, Actor::seller});
        CHECK(earlierRefunds(r, {paidByUs("F-1", state)}).size() == 1);
    }
    CHECK(earlierRefunds(r, {paidByUs("F-2", ActionState::failed)}).size() == 1);
    Action authorized = paidByUs("F-2");
    authorized.command.kind = ActionKind::authorize;
    CHECK(earlierRefunds(r, {authorized}).size() == 1);
}

TEST_CASE("of two refunds in one second the one that the marketplace names later is newer") {
    Return r = aReturn();
    r.refunds = {refunded("F-1", 100, hours(1)), refunded("F-2", 200, hours(1))};
    CHECK(earlierRefunds(r, {})[0].total == euros(200));
}

TEST_CASE("what is left is of the price and the shipping, without extras") {
    CHECK(leftToRefund(aReturn()) == euros(2490 + 490));
}
