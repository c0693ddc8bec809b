// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/cost_store.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "support/catch.h"
#include "support/temp_ledger.h"

using namespace resodesk;
using namespace resodesk::test;

TEST_CASE("the table of costs is kept as it is, in its order, and replaced as a whole") {
    TempLedger t;
    CHECK(t.ledger->costs().costs().isEmpty());
    const ReturnCosts costs{{{SizeClass::bulky, "DE", euros(4000), euros(6000), euros(0)}, {SizeClass::small, "", euros(790), euros(990), euros(250)}},
                            {{"TV-*", SizeClass::bulky}, {"*", SizeClass::small}},
                            {{Condition::used, 50}, {Condition::asNew, 95}}};
    t.write([&] { t.ledger->costs().setCosts(costs); });
    t.reopen();
    CHECK(t.ledger->costs().costs() == costs);
    t.write([&] { t.ledger->costs().setCosts({{}, {{"*", SizeClass::large}}, {}}); });
    CHECK(t.ledger->costs().costs() == ReturnCosts{{}, {{"*", SizeClass::large}}, {}});
}

TEST_CASE("the newest findings of all returns come first, and no more than asked for") {
    TempLedger t;
    t.write([&] {
        auto& bench = t.ledger->bench();
        bench.note({t.account, {"R-1"}}, {{"L1"}, 2, Condition::used, false, "", morning, {}});
        bench.note({t.account, {"R-2"}}, {{"L1"}, 1, Condition::asNew, true, "", morning, {}});
        bench.note({t.account, {"R-2"}}, {{"L2"}, 1, Condition::opened, true, "", morning, {}});
    });
    const auto newest = t.ledger->bench().newest(2);
    REQUIRE(newest.size() == 2);
    CHECK(newest[0].line.value == "L2");
    CHECK(newest[1].condition == Condition::asNew);
    CHECK(t.ledger->bench().newest(10).back().quantity == 2);
}
