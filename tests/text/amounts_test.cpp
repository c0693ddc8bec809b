// SPDX-License-Identifier: GPL-3.0-or-later
// Amounts as people type and read them.

#include "support/builders.h"
#include "support/catch.h"
#include "text/formats.h"
#include "text/speaking.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

Currency currency(const char* code) {
    return Currency::parse(code).value();
}

/// What was typed becomes this many cents in Italian and in English; nothing: an error that shows it again.
struct Typed {
    const char* text;
    std::optional<std::int64_t> italian, english;
};

void checkTyped(Currency code, const std::vector<Typed>& table) {
    for (const char* language : {"it", "en"}) {
        const Speaking speaking(language);
        for (const Typed& row : table) {
            INFO(language << ": '" << row.text << "' " << code.code());
            const auto expected = std::string(language) == "it" ? row.italian : row.english;
            const auto money = text::parseAmount(text::show(row.text), code);
            REQUIRE(money.has_value() == expected.has_value());
            if (expected) {
                CHECK(*money == Money{*expected, code});
            } else {
                CHECK(money.error().failure() == Failure::badAmount);
                CHECK(money.error().subject() == row.text);
            }
        }
    }
}

constexpr auto no = std::nullopt;

std::string shown(const Money& money) {
    return text::typed(text::print(money));
}

}  // namespace

TEST_CASE("an amount typed in Italian or English is a value or an error, never another value") {
    checkTyped(eur(), {
                          {"24,90", 2490, 2490},
                          {"24.90", 2490, 2490},
                          {"24,9", 2490, 2490},
                          {"24.9", 2490, 2490},
                          {"24", 2400, 2400},
                          {"0", 0, 0},
                          {"0,05", 5, 5},
                          {"1234,56", 123456, 123456},
                          {"1234.56", 123456, 123456},
                          // Groups of three, in the language's own signs only.
                          {"1.234,56", 123456, no},
                          {"1,234.56", no, 123456},
                          {"1.234.567,89", 123456789, no},
                          {"1,234,567.89", no, 123456789},
                          {"1.234", 123400, no},
                          {"1,234", no, 123400},
                          {"12.345", 1234500, no},
                          {"1.234.567", 123456700, no},
                          {"1234.567", no, no},
                          {"1234,567", no, no},
                          {"1.23.456", no, no},
                          {"12.34,56", no, no},
                          {".234", no, no},
                          {"1.2345", no, no},
                          {"1..234", no, no},
                          {"1.234.", no, no},
                          {"1,234,56", no, no},
                          // Not an amount at all.
                          {"", no, no},
                          {" ", no, no},
                          {"-5", no, no},
                          {"\xe2\x88\x92"
                           "5",
                           no, no},
                          {"+5", no, no},
                          {"24,905", no, 2490500},
                          {"24.905", 2490500, no},
                          {"24,9050", no, no},
                          {"24,", no, no},
                          {"24.", no, no},
                          {",90", no, no},
                          {".90", no, no},
                          {",", no, no},
                          {".", no, no},
                          {"24,90,10", no, no},
                          {"1e3", no, no},
                          {"0x10", no, no},
                          {"NaN", no, no},
                          {"ventiquattro", no, no},
                          {"24 90", no, no},
                          {"1 234,56", no, no},
                          {"1'234.56", no, no},
                          {"24,90 24,90", no, no},
                          {"12345678901234567", no, no},
                      });
}

TEST_CASE("the currency's own sign or code may stand beside the amount, another one may not") {
    checkTyped(eur(), {
                          {"\xe2\x82\xac 24,90", 2490, 2490},
                          {"\xe2\x82\xac"
                           "24,90",
                           2490, 2490},
                          {"24,90 \xe2\x82\xac", 2490, 2490},
                          {"EUR 24,90", 2490, 2490},
                          {"24.90 EUR", 2490, 2490},
                          {"\xe2\x82\xac\xc2\xa0"
                           "1.234,56",
                           123456, no},
                          {"  24,90  ", 2490, 2490},
                          {"$ 24.90", no, no},
                          {"24.90 USD", no, no},
                          {"\xc2\xa3 24.90", no, no},
                          {"\xe2\x82\xac", no, no},
                          {"\xe2\x82\xac \xe2\x82\xac 24,90", no, no},
                          {"\xe2\x82\xac -24,90", no, no},
                      });
}

TEST_CASE("a currency without decimals takes none, one with three takes three") {
    checkTyped(currency("JPY"), {{"500", 500, 500},
                                 {"1.234", 1234, no},
                                 {"1,234", no, 1234},
                                 {"500,0", no, no},
                                 {"500.5", no, no},
                                 {"24,90", no, no},
                                 {"\xc2\xa5 500", 500, 500}});
    checkTyped(currency("KWD"), {{"1,5", 1500, 1500},
                                 {"1.25", 1250, 1250},
                                 {"1,234", 1234, 1234000},
                                 {"1.234", 1234000, 1234},
                                 {"1,2345", no, no}});
}

TEST_CASE("money is shown in the signs of the language") {
    struct Row {
        Money money;
        const char *italian, *english;
    };
    const std::vector<Row> table{
        {euros(2490),
         "\xe2\x82\xac\xc2\xa0"
         "24,90",
         "\xe2\x82\xac\xc2\xa0"
         "24.90"},
        {euros(0),
         "\xe2\x82\xac\xc2\xa0"
         "0,00",
         "\xe2\x82\xac\xc2\xa0"
         "0.00"},
        {euros(5),
         "\xe2\x82\xac\xc2\xa0"
         "0,05",
         "\xe2\x82\xac\xc2\xa0"
         "0.05"},
        {euros(99999),
         "\xe2\x82\xac\xc2\xa0"
         "999,99",
         "\xe2\x82\xac\xc2\xa0"
         "999.99"},
        {euros(100000),
         "\xe2\x82\xac\xc2\xa0"
         "1.000,00",
         "\xe2\x82\xac\xc2\xa0"
         "1,000.00"},
        {euros(123456789),
         "\xe2\x82\xac\xc2\xa0"
         "1.234.567,89",
         "\xe2\x82\xac\xc2\xa0"
         "1,234,567.89"},
        {euros(-300),
         "\xe2\x88\x92\xe2\x82\xac\xc2\xa0"
         "3,00",
         "\xe2\x88\x92\xe2\x82\xac\xc2\xa0"
         "3.00"},
        {{1234, currency("JPY")},
         "\xc2\xa5\xc2\xa0"
         "1.234",
         "\xc2\xa5\xc2\xa0"
         "1,234"},
        {{1234, currency("KWD")},
         "KWD\xc2\xa0"
         "1,234",
         "KWD\xc2\xa0"
         "1.234"},
        {{400, currency("GBP")},
         "\xc2\xa3\xc2\xa0"
         "4,00",
         "\xc2\xa3\xc2\xa0"
         "4.00"},
        {{400, currency("PLN")},
         "PLN\xc2\xa0"
         "4,00",
         "PLN\xc2\xa0"
         "4.00"},
    };
    for (const Row& row : table) {
        {
            const Speaking italian("it");
            CHECK(shown(row.money) == row.italian);
        }
        const Speaking english("en");
        CHECK(shown(row.money) == row.english);
    }
}

TEST_CASE("sums of several currencies stand side by side") {
    Sums sums;
    CHECK(text::typed(text::print(sums)) == "0");
    sums.add({400, currency("GBP")});
    sums.add(euros(1230));
    const Speaking italian("it");
    CHECK(text::typed(text::print(sums)) ==
          "\xe2\x82\xac\xc2\xa0"
          "12,30 + \xc2\xa3\xc2\xa0"
          "4,00");
}

TEST_CASE("what a field shows, and what is shown elsewhere, can be typed again") {
    for (const char* language : {"it", "en"}) {
        const Speaking speaking(language);
        for (const Money& money :
             {euros(0), euros(5), euros(2490), euros(123456), euros(123456789), Money{1234, currency("JPY")},
              Money{1234567, currency("JPY")}, Money{1234, currency("KWD")}, Money{1234567, currency("KWD")}}) {
            INFO(language << " " << shown(money));
            CHECK(text::parseAmount(text::printForField(money), money.currency).value() == money);
            CHECK(text::parseAmount(text::print(money), money.currency).value() == money);
        }
    }
}

TEST_CASE("what nobody told leaves no gap in a line") {
    CHECK(text::dotted({}).empty());
    CHECK(text::dotted({"a", "", "b"}) == wxString::FromUTF8("a \xc2\xb7 b"));
    CHECK(text::dotted({"", "b", ""}) == "b");
    CHECK(text::print(Money{}).empty());
    Sums sums;
    CHECK(text::printAny(sums).empty());
    CHECK(text::print(sums) == "0");
    sums.add(Money{});
    CHECK(sums.perCurrency().empty());
    sums.add(Money{0, Currency::parse("EUR").value()});
    CHECK(text::printAny(sums) == text::print(Money{0, Currency::parse("EUR").value()}));
}
