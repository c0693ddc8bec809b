// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/desk_store.h"

#include "support/catch.h"
#include "support/temp_ledger.h"

using namespace resodesk;
using namespace resodesk::test;

TEST_CASE("an RMA number is given once, over all accounts, whatever its case") {
    TempLedger t;
    store::RmaNumbers& rmas = t.ledger->rmaNumbers();
    CHECK(rmas.take("RMA-1", {{1}, {"R-1"}}, morning));
    CHECK(rmas.take("rma-1", {{2}, {"R-9"}}, morning).error() == Error(Failure::rmaTaken, "RMA", "rma-1"));
}

TEST_CASE("a pattern gives the next free number and skips what was typed by hand") {
    TempLedger t;
    store::RmaNumbers& rmas = t.ledger->rmaNumbers();
    const RmaPattern pattern = RmaPattern::parse("R-{year}-{n:3}").value();
    CHECK(rmas.take("R-2026-002", {{1}, {"R-0"}}, morning));
    CHECK(rmas.preview(pattern, 2026) == "R-2026-001");
    CHECK(rmas.takeNext(pattern, 2026, {{1}, {"R-1"}}, morning).value() == "R-2026-001");
    CHECK(rmas.preview(pattern, 2026) == "R-2026-003");
    CHECK(rmas.takeNext(pattern, 2026, {{1}, {"R-2"}}, morning).value() == "R-2026-003");
    CHECK(rmas.takeNext(pattern, 2027, {{1}, {"R-3"}}, morning).value() == "R-2027-001");
}

TEST_CASE("a draft is kept until it is emptied") {
    TempLedger t;
    store::DeskStore& desk = t.ledger->desk();
    const ObjectKey about{t.account, ObjectKind::returnRequest, "R-1"};
    desk.saveDraft(about, "Buongiorno Anna,", morning);
    desk.saveDraft(about, "Buongiorno Anna, grazie", morning);
    t.reopen();
    CHECK(t.ledger->desk().draft(about) == "Buongiorno Anna, grazie");
    t.ledger->desk().saveDraft(about, "", morning);
    CHECK_FALSE(t.ledger->desk().draft(about));
}

TEST_CASE("a label file is kept once under its hash, with zero bytes inside") {
    TempLedger t;
    const std::string bytes("%PDF-1.4\0binary", 15);
    const OwnLabel first = t.ledger->desk().saveLabel(bytes, "application/pdf", "a.pdf", morning);
    CHECK(t.ledger->desk().saveLabel(bytes, "application/pdf", "b.pdf", morning).sha256 == first.sha256);
    CHECK(t.ledger->desk().labelBytes(first.sha256) == bytes);
}
