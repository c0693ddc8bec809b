// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/bulk_store.h"

#include "domain/returns/rules.h"
#include "support/catch.h"
#include "support/temp_ledger.h"

using namespace resodesk;
using namespace resodesk::test;

TEST_CASE("a bulk is frozen as chosen and goes on where it stopped") {
    TempLedger t;
    store::Bulk bulk;
    bulk.nonce = "click";
    bulk.choice.set("rma.mode", "marketplace");
    bulk.notBefore = morning + std::chrono::seconds(30);
    std::vector<store::BulkRow> rows(2);
    rows[0].target = {t.account, ObjectKind::returnRequest, "R-1"};
    rows[1].target = {t.account, ObjectKind::returnRequest, "R-2"};
    rows[0].worth = rows[1].worth = {2490, Currency::parse("EUR").value()};
    const BulkId id = t.write([&] { return t.ledger->bulks().freeze(bulk, rows, morning); });
    CHECK(t.write([&] { return t.ledger->bulks().freeze(bulk, rows, morning); }) == id);
    t.write([&] { t.ledger->bulks().refused(id, 0, Error(Failure::notWaitingForAnswer)); });
    t.reopen();
    CHECK(t.ledger->bulks().unfinished() == std::vector{id});
    const auto rest = t.ledger->bulks().unminted(id, ObjectKind::returnRequest, 100);
    REQUIRE(rest.size() == 1);
    CHECK(rest[0].target == rows[1].target);
    CHECK(rest[0].worth == rows[1].worth);
    CHECK(t.ledger->bulks().find(id)->notBefore == bulk.notBefore);
    store::NewAction wish;
    wish.command = authorize(aReturn("R-2"), withMarketplaceRma(), {}).value();
    wish.nonce = "click:1";
    wish.bulk = id;
    t.write([&] { t.ledger->bulks().minted(id, 1, t.ledger->outbox().add(wish, morning).value()); });
    t.write([&] { t.ledger->bulks().finish(id); });
    const BulkProgress progress = t.ledger->bulks().progress(id);
    CHECK(progress.total == 2);
    CHECK(progress.minted == 2);
    CHECK(progress.refused == 1);
    CHECK(progress.live() == 1);
    CHECK(t.ledger->bulks().refusals(id, ObjectKind::returnRequest)[0].refusal == Failure::notWaitingForAnswer);
    CHECK(t.ledger->bulks().unfinished().empty());
}
