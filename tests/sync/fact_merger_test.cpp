// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/fact_merger.h"

#include "domain/returns/rules.h"
#include "store/facts/return_reader.h"
#include "support/catch.h"
#include "support/temp_ledger.h"

using namespace resodesk;
using sync::FactMerger;
using namespace resodesk::test;

namespace {

struct Merging : TempLedger {
    Merging()
        : merger(
              std::make_unique<FactMerger>(workspace, [this](const sync::Shown& what) { shown.push_back(what); })) {}

    Return theReturn(const std::string& id, const std::string& revision = "1") const {
        Return r = aReturn(id);
        r.account = account;
        r.revision = revision;
        return r;
    }
    /// As other connections see it: committed only.
    std::vector<ReturnRow> rows() {
        const auto facts = store::openFactsForReading(workspace, 0);
        return store::ReturnReader(*facts).page({}, {}, 10'000, morning);
    }
    void page(const std::vector<Return>& returns, const std::string& cursor, bool isLast = false) {
        Facts facts;
        facts.returns = returns;
        merger->mergePage(account, Stream::returns, facts, {cursor, {}, {}}, isLast);
    }

    std::vector<sync::Shown> shown;
    std::unique_ptr<FactMerger> merger;
};

}  // namespace

TEST_CASE("pages gather in one commit, which carries the cursor with the rows") {
    Merging merging;
    merging.page({merging.theReturn("R-1")}, "1");
    merging.page({merging.theReturn("R-2")}, "2");
    CHECK(merging.rows().empty());
    merging.page({merging.theReturn("R-3")}, "", true);
    CHECK(merging.rows().size() == 3);
    REQUIRE(merging.shown.size() == 1);
    CHECK(merging.shown[0].returns.size() == 3);
    CHECK(!merging.shown[0].isMuch);
}

TEST_CASE("a pull that ends early commits what it has with the cursor that belongs to it") {
    Merging merging;
    merging.page({merging.theReturn("R-1")}, "1");
    merging.merger->flush();
    CHECK(merging.rows().size() == 1);
    CHECK(merging.merger->pullState(merging.account, Stream::returns).cursor == "1");
    merging.merger->flush();  // nothing open: nothing happens
    CHECK(merging.shown.size() == 1);
}

TEST_CASE("the same revision again changes nothing on the screen") {
    Merging merging;
    merging.page({merging.theReturn("R-1")}, "", true);
    merging.page({merging.theReturn("R-1")}, "", true);
    CHECK(merging.shown.size() == 1);
    merging.page({merging.theReturn("R-1", "2")}, "", true);
    CHECK(merging.shown.size() == 2);
    CHECK(merging.rows().size() == 1);
}

TEST_CASE("so many changes that the list had better be read anew are told as such") {
    Merging merging;
    std::vector<Return> many;
    for (int i = 0; i < 2'001; ++i) many.push_back(merging.theReturn("R-" + std::to_string(i)));
    merging.page(many, "", true);
    REQUIRE(merging.shown.size() == 1);
    CHECK(merging.shown[0].isMuch);
}

TEST_CASE("what the seller decided shows as soon as the ledger has it") {
    Merging merging;
    merging.page({merging.theReturn("R-1")}, "", true);
    const std::int64_t before = merging.merger->showTouched();
    store::NewAction wish;
    wish.command = authorize(merging.theReturn("R-1"), withMarketplaceRma(), {}).value();
    wish.nonce = "click";
    wish.notBefore = morning;
    merging.write([&] { return merging.ledger->outbox().add(wish, morning); }).value();
    CHECK(merging.rows()[0].state == ShownState::requested);
    CHECK(merging.merger->showTouched() > before);
    CHECK(merging.rows()[0].state == ShownState::authorizing);
    REQUIRE(merging.shown.size() == 2);
    CHECK(merging.shown[1].returns.size() == 1);
    merging.merger->showTouched();
    CHECK(merging.shown.size() == 2);
}

TEST_CASE("the facts of a removed account are thrown away, with how far its pulls were") {
    Merging merging;
    merging.page({merging.theReturn("R-1")}, "7", true);
    merging.merger->forgetAccount(merging.account);
    CHECK(merging.rows().empty());
    CHECK(merging.merger->pullState(merging.account, Stream::returns).cursor.empty());
    CHECK(merging.shown.back().isMuch);
}
