// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/rules/replay.h"

#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

RuleSet cheapOnes() {
    Rule go, look;
    go.name = "go";
    go.when.amount.most = euros(2490);
    look.name = "look";
    look.move = RuleMove::review;
    look.when.amount.least = euros(10000);
    return {{go, look}, {}, {}};
}

PastRequest past(std::int64_t cents, PersonMove people) {
    Return r = aReturn();
    r.price = euros(cents);
    return {subjectOf(r, {}, {}, morning), r.order, r.buyerName, people, {}};
}

Return after(ReturnState state, Actor authorizedBy, Actor closedBy = Actor::nobody) {
    Return r = aReturn();
    r.state = state;
    r.authorizedBy = authorizedBy;
    r.closedBy = closedBy;
    return r;
}

}  // namespace

TEST_CASE("what a person did is read from the fact") {
    CHECK(personMove(aReturn()) == PersonMove::open);
    CHECK(personMove(after(ReturnState::inTransit, Actor::seller)) == PersonMove::authorized);
    CHECK(personMove(after(ReturnState::refunded, Actor::seller)) == PersonMove::authorized);
    CHECK(personMove(after(ReturnState::authorized, Actor::marketplace)) == PersonMove::elsewhere);
    CHECK(personMove(after(ReturnState::closed, Actor::nobody, Actor::seller)) == PersonMove::closed);
    CHECK(personMove(after(ReturnState::closed, Actor::nobody, Actor::buyer)) == PersonMove::elsewhere);
    Return kept = after(ReturnState::closed, Actor::nobody, Actor::seller);
    kept.refunds.push_back({{"F-1"}, euros(2490), Actor::seller, morning, ""});
    CHECK(personMove(kept) == PersonMove::refunded);
    kept.refunds[0].by = Actor::marketplace;
    CHECK(personMove(kept) == PersonMove::elsewhere);
}

TEST_CASE("a replay counts what would be done, with sums, and lists where people did otherwise") {
    Replay replay(cheapOnes());
    replay.add(past(2000, PersonMove::authorized));
    replay.add(past(2490, PersonMove::closed));
    replay.add(past(1000, PersonMove::open));
    replay.add(past(1000, PersonMove::elsewhere));
    replay.add(past(20000, PersonMove::closed));
    replay.add(past(5000, PersonMove::authorized));
    CHECK(replay.all().count == 6);
    CHECK(replay.would(RuleMove::authorize).count == 4);
    CHECK(replay.would(RuleMove::authorize).amounts.perCurrency() == std::vector{euros(6490)});
    CHECK(replay.would(RuleMove::review).count == 1);
    CHECK(replay.would(RuleMove::tagOnly).count == 1);
    CHECK(replay.would(RuleMove::refund).count == 0);
    CHECK(replay.ofRule(0).count == 4);
    CHECK(replay.ofRule(1).amounts.perCurrency() == std::vector{euros(20000)});
    CHECK(replay.same() == 1);
    REQUIRE(replay.differences().size() == 1);
    CHECK(replay.differences()[0].amount == euros(2490));
    CHECK(replay.differences()[0].people == PersonMove::closed);
    CHECK(replay.differences()[0].rule == std::size_t{0});
}

TEST_CASE("recorded rulings are judged again from what they were made of") {
    Replay replay(cheapOnes());
    PastRequest ruled = past(2000, PersonMove::elsewhere);
    ruled.recorded = judge(cheapOnes(), ruled.subject);
    replay.add(ruled);
    CHECK(replay.recorded() == 1);
    CHECK(replay.recordedOtherwise() == 0);
    ruled.recorded->move = RuleMove::review;
    replay.add(ruled);
    CHECK(replay.recordedOtherwise() == 1);
}

TEST_CASE("what rules only watched was decided by people, and is compared with them") {
    Replay replay(cheapOnes());
    PastRequest watched = past(2000, PersonMove::closed);
    watched.recorded = judge(cheapOnes(), watched.subject);
    replay.add(watched);
    CHECK(replay.recorded() == 1);
    CHECK(replay.differences().size() == 1);
}

TEST_CASE("a replay names rules that act on nearly everything, and rules that never held") {
    Replay replay(cheapOnes());
    for (int i = 0; i < 19; ++i) replay.add(past(1000, PersonMove::authorized));
    CHECK(replay.tooBroad().empty());  // too few to tell
    replay.add(past(5000, PersonMove::authorized));
    CHECK(replay.tooBroad() == std::vector<std::size_t>{0});
    CHECK(replay.neverHeld() == std::vector<std::size_t>{1});
    for (int i = 0; i < 3; ++i) replay.add(past(20000, PersonMove::closed));
    CHECK(replay.tooBroad().empty());
    CHECK(replay.neverHeld().empty());
}
