// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/outbox_list.h"

#include "domain/returns/rules.h"
#include "support/catch.h"
#include "support/temp_ledger.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

struct Page : TempLedger {
    store::OutboxStore& store() { return ledger->outbox(); }
    store::OutboxList& list() { return ledger->outboxList(); }
    ActionId add(const Command& command, TimePoint now = morning, BulkId bulk = {}) {
        store::NewAction wish;
        wish.command = command;
        wish.nonce = newUuid();
        wish.notBefore = now;
        wish.bulk = bulk;
        return write([&] { return store().add(wish, now); }).value();
    }
    ActionId refund(const std::string& id, std::int64_t cents, TimePoint now = morning, BulkId bulk = {}) {
        RefundPlan plan;
        plan.reason = "returned";
        plan.lines = {{{"L1"}, 1, euros(cents)}};
        return add(resodesk::refund(aReturn(id), plan, {}).value(), now, bulk);
    }
    void send(ActionId id, ActionEvent result, std::string_view proof = "answer") {
        write([&] {
            store().claim(*store().find(id), morning);
            store::EventNews news;
            news.proof = proof;
            if (result == ActionEvent::refused) news.refusal = Failure::refused;
            store().record(id, result, news, morning);
        });
    }
    BulkId bulk() {
        return write([&] { return ledger->bulks().freeze({{}, newUuid(), ActionKind::refund, {}, morning, 0}, {}, morning); });
    }
    std::vector<std::int64_t> shown(const OutboxQuestion& question) {
        std::vector<std::int64_t> numbers;
        for (const ActionId id : list().ids(question, 0, 100)) numbers.push_back(id.value);
        return numbers;
    }
    std::vector<std::int64_t> found(const std::string& text) { return shown({.view = OutboxView::all, .text = text}); }
};

using Ids = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("each view of the outbox shows what it says") {
    Page page;
    const auto waiting = page.refund("R-1", 100), failed = page.refund("R-2", 100), asking = page.refund("R-3", 100), over = page.refund("R-4", 100);
    page.send(failed, ActionEvent::refused);
    page.write([&] { page.store().hold(asking, WaitReason::ask, morning, {}, morning); });
    page.write([&] { store::withdraw(*page.ledger, over, morning); });
    CHECK(page.shown({.view = OutboxView::open}) == Ids{asking.value, failed.value, waiting.value});
    CHECK(page.shown({.view = OutboxView::needsYou}) == Ids{asking.value});
    CHECK(page.shown({.view = OutboxView::failed}) == Ids{failed.value});
    CHECK(page.shown({.view = OutboxView::all}).size() == 4);
    CHECK(page.shown({.view = OutboxView::all, .state = ActionState::cancelled}) == Ids{over.value});
    CHECK(page.shown({.view = OutboxView::all, .account = {99}}).empty());
    CHECK(page.list().count({.view = OutboxView::open}) == 3);
}

TEST_CASE("an action is found by its number, order, return and buyer, and a percent sign is only a percent sign") {
    Page page;
    const auto first = page.refund("R-10", 100), second = page.refund("R-20", 100);
    CHECK(page.found("O-R-10") == Ids{first.value});
    CHECK(page.found("R-2") == Ids{second.value});
    CHECK(page.found(std::to_string(second.value)).front() == second.value);
    CHECK(page.found("kowalska").size() == 2);
    CHECK(page.found("100%").empty());
    CHECK(page.found("R_10").empty());
    CHECK(page.found("' OR 1 --").empty());
}

TEST_CASE("the outbox is sorted by what a column shows, both ways") {
    Page page;
    const auto little = page.refund("R-2", 100), much = page.refund("R-1", 300), none = page.add(authorize(aReturn("R-3"), withMarketplaceRma(), {}).value());
    CHECK(page.shown({.sortBy = OutboxSort::date, .descending = false}) == Ids{little.value, much.value, none.value});
    CHECK(page.shown({.sortBy = OutboxSort::amount}) == Ids{much.value, little.value, none.value});
    CHECK(page.shown({.sortBy = OutboxSort::order, .descending = false}) == Ids{much.value, little.value, none.value});
}

TEST_CASE("the money of a day is told apart into confirmed, on its way and unknown, and what failed is in none") {
    Page page;
    page.refund("R-1", 1000);
    const auto confirmed = page.refund("R-2", 200), unknown = page.refund("R-3", 30), failed = page.refund("R-4", 4), old = page.refund("R-5", 5, morning - std::chrono::days(9));
    page.send(confirmed, ActionEvent::accepted);
    page.write([&] {
        store::EventNews news;
        news.proof = "read";
        page.store().record(confirmed, ActionEvent::seenDone, news, morning);
    });
    page.send(unknown, ActionEvent::unclear);
    page.send(failed, ActionEvent::refused);
    const auto days = page.list().money({}, morning - std::chrono::days(2));
    REQUIRE(days.size() == 1);
    CHECK(days[0].count == 3);
    CHECK(days[0].confirmed == euros(200));
    CHECK(days[0].onItsWay == euros(1030));
    CHECK(days[0].unknown == euros(30));
    CHECK(days[0].account == page.account);
    CHECK(page.list().money(page.account, morning - std::chrono::days(30)).size() == 2);
    CHECK(page.list().money({99}, morning - std::chrono::days(30)).empty());
    CHECK(page.store().find(old));
}

TEST_CASE("only money that merely waited too long is asked about as a batch") {
    Page page;
    const auto stale = page.refund("R-1", 700), changed = page.refund("R-2", 100);
    page.write([&] {
        page.store().hold(stale, WaitReason::ask, morning, {}, morning);
        page.store().hold(changed, WaitReason::ask, morning, Failure::changed, morning);
    });
    CHECK(page.list().stale() == std::vector<ActionId>{stale});
    CHECK(page.list().staleMoney().count == 1);
    CHECK(page.list().staleMoney().amounts.perCurrency() == std::vector<Money>{euros(700)});
}

TEST_CASE("results of a bulk are told newest first, only its own, and only since it was let go on") {
    using Kind = BulkResult::Kind;
    Page page;
    const BulkId bulk = page.bulk(), other = page.bulk();
    const auto a = page.refund("R-1", 100, morning, bulk), b = page.refund("R-2", 100, morning, bulk), c = page.refund("R-3", 100, morning, bulk),
               d = page.refund("R-4", 100, morning, other);
    page.send(a, ActionEvent::accepted);
    page.send(d, ActionEvent::refused);
    page.send(b, ActionEvent::unclear);
    const auto kinds = [&](int most) {
        std::vector<Kind> found;
        for (const BulkResult& result : page.list().results(bulk, most)) found.push_back(result.kind);
        return found;
    };
    CHECK(kinds(5) == std::vector<Kind>{Kind::unknown, Kind::good});
    CHECK(kinds(1) == std::vector<Kind>{Kind::unknown});
    page.write([&] { page.ledger->journal().add({}, "bulk_goes_on", Fields().set("bulk", std::to_string(bulk.value)), morning); });
    CHECK(kinds(5).empty());
    page.send(c, ActionEvent::refused);
    CHECK(kinds(5) == std::vector<Kind>{Kind::failed});
    CHECK(page.list().results(bulk, 1)[0].cause == Failure::refused);
}

TEST_CASE("a bulk that stopped is told with what is left of it") {
    Page page;
    const BulkId bulk = page.bulk();
    const auto sent = page.refund("R-1", 100, morning, bulk);
    page.refund("R-2", 100, morning, bulk);
    page.send(sent, ActionEvent::unclear);
    CHECK(page.list().stopped().empty());
    page.write([&] { page.ledger->bulks().pause(bulk, BulkPause::byBrake); });
    const auto stopped = page.list().stopped();
    REQUIRE(stopped.size() == 1);
    CHECK(stopped[0].id == bulk);
    CHECK(stopped[0].left == 1);
    CHECK(stopped[0].unknown == 1);
    CHECK(page.store().due({page.account}, morning, 10).empty());
    CHECK(page.shown({.view = OutboxView::needsYou}).size() == 1);
    CHECK(page.store().isSettled(ActionId{2}, morning));
}
