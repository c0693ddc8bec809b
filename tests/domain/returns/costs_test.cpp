// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/costs.h"

#include "domain/rules/sku_pattern.h"
#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

ParcelCost parcelOf(SizeClass size, const std::string& country, std::int64_t seller, std::int64_t buyer) {
    return {size, country, euros(seller), euros(buyer), euros(250)};
}

Failure refusalOf(ReturnCosts costs, const CostEntry& entry) {
    const ReturnCosts untouched = costs;
    const auto added = add(costs, entry);
    CHECK(costs == untouched);
    return added.error().failure();
}

}  // namespace

TEST_CASE("a pattern for SKUs is like one for file names, whatever the case") {
    for (const auto& [pattern, sku, isMatch] : {std::tuple{"ABC-1", "abc-1", true}, std::tuple{"ABC-1", "ABC-12", false}, std::tuple{"ABC*", "ABC", true},
                                                std::tuple{"*-XL", "shirt-blue-xl", true}, std::tuple{"A?C", "AC", false}, std::tuple{"A?C*9", "abc-1-9", true},
                                                std::tuple{"*", "", true}, std::tuple{"", "A", false}}) {
        INFO(pattern << " " << sku);
        CHECK(matchesSku(pattern, sku) == isMatch);
    }
}

TEST_CASE("the first pattern that matches says how big an SKU is") {
    const ReturnCosts costs{{}, {{"TV-*", SizeClass::bulky}, {"TV-CABLE*", SizeClass::small}, {"*", SizeClass::medium}}, {}};
    CHECK(sizeOf(costs, "TV-CABLE-2") == SizeClass::bulky);
    CHECK(sizeOf(costs, "MUG") == SizeClass::medium);
    CHECK_FALSE(sizeOf({{}, {{"TV-*", SizeClass::bulky}}, {}}, "MUG"));
}

TEST_CASE("a parcel of the country goes before one of any, and one in another currency never counts") {
    ReturnCosts costs;
    costs.parcels = {parcelOf(SizeClass::small, "", 700, 900), parcelOf(SizeClass::small, "DE", 400, 500), parcelOf(SizeClass::large, "FR", 1000, 1500)};
    const Currency gbp = Currency::parse("GBP").value();
    costs.parcels.push_back({SizeClass::small, "GB", {350, gbp}, {450, gbp}, {0, gbp}});
    CHECK(parcelCost(costs, SizeClass::small, "DE", eur())->seller == euros(400));
    CHECK(parcelCost(costs, SizeClass::small, "IT", eur())->seller == euros(700));
    CHECK(parcelCost(costs, SizeClass::small, "GB", eur())->seller == euros(700));
    CHECK(parcelCost(costs, SizeClass::small, "GB", gbp)->seller == Money{350, gbp});
    CHECK(parcelCost(costs, SizeClass::small, "IT", gbp) == nullptr);
    CHECK(parcelCost(costs, SizeClass::large, "IT", eur()) == nullptr);
}

TEST_CASE("a condition keeps the usual part of the value until the seller says otherwise") {
    CHECK(percentLeft({}, Condition::asNew) == 100);
    CHECK(percentLeft({}, Condition::emptyBox) == 0);
    CHECK(percentLeft({{}, {}, {{Condition::used, 65}}}, Condition::used) == 65);
}

TEST_CASE("a row that does not fit is refused, and the table stays as it was") {
    ReturnCosts costs{{parcelOf(SizeClass::small, "", 700, 900)}, {{"*", SizeClass::small}}, {{Condition::used, 50}}};
    REQUIRE(check(costs));
    CHECK(refusalOf(costs, parcelOf(SizeClass::small, "", 1, 2)) == Failure::sameCost);
    CHECK(refusalOf(costs, parcelOf(SizeClass::small, "Germany", 1, 2)) == Failure::badCountry);
    CHECK(refusalOf(costs, parcelOf(SizeClass::small, "de", 1, 2)) == Failure::badCountry);
    CHECK(refusalOf(costs, parcelOf(SizeClass::large, "", -1, 2)) == Failure::badAmount);
    ParcelCost mixed = parcelOf(SizeClass::large, "", 1, 2);
    mixed.buyer.currency = Currency::parse("GBP").value();
    CHECK(refusalOf(costs, mixed) == Failure::mixedCurrencies);
    CHECK(refusalOf(costs, ParcelCost{}) == Failure::badAmount);
    CHECK(refusalOf(costs, SkuSize{"*", SizeClass::large}) == Failure::sameCost);
    CHECK(refusalOf(costs, SkuSize{}) == Failure::emptyText);
    CHECK(refusalOf(costs, SkuSize{std::string(201, 'x'), SizeClass::large}) == Failure::textTooLong);
    CHECK(refusalOf(costs, ValueLeft{Condition::used, 60}) == Failure::sameCost);
    CHECK(refusalOf(costs, ValueLeft{Condition::opened, 101}) == Failure::badNumber);
    CHECK(add(costs, parcelOf(SizeClass::small, "DE", 1, 2)));
    CHECK(entriesOf(costs).size() == 4);
    costs.sizes.push_back({"*", SizeClass::bulky});
    CHECK(check(costs).error().failure() == Failure::sameCost);
}
