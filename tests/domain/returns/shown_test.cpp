// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/shown.h"

#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

Shown shownWith(ReturnState state, std::vector<LiveAction> actions = {}, BenchMarks marks = {}) {
    Return r = aReturn();
    r.state = state;
    return show(r, actions, marks);
}

}  // namespace

TEST_CASE("a return leaves the new ones at the click and comes back when the action is withdrawn") {
    CHECK(shownWith(ReturnState::requested).isNew);
    const Shown authorizing =
        shownWith(ReturnState::requested, {{{1}, ActionKind::authorize, ActionState::waiting, "1"}});
    CHECK(authorizing.state == ShownState::authorizing);
    CHECK_FALSE(authorizing.isNew);
    CHECK(shownWith(ReturnState::requested, {{{1}, ActionKind::authorize, ActionState::cancelled, "1"}}).isNew);
}

TEST_CASE("an unknown outcome is shown before anything else") {
    const Shown shown = shownWith(ReturnState::received, {{{1}, ActionKind::authorize, ActionState::confirmed, "1"},
                                                          {{2}, ActionKind::refund, ActionState::unknown, "1"}});
    CHECK(shown.state == ShownState::checking);
    CHECK_FALSE(shown.isToRefund);
}

TEST_CASE("a confirmed answer is shown until the marketplace's own word arrives") {
    CHECK(shownWith(ReturnState::requested, {{{1}, ActionKind::close, ActionState::confirmed, "1"}}).state == ShownState::closed);
    CHECK(shownWith(ReturnState::requested, {{{1}, ActionKind::close, ActionState::confirmed, "0"}}).isNew);
}

TEST_CASE("a received parcel is to inspect, an inspected one to refund") {
    CHECK(shownWith(ReturnState::received).isToInspect);
    BenchMarks marks;
    marks.receivedAt = morning;
    CHECK(shownWith(ReturnState::inTransit, {}, marks).isToInspect);
    marks.findings = {{{"L1"}, 1, Condition::asNew, true, {}, morning}};
    CHECK(shownWith(ReturnState::inTransit, {}, marks).isToRefund);
    CHECK(shownWith(ReturnState::refunded, {}, marks).isClosed);
}

TEST_CASE("we wait for the buyer after authorizing or when we wrote last") {
    CHECK(shownWith(ReturnState::authorized).isWaitingForBuyer);
    CHECK_FALSE(shownWith(ReturnState::inTransit).isWaitingForBuyer);
    Return r = aReturn();
    r.lastMessageBy = Actor::seller;
    CHECK(show(r, {}, {}).isWaitingForBuyer);
    CHECK(show(r, {}, {}).isNew);
}
