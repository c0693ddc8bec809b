// SPDX-License-Identifier: GPL-3.0-or-later
// Returns put aside: they leave the views, and come back at their time or on news.

#include "support/catch.h"
#include "support/desktop.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

app::Snoozed snooze(Desktop& desk, const std::vector<ReturnKey>& keys, milliseconds length) {
    auto snoozed = desk.get<Result<app::Snoozed>>([&](auto done) { desk.snoozes().snooze(keys, {desk.clock.now() + length, {}}, done); });
    desk.settle();
    return snoozed.value();
}

bool sleeps(Desktop& desk, const ReturnKey& key) { return desk.detail(key).row.snoozedUntil.has_value(); }

/// How it was woken last; empty: it was not.
std::string wokenBy(Desktop& desk, const ReturnKey& key) {
    std::string by;
    for (const TimelineEntry& entry : desk.detail(key).timeline)
        if (entry.kind == TimelineEntry::Kind::woke) by = entry.text;
    return by;
}

}  // namespace

TEST_CASE("what is put aside leaves its view and is back at its time, also after a crash") {
    Desktop desk;
    const auto fresh = desk.keys(View::newOnes, 5);
    const auto before = desk.counts();
    CHECK(snooze(desk, fresh, std::chrono::hours(2)).keys == fresh);
    CHECK(desk.counts().newOnes == before.newOnes - 5);
    CHECK(desk.counts().snoozed == 5);
    CHECK(desk.keys(View::snoozed).size() == 5);
    CHECK(desk.detail(fresh[0]).row.deadline);
    desk.advance(std::chrono::hours(1));
    desk.crashAndRestart();
    desk.settle();
    CHECK(desk.counts().snoozed == 5);
    desk.advance(std::chrono::hours(1) + std::chrono::seconds(1));
    CHECK(desk.counts().snoozed == 0);
    CHECK(desk.counts().newOnes == before.newOnes);
    CHECK(wokenBy(desk, fresh[0]) == "time");
    CHECK(desk.disagreement() == "");
}

TEST_CASE("the seller wakes what was put aside, or puts it aside for longer") {
    Desktop desk;
    const auto fresh = desk.keys(View::newOnes, 2);
    snooze(desk, fresh, std::chrono::hours(2));
    snooze(desk, {fresh[0]}, std::chrono::hours(48));
    CHECK(desk.get<Result<std::size_t>>([&](auto done) { desk.snoozes().wake(fresh, done); }).value() == 2);
    CHECK(desk.get<Result<std::size_t>>([&](auto done) { desk.snoozes().wake(fresh, done); }).value() == 0);
    desk.settle();
    CHECK(desk.counts().snoozed == 0);
    CHECK(wokenBy(desk, fresh[0]) == "seller");
    snooze(desk, {fresh[0]}, std::chrono::hours(1));
    CHECK(sleeps(desk, fresh[0]));
    CHECK(desk.disagreement() == "");
}

TEST_CASE("the seller's own message lets it sleep, the buyer's wakes it") {
    Desktop desk({.speed = 1});
    const auto fresh = desk.keys(View::newOnes, 12);
    snooze(desk, fresh, std::chrono::hours(24 * 20));
    desk.confirm(desk.prepare(Operation::contact, fresh), app::ContactDecision{"Un momento, per favore."}).value();
    desk.settleOutbox();
    CHECK(desk.sync());
    desk.settle();
    CHECK(desk.effects("message") == 12);
    std::size_t asleep = 0;
    for (const ReturnKey& key : fresh) asleep += sleeps(desk, key);
    CHECK(asleep > 0);
    desk.advance(std::chrono::hours(30));
    CHECK(desk.sync());
    desk.settle();
    std::size_t woken = 0;
    for (const ReturnKey& key : fresh) {
        const Return fact = desk.detail(key).fact;
        if (fact.state == ReturnState::requested && fact.lastMessageBy == Actor::buyer) {
            CHECK_FALSE(sleeps(desk, key));
            CHECK(wokenBy(desk, key) == "buyer");
            ++woken;
        }
        CHECK(sleeps(desk, key) == wokenBy(desk, key).empty());
    }
    CHECK(woken > 0);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("what a colleague closes wakes and stands with the closed ones") {
    Desktop desk;
    const ReturnKey key = desk.keys(View::newOnes, 1).at(0);
    snooze(desk, {key}, std::chrono::hours(48));
    Desktop colleague({.shopOf = &desk});
    colleague.decide(Operation::close, {{colleague.account, key.id}}, app::CloseDecision{{"solved", {}}}).value();
    colleague.settleOutbox();
    CHECK(desk.sync());
    desk.settle();
    CHECK_FALSE(sleeps(desk, key));
    CHECK(wokenBy(desk, key) == "news");
    CHECK(desk.counts().snoozed == 0);
}

TEST_CASE("what cannot be put aside is refused alone") {
    Desktop desk;
    const ReturnKey closed = desk.keys(View::closed, 1).at(0), fresh = desk.keys(View::newOnes).back();  // the least urgent
    const auto some = snooze(desk, {closed, fresh}, std::chrono::hours(1));
    CHECK(some.keys == std::vector<ReturnKey>{fresh});
    REQUIRE(some.refusals.size() == 1);
    CHECK(some.refusals.front().why.failure() == Failure::alreadyClosed);
    CHECK(snooze(desk, {fresh}, -std::chrono::hours(1)).refusals.front().why.failure() == Failure::timeInPast);
    const ReturnKey received = desk.keys(View::toInspect, 1).at(0);
    const auto beforeDue = desk.get<Result<app::Snoozed>>([&](auto done) { desk.snoozes().snooze({received, fresh}, {std::nullopt, std::chrono::hours(2)}, done); }).value();
    desk.settle();
    REQUIRE(beforeDue.refusals.size() == 1);
    CHECK(beforeDue.refusals.front().why.failure() == Failure::noDeadline);
    CHECK(desk.detail(fresh).row.snoozedUntil == *desk.detail(fresh).fact.deadline - std::chrono::hours(2));
    CHECK(desk.disagreement() == "");
}
