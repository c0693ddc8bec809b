// SPDX-License-Identifier: GPL-3.0-or-later
// A decision for many while it leaves and when it is over: paused, tried again, put away, taken back with others.

#include "scenarios/refunds.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

const std::string refusedTwice =
    R"({"do":"answer","method":"POST","path":"/authorize","status":422,"type":"application/problem+json",)"
    R"("body":"{\"type\":\"urn:open-channel:problem:invalid\",\"title\":\"no\",\"status\":422,\"detail\":\"the reason is not known\"}","times":)";

struct BulksOf : Desktop {
    using Desktop::Desktop;
    std::vector<BulkProgress> bulks() {
        return get<std::vector<BulkProgress>>([&](auto done) { outbox().bulks().list(done); });
    }
    BulkProgress progress(BulkId id) {
        return get<BulkProgress>([&](auto done) { outbox().bulks().progress(id, done); });
    }
    std::vector<BulkFailure> failures(BulkId id) {
        return get<std::vector<BulkFailure>>([&](auto done) { outbox().bulks().failures(id, done); });
    }
    Result<void> pause(BulkId id) {
        return get<Result<void>>([&](auto done) { outbox().bulks().pause(id, done); });
    }
    Result<void> goOn(BulkId id) {
        return get<Result<void>>([&](auto done) { outbox().bulks().goOn(id, done); });
    }
    Result<app::Confirmed> tryAgain(BulkId id, const Declared& declared) {
        return get<Result<app::Confirmed>>([&](auto done) { outbox().bulks().tryAgain(id, declared, milliseconds(0), done); });
    }
    BulkId authorize(int count, milliseconds hold = milliseconds(0)) {
        return confirm(prepare(Operation::authorize, keys(View::newOnes, count)), app::AuthorizeDecision{}, hold).value().bulk;
    }
};

Declared sumOf(const std::vector<BulkFailure>& failures) {
    Declared declared;
    for (const BulkFailure& failure : failures) {
        ++declared.count;
        declared.sums.add(failure.worth);
    }
    return declared;
}

}  // namespace

TEST_CASE("a decision for many that is paused waits, over a restart too, until it goes on") {
    BulksOf desk;
    const BulkId bulk = desk.authorize(6, seconds(30));
    REQUIRE(desk.pause(bulk));
    CHECK(desk.pause(bulk).error().failure() == Failure::notFound);
    desk.advance(std::chrono::minutes(5));
    CHECK(desk.effects("authorize") == 0);
    desk.crashAndRestart();
    desk.advance(std::chrono::hours(1));
    CHECK(desk.effects("authorize") == 0);
    CHECK(desk.progress(bulk).pause == BulkPause::bySeller);
    CHECK_FALSE(desk.get<app::OutboxSummary>([&](auto done) { desk.outbox().summary(done); }).stoppedBulk);  // nothing went wrong

    REQUIRE(desk.goOn(bulk));
    desk.settleOutbox();
    CHECK(desk.effects("authorize") == 6);
    CHECK(desk.progress(bulk).isOver());
    CHECK(desk.progress(bulk).done == 6);
    CHECK(desk.pause(bulk).error().failure() == Failure::notFound);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("what did not come through of a decision for many is tried again in the same way, as it was seen") {
    BulksOf desk;
    desk.market->addFault(refusedTwice + "2}");
    const BulkId bulk = desk.authorize(6);
    desk.settleOutbox();
    const auto failures = desk.failures(bulk);
    REQUIRE(failures.size() == 2);
    CHECK(failures.front().why.failure() == Failure::refused);
    CHECK(failures.front().why.subject() == "the reason is not known");
    CHECK(desk.progress(bulk).done == 4);
    CHECK(desk.progress(bulk).notDone() == 2);

    Declared other = sumOf(failures);
    ++other.count;
    CHECK(desk.tryAgain(bulk, other).error().failure() == Failure::setChanged);
    const auto again = desk.tryAgain(bulk, sumOf(failures));
    REQUIRE(again);
    desk.settleOutbox();
    CHECK(desk.progress(again->bulk).done == 2);
    CHECK(desk.failures(bulk).empty());  // decided anew since
    CHECK(desk.tryAgain(bulk, {}).error().failure() == Failure::notFound);
    CHECK(desk.effects("authorize") == 6);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("what was decided by hand after it failed is not among what can be tried again") {
    BulksOf desk;
    desk.market->addFault(refusedTwice + "2}");
    const BulkId bulk = desk.authorize(5);
    desk.settleOutbox();
    const auto failures = desk.failures(bulk);
    REQUIRE(failures.size() == 2);
    REQUIRE(desk.decide(Operation::authorize, {{failures.front().target.account, {failures.front().target.id}}}, app::AuthorizeDecision{}));
    REQUIRE(desk.failures(bulk).size() == 1);
    CHECK(desk.failures(bulk).front().target == failures.back().target);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("a return that another decision had taken in the meantime failed here, and says why") {
    BulksOf desk;
    const auto prepared = desk.prepare(Operation::authorize, desk.keys(View::newOnes, 4));
    REQUIRE(desk.confirm(desk.prepare(Operation::close, {prepared.keys.front()}), app::CloseDecision{{"out_of_policy", {}}}, std::chrono::hours(1)));
    const auto confirmed = desk.confirm(prepared, app::AuthorizeDecision{});
    REQUIRE(confirmed);
    desk.settle();
    const auto failures = desk.failures(confirmed->bulk);
    REQUIRE(failures.size() == 1);
    CHECK_FALSE(failures.front().action);
    CHECK(failures.front().why.failure() == Failure::liveAction);
    CHECK(desk.progress(confirmed->bulk).refused == 1);
    desk.settleOutbox();
    CHECK(desk.disagreement() == "");
}

TEST_CASE("decisions for many are listed newest first until they are put away") {
    BulksOf desk;
    const BulkId first = desk.authorize(2), second = desk.authorize(3);
    desk.settleOutbox();
    auto bulks = desk.bulks();
    REQUIRE(bulks.size() == 2);
    CHECK(bulks.front().id == second);
    REQUIRE(desk.get<Result<void>>([&](auto done) { desk.outbox().bulks().putAway(second, done); }));
    bulks = desk.bulks();
    REQUIRE(bulks.size() == 1);
    CHECK(bulks.front().id == first);
    desk.crashAndRestart();
    CHECK(desk.bulks().size() == 1);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("each decision in its undo window can be taken back, the newest first") {
    BulksOf desk;
    const auto keys = desk.keys(View::newOnes, 8);
    const auto hold = std::chrono::seconds(30);
    REQUIRE(desk.confirm(desk.prepare(Operation::authorize, {keys[0], keys[1], keys[2]}), app::AuthorizeDecision{}, hold));
    desk.advance(seconds(5));
    REQUIRE(desk.confirm(desk.prepare(Operation::authorize, {keys[3]}), app::AuthorizeDecision{}, hold));
    const auto summary = desk.get<app::OutboxSummary>([&](auto done) { desk.outbox().summary(done); });
    REQUIRE(summary.held.size() == 2);
    CHECK_FALSE(summary.held[0].bulk);
    CHECK(summary.held[0].count == 1);
    CHECK(summary.held[1].bulk);
    CHECK(summary.held[1].count == 3);
    CHECK(summary.held[1].leavesAt < summary.held[0].leavesAt);
    REQUIRE(desk.get<Result<void>>([&](auto done) { desk.outbox().cancel(summary.held[0].action, done); }));
    CHECK(desk.get<int>([&](auto done) { desk.outbox().bulks().takeBack(summary.held[1].bulk, done); }) == 3);
    desk.settleOutbox();
    CHECK(desk.effects("authorize") == 0);
    CHECK(desk.keys(View::newOnes, 8) == keys);
    CHECK(desk.disagreement() == "");
}
