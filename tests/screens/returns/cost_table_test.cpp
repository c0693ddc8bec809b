// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens/returns/cost_table.h"

#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

const ParcelCost anyParcel{SizeClass::small, "", euros(790), euros(990), euros(0)};

screens::CostTable costTable() {
    screens::CostTable table;
    table.read({{anyParcel}, {{"TV-*", SizeClass::bulky}, {"*", SizeClass::small}}, {{Condition::used, 40}}});
    return table;
}

}  // namespace

TEST_CASE("the table of costs lists the usual value of every condition that has no row of its own") {
    const auto table = costTable();
    const auto rows = table.rows();
    REQUIRE(rows.size() == 4 + 7);
    CHECK(rows[3] == CostEntry(ValueLeft{Condition::used, 40}));
    CHECK(rows[4] == CostEntry(ValueLeft{Condition::asNew, 100}));
    CHECK(table.isRemovable(3));
    CHECK_FALSE(table.isRemovable(4));
    CHECK(table.without(3).left.empty());
}

TEST_CASE("a changed row of costs keeps its place, a new one stands behind those of its kind") {
    const auto table = costTable();
    CHECK(table.with(1, SkuSize{"TELE-*", SizeClass::large}).value().sizes == std::vector<SkuSize>{{"TELE-*", SizeClass::large}, {"*", SizeClass::small}});
    CHECK(table.with({}, SkuSize{"MUG", SizeClass::large}).value().sizes.back().pattern == "MUG");
    CHECK(table.with(5, ValueLeft{Condition::opened, 90}).value().left == std::vector<ValueLeft>{{Condition::used, 40}, {Condition::opened, 90}});
}

TEST_CASE("a row of costs is looked at beside the others, not beside itself") {
    const auto table = costTable();
    CHECK(table.with(0, anyParcel));
    CHECK(table.with({}, anyParcel).error().failure() == Failure::sameCost);
    CHECK(table.with(1, SkuSize{"*", SizeClass::bulky}).error().failure() == Failure::sameCost);
}

TEST_CASE("every step in the table of costs can be taken back, the last one first") {
    auto table = costTable();
    const ReturnCosts first = table.costs();
    CHECK(table.before() == nullptr);
    table.keep(first);
    CHECK(table.before() == nullptr);
    table.keep(table.without(0));
    table.keep({});
    REQUIRE(table.before());
    CHECK(table.before()->parcels.empty());
    table.goBack();
    table.goBack();
    CHECK(table.costs() == first);
    table.goBack();
    CHECK(table.costs() == first);
}
