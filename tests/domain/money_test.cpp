// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/money.h"

#include <limits>

#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using test::euros;

namespace {
Currency currency(const char* code) { return Currency::parse(code).value(); }
}  // namespace

TEST_CASE("an amount is printed with the decimals of its currency") {
    CHECK(plainAmount(euros(2490)) == "24.90");
    CHECK(plainAmount(euros(5)) == "0.05");
    CHECK(plainAmount(euros(-500)) == "-5.00");
    CHECK(plainAmount({1200, currency("JPY")}) == "1200");
    CHECK(plainAmount({1, currency("KWD")}) == "0.001");
    CHECK(plainAmount({std::numeric_limits<std::int64_t>::min(), currency("JPY")}) == "-9223372036854775808");
}

TEST_CASE("a plain amount is read back as it was printed") {
    for (std::int64_t minor : {0L, 1L, 99L, 100L, 123456789L})
        for (const char* code : {"EUR", "JPY", "KWD"}) {
            const Money money{minor, currency(code)};
            CHECK(parsePlainAmount(plainAmount(money), money.currency).value() == money);
        }
    CHECK(parsePlainAmount("24.9", test::eur()).value() == euros(2490));
    CHECK(parsePlainAmount("24", test::eur()).value() == euros(2400));
}

TEST_CASE("what is not a plain amount is refused") {
    for (const char* text : {"", "24,90", "24.905", "1e3", "-5", "+5", " 5", "5 ", "NaN", ".5", "5.", "0x10", "1.000.0",
                             "1234567890123456"})
        CHECK(parsePlainAmount(text, test::eur()).error().failure() == Failure::badAmount);
    CHECK(parsePlainAmount("12.5", currency("JPY")).has_error());
}

TEST_CASE("a million of the dearest amounts still add up") {
    const auto dearest = parsePlainAmount("9999999999.99", test::eur());
    REQUIRE(dearest);
    CHECK(dearest->minor == largestAmount);
    CHECK(largestAmount <= std::numeric_limits<std::int64_t>::max() / 1'000'000);
    CHECK(parsePlainAmount("10000000000.00", test::eur()).error().failure() == Failure::badAmount);
    CHECK(parsePlainAmount("1000000000.000", currency("KWD")).error().failure() == Failure::badAmount);
}

TEST_CASE("two currencies are never added") {
    CHECK(add(euros(100), {100, currency("USD")}).error().failure() == Failure::otherCurrency);
    CHECK(subtract(euros(100), {100, currency("USD")}).error().failure() == Failure::otherCurrency);
    CHECK(add(euros(100), euros(250)).value() == euros(350));
    CHECK(add(euros(std::numeric_limits<std::int64_t>::max()), euros(1)).has_error());
}

TEST_CASE("sums stand apart by currency, in order of the code") {
    Sums sums;
    sums.add({100, currency("SEK")});
    sums.add(euros(250));
    sums.add({50, currency("SEK")});
    CHECK(sums.perCurrency() == std::vector<Money>{euros(250), {150, currency("SEK")}});
}

TEST_CASE("a currency is three capital letters") {
    for (const char* code : {"", "eur", "EU", "EURO", "E1R"}) CHECK(Currency::parse(code).has_error());
}
