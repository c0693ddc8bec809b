// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/puller.h"

#include "store/facts/return_reader.h"
#include "support/catch.h"
#include "support/fake_channel.h"
#include "support/manual_clock.h"
#include "support/temp_ledger.h"

using namespace resodesk;
using sync::FactMerger;
using sync::Puller;
using sync::PullProgress;
using namespace resodesk::test;

namespace {

struct Pulling : TempLedger {
    Pulling() : channel(loop) {
        merger = std::make_unique<FactMerger>(workspace, [](const sync::Shown&) {});
    }
    void fill(int count) {
        for (int i = 1; i <= count; ++i) channel.list.change(theReturn(i));
    }
    Return theReturn(int number) const {
        Return r = aReturn("R-" + std::to_string(number));
        r.account = account;
        return r;
    }
    std::shared_ptr<Puller> start() {
        result.reset();
        auto puller = std::make_shared<Puller>(Puller::Parts{account, channel, loop, loop, *merger, clock,
                                                             [this](const channels::AccountSetup&) { ++setups; },
                                                             [this](const PullProgress& p) { progress = p; },
                                                             [this](Result<void> r) {
                                                                 ++endings;
                                                                 result = r;
                                                             },
                                                             mostPages});
        puller->start();
        return puller;
    }
    Result<void> pull() {
        start();
        loop.runAll();
        return result.value();
    }
    /// What has been committed, in order of id.
    std::vector<std::string> ids() {
        const auto facts = store::openFactsForReading(workspace, 0);
        store::ReturnReader reader(*facts);
        std::vector<std::string> found;
        for (const ReturnRow& row : reader.page({}, {}, 1000, morning)) found.push_back(row.key.id.value);
        std::sort(found.begin(), found.end());
        return found;
    }
    std::vector<std::string> cursors() const {
        std::vector<std::string> found;
        for (const auto& request : channel.asked) found.push_back(request.cursor);
        return found;
    }
    store::PullState state() { return merger->pullState(account, Stream::returns); }

    TestLoop loop;
    ManualClock clock{morning};
    FakeChannel channel;
    std::unique_ptr<FactMerger> merger;
    std::optional<Result<void>> result;
    PullProgress progress;
    int setups = 0, endings = 0;
    int mostPages = 1'000'000;
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a first pull reads every page once, the next one only what changed") {
    Pulling pulling;
    pulling.fill(5);
    CHECK(pulling.pull());
    CHECK(pulling.ids() == Ids{"R-1", "R-2", "R-3", "R-4", "R-5"});
    CHECK(pulling.cursors() == Ids{"", "2", "4"});
    CHECK(pulling.state().changes == "5");
    CHECK(pulling.state().cursor.empty());
    CHECK((pulling.state().finishedAt == morning));
    CHECK(pulling.progress.rows == 5);
    CHECK(pulling.setups == 1);
    CHECK(pulling.endings == 1);

    pulling.channel.asked.clear();
    pulling.channel.list.change(pulling.theReturn(6));
    CHECK(pulling.pull());
    REQUIRE(pulling.channel.asked.size() == 1);
    CHECK(pulling.channel.asked[0].changes == "5");
    CHECK(pulling.progress.rows == 1);
    CHECK(pulling.ids().size() == 6);
    CHECK(pulling.state().changes == "6");
}

TEST_CASE("nothing new is no reason to forget where the last pull ended") {
    Pulling pulling;
    pulling.fill(3);
    CHECK(pulling.pull());
    CHECK(pulling.pull());
    CHECK(pulling.state().changes == "3");
    CHECK(pulling.progress.rows == 0);
}

TEST_CASE("a pull that breaks between two pages goes on at the cursor it saved and reads nothing twice") {
    for (const bool headFails : {true, false}) {
        INFO(headFails);
        Pulling pulling;
        pulling.fill(9);
        (headFails ? pulling.channel.headFailsAt : pulling.channel.bodyFailsAt) = 3;
        CHECK(pulling.pull().error().failure() == (headFails ? Failure::offline : Failure::notUnderstood));
        CHECK(pulling.endings == 1);
        CHECK(pulling.ids() == Ids{"R-1", "R-2", "R-3", "R-4"});
        CHECK(pulling.state().cursor == "4");
        CHECK(pulling.state().changes.empty());
        CHECK(!pulling.state().finishedAt);

        pulling.channel.headFailsAt = pulling.channel.bodyFailsAt = 0;
        pulling.channel.asked.clear();
        pulling.merger.reset();  // also over a restart of the program
        pulling.merger = std::make_unique<FactMerger>(pulling.workspace, [](const sync::Shown&) {});
        CHECK(pulling.pull());
        CHECK(pulling.cursors() == Ids{"4", "6", "8"});
        CHECK(pulling.progress.rows == 5);
        CHECK(pulling.ids().size() == 9);
        CHECK(pulling.state().changes == "9");
    }
}

TEST_CASE("a pull of changes that breaks goes on from its page, not from the changes before it") {
    Pulling pulling;
    pulling.fill(2);
    CHECK(pulling.pull());
    for (int i = 3; i <= 8; ++i) pulling.channel.list.change(pulling.theReturn(i));
    pulling.channel.asked.clear();
    pulling.channel.headFailsAt = 2;
    CHECK(!pulling.pull());
    CHECK(pulling.state().cursor == "4");
    CHECK(pulling.state().changes == "2");
    pulling.channel.headFailsAt = 0;
    pulling.channel.asked.clear();
    CHECK(pulling.pull());
    CHECK(pulling.cursors() == Ids{"4", "6"});
    CHECK(pulling.ids().size() == 8);
}

TEST_CASE("an item that moves to the end while pages are read is neither lost nor doubled") {
    Pulling pulling;
    pulling.fill(6);
    pulling.channel.beforePage = [&](const channels::PageRequest& request) {
        if (request.cursor == "2") pulling.channel.list.change(pulling.theReturn(1));  // read already
        if (request.cursor == "4") pulling.channel.list.change(pulling.theReturn(5));  // not read yet
    };
    CHECK(pulling.pull());
    CHECK(pulling.ids() == Ids{"R-1", "R-2", "R-3", "R-4", "R-5", "R-6"});
    CHECK(pulling.state().changes == "8");
}

TEST_CASE("the next page is asked for before this one is parsed, but only a few ahead") {
    Pulling pulling;
    pulling.fill(20);
    pulling.channel.holdsBodies = true;
    pulling.start();
    pulling.loop.runAll();
    CHECK(pulling.channel.asked.size() == 4);
    CHECK(pulling.ids().empty());
    pulling.channel.heldBodies[0]();
    pulling.loop.runAll();
    CHECK(pulling.channel.asked.size() == 5);
    pulling.channel.holdsBodies = false;
    for (std::size_t i = 1; i < 5; ++i) pulling.channel.heldBodies[i]();
    pulling.loop.runAll();
    CHECK(pulling.result.value());
    CHECK(pulling.ids().size() == 20);
}

TEST_CASE("pages whose bodies arrive in another order are merged in the list's order") {
    Pulling pulling;
    pulling.fill(6);
    pulling.channel.holdsBodies = true;
    pulling.start();
    pulling.loop.runAll();
    REQUIRE(pulling.channel.heldBodies.size() == 3);
    pulling.channel.heldBodies[2]();
    pulling.channel.heldBodies[1]();
    pulling.loop.runAll();
    pulling.merger->flush();
    CHECK(pulling.ids().empty());
    CHECK(pulling.state().cursor.empty());
    pulling.channel.heldBodies[0]();
    pulling.loop.runAll();
    CHECK(pulling.result.value());
    CHECK(pulling.ids().size() == 6);
    CHECK(pulling.state().changes == "6");
}

TEST_CASE("a page that cannot be read keeps the pages behind it out, so that none is skipped") {
    Pulling pulling;
    pulling.fill(6);
    pulling.channel.holdsBodies = true;
    pulling.channel.bodyFailsAt = 2;
    pulling.start();
    pulling.loop.runAll();
    for (std::size_t i : {2u, 0u, 1u}) pulling.channel.heldBodies[i]();
    pulling.loop.runAll();
    CHECK(!pulling.result.value());
    CHECK(pulling.ids() == Ids{"R-1", "R-2"});
    CHECK(pulling.state().cursor == "2");
}

TEST_CASE("a pull that is stopped keeps what it has and goes on from there") {
    Pulling pulling;
    pulling.fill(20);
    pulling.channel.holdsBodies = true;
    const auto puller = pulling.start();
    pulling.loop.runAll();
    puller->stop();
    for (std::size_t i = 0; i < 4; ++i) pulling.channel.heldBodies[i]();
    pulling.loop.runAll();
    REQUIRE(pulling.result);
    CHECK(pulling.result->error().failure() == Failure::stopped);
    CHECK(pulling.ids().size() == 8);
    CHECK(pulling.state().cursor == "8");
    pulling.channel.holdsBodies = false;
    CHECK(pulling.pull());
    CHECK(pulling.ids().size() == 20);
}

TEST_CASE("when several pages fail, the first of them is where the next pull starts") {
    Pulling pulling;
    pulling.fill(20);
    pulling.channel.holdsBodies = true;
    pulling.channel.headFailsAt = 4;
    pulling.channel.bodyFailsAt = 2;
    pulling.start();
    pulling.loop.runAll();
    CHECK(!pulling.result);
    for (std::size_t i : {2u, 1u, 0u}) pulling.channel.heldBodies[i]();
    pulling.loop.runAll();
    CHECK(pulling.result->error().failure() == Failure::notUnderstood);
    CHECK(pulling.channel.asked.size() == 4);
    CHECK(pulling.ids() == Ids{"R-1", "R-2"});
    CHECK(pulling.state().cursor == "2");
    CHECK(pulling.endings == 1);
}

TEST_CASE("a setup that cannot be read ends the pull before any page is asked for") {
    Pulling pulling;
    pulling.fill(3);
    pulling.channel.setup = Error(Failure::signInExpired, "test");
    CHECK(pulling.pull().error().failure() == Failure::signInExpired);
    CHECK(pulling.channel.asked.empty());
    CHECK(pulling.setups == 0);
    CHECK(pulling.endings == 1);
}

TEST_CASE("a list that names a next page after as many as are read ends with a failure, and the next pull goes on from there") {
    Pulling pulling;
    pulling.fill(11);
    pulling.mostPages = 5;
    const auto ended = pulling.pull();
    REQUIRE_FALSE(ended);
    CHECK(ended.error().failure() == Failure::notUnderstood);
    CHECK(pulling.endings == 1);
    CHECK(pulling.ids().size() == 10);
    CHECK(pulling.pull());
    CHECK(pulling.ids().size() == 11);
}

TEST_CASE("a list that is exactly as long as is read is whole") {
    Pulling pulling;
    pulling.fill(10);
    pulling.mostPages = 5;
    CHECK(pulling.pull());
    CHECK(pulling.ids().size() == 10);
}
