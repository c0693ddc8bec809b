// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/refund_guards.h"

#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

RefundPlan line(std::int64_t cents) {
    RefundPlan plan;
    plan.lines = {{{"L1"}, 1, euros(cents)}};
    return plan;
}

const Money pounds{40'000, Currency::parse("GBP").value()};

}  // namespace

TEST_CASE("goodwill or return shipping of ten times the shipping or above the price is asked about, the larger of them") {
    const Return r = aReturn();  // 24.90 and 4.90
    RefundPlan plan = line(2490);
    CHECK_FALSE(unusualAmount(r, plan, euros(490)));
    plan.goodwill = euros(2490);
    CHECK_FALSE(unusualAmount(r, plan, euros(490)));
    plan.goodwill = euros(2491);
    CHECK(unusualAmount(r, plan, euros(490)) == euros(2491));
    plan.goodwill = euros(1999);
    plan.returnShipping = euros(1999);
    CHECK_FALSE(unusualAmount(r, plan, euros(200)));
    plan.returnShipping = euros(2000);
    CHECK(unusualAmount(r, plan, euros(200)) == euros(2000));
    plan.goodwill = euros(2100);
    CHECK(unusualAmount(r, plan, euros(200)) == euros(2100));
    CHECK_FALSE(unusualAmount(r, plan, euros(0)));  // shipped for nothing: the price alone is the measure
}

TEST_CASE("a line of exactly a hundredth of what is refundable is asked about") {
    Return r = aReturn();
    r.lines[0].refundable = euros(2500);
    CHECK(unusualAmount(r, line(25), euros(490)) == euros(25));
    for (const std::int64_t cents : {24, 26, 250, 2500}) CHECK_FALSE(unusualAmount(r, line(cents), euros(490)));
}

TEST_CASE("the daily limit holds for what is used and wanted together, in its own currency") {
    const Sums limits = parseLimits("500.00 EUR; 400.00 GBP").value();
    CHECK(checkDailyLimit(limits, euros(47'510), euros(2490)));
    const auto above = checkDailyLimit(limits, euros(47'511), euros(2490));
    REQUIRE(above.has_error());
    CHECK(above.error().failure() == Failure::aboveDailyLimit);
    CHECK(limitFrom(above.error().subject()) == std::pair(euros(50'000), euros(47'511)));
    CHECK(checkDailyLimit(limits, {0, pounds.currency}, pounds));
    CHECK(checkDailyLimit(limits, {1, pounds.currency}, pounds).has_error());
    CHECK(checkDailyLimit(limits, euros(0), euros(50'001)).has_error());
    CHECK(checkDailyLimit(limits, {0, Currency::parse("USD").value()}, {99'999'999, Currency::parse("USD").value()}));
    CHECK(checkDailyLimit({}, euros(99'999'999), euros(99'999'999)));
}

TEST_CASE("limits are amounts with their currency, each once, or none at all") {
    CHECK(parseLimits("").value().perCurrency().empty());
    CHECK(parseLimits(" ; ").value().perCurrency().empty());
    CHECK(parseLimits("0.00 EUR").value().perCurrency() == std::vector{euros(0)});
    CHECK(parseLimits("400.00 GBP;500.00 EUR").value().perCurrency() == std::vector{euros(50'000), pounds});
    for (const char* wrong : {"500", "EUR", "500,00 EUR", "-1.00 EUR", "500.00 EUR 400.00 GBP", "1.00 EUR; x"}) CHECK(parseLimits(wrong).error().failure() == Failure::badAmount);
    CHECK(parseLimits("1.00 EUR; 2.00 EUR").error().failure() == Failure::nameTaken);
    for (const char* other : {"", "5", "5.00 EUR", "x EUR 1.00 EUR"}) CHECK_FALSE(limitFrom(other));
}
