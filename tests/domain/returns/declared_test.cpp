// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/declared.h"

#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

Declared declared(std::int64_t count, std::initializer_list<Money> amounts) {
    Declared d{count, {}};
    for (const Money& money : amounts) d.sums.add(money);
    return d;
}

}  // namespace

TEST_CASE("a changed set says what was seen and what it is now, in each currency, or nothing left") {
    const Money pounds{500, Currency::parse("GBP").value()};
    for (const Declared& now : {declared(2, {euros(4000)}), declared(3, {euros(6000)}), declared(0, {})}) {
        const Declared seen = declared(3, {euros(6000), pounds});
        const Error error = setChanged(seen, now);
        CHECK(error.failure() == Failure::setChanged);
        REQUIRE(changeFrom(error.subject()));
        CHECK(changeFrom(error.subject())->first == seen);
        CHECK(changeFrom(error.subject())->second == now);
    }
}

TEST_CASE("other returns of the same sum have no figures to compare") {
    CHECK(setChanged(declared(1, {euros(100)}), declared(1, {euros(100)})).subject().empty());
    for (const char* other : {"", "3", "x > y", "3 60.00 > 2 40.00 EUR x", " > ", "3 sixty EUR > 1"}) CHECK_FALSE(changeFrom(other));
}

TEST_CASE("money is an amount and a currency, and nothing else") {
    CHECK(parseMoney("123.45 EUR").value() == euros(12345));
    for (const char* wrong : {"", "123.45", "EUR", "123,45 EUR", "123.45 EURO", "1.2.3 EUR", "-1.00 EUR", "123.45  EUR"}) CHECK_FALSE(parseMoney(wrong));
}
