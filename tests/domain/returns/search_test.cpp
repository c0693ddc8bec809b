// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/search.h"

#include "support/catch.h"

using namespace resodesk;

namespace {

const SearchNames names = {{SearchWord::reason, "defective", "Difettoso"},
                           {SearchWord::reason, "wrong_item", "Articolo sbagliato"},
                           {SearchWord::state, "authorized", "Autorizzato"},
                           {SearchWord::state, "authorizing", "Si autorizza"},
                           {SearchWord::account, "3", "Rossi & figli"},
                           {SearchWord::account, "4", "Verdi"},
                           {SearchWord::is, "overdue", "In ritardo"},
                           {SearchWord::country, "IT", ""},
                           {SearchWord::tag, "urgent", ""},
                           {SearchWord::tag, "to check", ""}};

SearchTerm one(std::string_view text) {
    const auto filter = parseSearch(text, names);
    INFO(text);
    REQUIRE(filter);
    REQUIRE(filter->text.empty());
    REQUIRE(filter->terms.size() == 1);
    return filter->terms.front();
}

std::vector<std::string> valuesOf(std::string_view text) { return one(text).values; }

std::string wrong(std::string_view text, Failure failure) {
    const auto filter = parseSearch(text, names);
    INFO(text);
    REQUIRE_FALSE(filter);
    CHECK(filter.error().failure() == failure);
    return filter.error().subject();
}

std::vector<std::string> suggested(std::string_view text) {
    std::vector<std::string> parts;
    for (const SearchSuggestion& s : suggestionsFor(text, text.size(), names).list) parts.push_back(s.part);
    return parts;
}

using Texts = std::vector<std::string>;
constexpr std::chrono::hours anHour{1}, aDay{24};

}  // namespace

TEST_CASE("plain words stay the words they are") {
    for (const char* text : {"anna", "  anna ", "408-1234567-1234567", "12:30", "5\"", "caffè", "O'Brien", "a*"})
        CHECK(parseSearch(text, names).value().terms.empty());
    CHECK(parseSearch(" anna \t rossi\n", names).value().text == "anna rossi");
    CHECK(parseSearch("Smith & Sons", names).value().text == "Smith Sons");
    CHECK(parseSearch("", names).value().isEmpty());
    CHECK(parseSearch(" \x01\x7f ", names).value().isEmpty());
}

TEST_CASE("a part says what must hold") {
    SearchTerm sku = one("sku:ABC*");
    CHECK(sku.word == SearchWord::sku);
    CHECK(sku.isBeginning);
    CHECK(sku.values == Texts{"ABC"});
    CHECK_FALSE(one("SKU:ABC").isBeginning);
    CHECK(valuesOf("buyer:\"Anna K\"") == Texts{"Anna K"});
    CHECK(valuesOf("buyer:\"Anna K") == Texts{"Anna K"});  // while it is typed
    CHECK(valuesOf("order:408-1") == Texts{"408-1"});
    CHECK(valuesOf("country:it") == Texts{"IT"});
    CHECK(valuesOf("country:de,IT") == Texts{"DE", "IT"});
    CHECK(one("is:overdue").is == SearchIs::overdue);
    CHECK(one("is:due_today").is == SearchIs::dueToday);
    CHECK(one("is:\"in ritardo\"").is == SearchIs::overdue);
    CHECK_FALSE(one("\"anna rossi\"").word);
    const auto both = parseSearch("anna state:authorized -rma:R-1 rossi", names).value();
    CHECK(both.text == "anna rossi");
    REQUIRE(both.terms.size() == 2);
    CHECK(both.terms[1].isNot);
    CHECK(both.terms[1].word == SearchWord::rma);
    CHECK(both.needsTexts());
    CHECK_FALSE(parseSearch("country:IT amount:>5", names).value().needsTexts());
}

TEST_CASE("values out of lists are codes, their words, or the beginning of either") {
    CHECK(valuesOf("reason:defective") == Texts{"defective"});
    CHECK(valuesOf("reason:Difettoso") == Texts{"defective"});
    CHECK(valuesOf("reason:sbag") == Texts{"wrong_item"});
    CHECK(valuesOf("reason:wrong-item") == Texts{"wrong_item"});
    CHECK(valuesOf("state:author") == Texts{"authorized", "authorizing"});
    CHECK(valuesOf("state:in-transit,requested") == Texts{"in_transit", "requested"});
    CHECK(valuesOf("account:\"rossi & figli\"") == Texts{"3"});
    CHECK(valuesOf("account:ross") == Texts{"3"});
    CHECK(parseSearch("reason:anything", {}).value().terms.front().values == Texts{"anything"});  // before the first sync
}

TEST_CASE("a tag is one there is, its beginning, or one that nothing has") {
    CHECK(valuesOf("tag:urgent") == Texts{"urgent"});
    CHECK(valuesOf("tag:URG") == Texts{"urgent"});
    CHECK(valuesOf("tag:\"to check\",gone") == Texts{"to check", "gone"});
    CHECK(wrong("tag:", Failure::unknownSearchValue) == "tag:");
}

TEST_CASE("amounts and ages are exact") {
    CHECK(one("amount:>50").amounts == std::vector{AmountLimit{Limit::above, {50, 0}}});
    CHECK(one("amount:<=20.50").amounts == std::vector{AmountLimit{Limit::atMost, {2050, 2}}});
    CHECK(one("amount:<=20,50").amounts == std::vector{AmountLimit{Limit::atMost, {2050, 2}}});
    CHECK(one("amount:10..20").amounts == std::vector{AmountLimit{Limit::atLeast, {10, 0}}, AmountLimit{Limit::atMost, {20, 0}}});
    CHECK(one("amount:24.90").amounts == std::vector{AmountLimit{Limit::exactly, {2490, 2}}});
    CHECK(one("amount:>999999999999.999999").amounts.front().amount == Decimal{999'999'999'999'999'999, 6});
    CHECK(one("amount:0.125").amounts.front().amount == Decimal{125, 3});
    CHECK(one("due:<24h").ages == std::vector{AgeLimit{Limit::below, 24 * anHour}});
    CHECK(one("due:<3d").ages == std::vector{AgeLimit{Limit::below, 3 * aDay}});
    CHECK(one("requested:>30d").ages == std::vector{AgeLimit{Limit::above, 30 * aDay}});
    CHECK(one("requested:1w..2w").ages == std::vector{AgeLimit{Limit::atLeast, 7 * aDay}, AgeLimit{Limit::atMost, 14 * aDay}});
}

TEST_CASE("what is not understood is named as it was typed") {
    CHECK(wrong("anna colour:red", Failure::unknownSearchWord) == "colour:red");
    CHECK(wrong("http://shop.test", Failure::unknownSearchWord) == "http://shop.test");
    CHECK(wrong("-satte:new anna", Failure::unknownSearchWord) == "-satte:new");
    for (const char* text : {"state:autorised", "state:", "state:,", "country:Italy", "country:1", "account:3", "is:", "is:new,closed", "reason:xyz"})
        CHECK(wrong(text, Failure::unknownSearchValue) == text);
    for (const char* text : {"amount:", "amount:>", "amount:abc", "amount:1.000", "amount:1e5", "amount:-5", "amount:10..", "amount:..5", "amount:1..2..3",
                             "amount:1.2.3", "amount:9999999999999", "amount:1.1234567", "amount:>>5", "amount:0x10", "amount:١٢"})
        CHECK(wrong(text, Failure::badSearchAmount) == text);
    for (const char* text : {"due:", "due:24h", "due:=24h", "due:<", "due:<24", "due:<h", "due:<10000d", "due:<99999999999999999999d", "due:<-1d", "due:<1m", "requested:<1.5d"})
        CHECK(wrong(text, Failure::badSearchAge) == text);
    for (const char* text : {"sku:", "sku:*", "sku:A*B", "sku:*AB", "sku:**", "buyer:", "buyer:\"\"", "buyer:&", "note:*", "-", "&", "\"\"", "-\"", "*"})
        CHECK(wrong(text, Failure::badSearchText) == text);
}

TEST_CASE("hostile text is refused or is words") {
    CHECK(parseSearch("anna\xff", names).error().failure() == Failure::badText);
    CHECK(parseSearch(std::string(1'001, 'a'), names).error().failure() == Failure::textTooLong);
    CHECK(parseSearch(std::string(1'000, 'a'), names).value().text.size() == 1'000);
    CHECK(parseSearch(std::string("a\0b\x1b[31m", 8), names).value().text == "a b [31m");
    CHECK(valuesOf("sku:\"A OR 1=1\"") == Texts{"A OR 1=1"});
    CHECK(one("buyer:\"a\tb\x01" "c\"").values == Texts{"a b c"});
    for (const char c : {'"', '\'', '*', ':', '-', '<', '(', '{', '^', '\\', '%'})
        for (int length = 1; length < 200; length += 33) (void)parseSearch(std::string(static_cast<std::size_t>(length), c), names);
}

TEST_CASE("a near word says what was meant") {
    CHECK(meantBy("satte:new", names) == "state:new");
    CHECK(meantBy("-contry:IT", names) == "-country:IT");
    CHECK(meantBy("buyers:\"Anna K\"", names) == "buyer:\"Anna K\"");
    CHECK(meantBy("state:autorised", names) == "state:authorized");
    CHECK(meantBy("is:overdeu", names) == "is:overdue");
    CHECK(meantBy("reason:difetoso", names) == "reason:defective");
    CHECK(meantBy("account:Rosi", names).empty());
    CHECK(meantBy("account:\"rosi & figli\"", names) == "account:\"Rossi & figli\"");
    for (const char* text : {"colour:red", "state:", "anna", "", "zzzzzz:1", "state:zzzzzz", "http://x"}) CHECK(meantBy(text, names).empty());
}

TEST_CASE("words and their values are offered while they are typed") {
    CHECK(suggested("st") == Texts{"state:"});
    CHECK(suggested("anna -re") == Texts{"-return:", "-reason:", "-requested:"});
    CHECK(suggested("reason:") == Texts{"reason:defective", "reason:wrong_item"});
    CHECK(suggested("reason:dif") == Texts{"reason:defective"});
    CHECK(suggested("account:r") == Texts{"account:\"Rossi & figli\""});
    CHECK(suggested("country:") == Texts{"country:IT"});
    CHECK(suggested("amount:") == Texts{"amount:>50", "amount:<=20.50", "amount:10..20"});
    CHECK(suggested("is:over") == Texts{"is:overdue"});
    CHECK(suggested("tag:") == Texts{"tag:urgent", "tag:\"to check\""});
    for (const char* text : {"", "anna ", "is:overdue", "xyz:", "\"st", "408"}) CHECK(suggested(text).empty());
    CHECK(suggestionsFor("st", 1, names).list.empty());  // not at the end of a part
    CHECK(suggestionsFor("st", 99, names).list.empty());
}

TEST_CASE("an offer that is taken stands in the place of its part") {
    const auto take = [](std::string_view text, std::size_t caret) { return acceptSuggestion(text, suggestionsFor(text, caret, names), 0); };
    CHECK(take("anna st", 7).text == "anna state:");
    CHECK(take("anna st", 7).caret == 11);
    CHECK(take("is:over anna", 7).text == "is:overdue anna");
    CHECK(take("is:over anna", 7).caret == 11);
    CHECK(take("is:over", 7).text == "is:overdue ");
    CHECK(acceptSuggestion("abc", {}, 0).text == "abc");
}

TEST_CASE("an amount limit means the same in whole minor units") {
    const auto holds = [](const AmountLimit& limit, int decimals, std::int64_t minor) {
        const auto in = inMinorUnits(limit, decimals);
        if (!in) return false;
        switch (in->limit) {
            case Limit::below: return minor < in->minor;
            case Limit::atMost: return minor <= in->minor;
            case Limit::exactly: return minor == in->minor;
            case Limit::atLeast: return minor >= in->minor;
            case Limit::above: return minor > in->minor;
        }
        return false;
    };
    for (const Limit limit : {Limit::below, Limit::atMost, Limit::exactly, Limit::atLeast, Limit::above})
        for (const Decimal number : {Decimal{0, 0}, Decimal{24, 0}, Decimal{2490, 2}, Decimal{2495, 2}, Decimal{24905, 3}, Decimal{1, 6}})
            for (const int decimals : {0, 2, 3})
                for (std::int64_t minor = 0; minor < 25'000; minor += minor < 30 || (minor > 2'480 && minor < 2'500) || minor > 24'890 ? 1 : 7) {
                    std::int64_t left = minor, right = number.digits;  // both times 10^6
                    for (int i = decimals; i < 6; ++i) left *= 10;
                    for (int i = number.places; i < 6; ++i) right *= 10;
                    const bool expected = limit == Limit::below     ? left < right
                                          : limit == Limit::atMost  ? left <= right
                                          : limit == Limit::exactly ? left == right
                                          : limit == Limit::atLeast ? left >= right
                                                                    : left > right;
                    if (holds({limit, number}, decimals, minor) != expected) FAIL(minor << " with " << decimals << " decimals against " << number.digits << "e-" << number.places);
                }
    SUCCEED();
}

TEST_CASE("a part whose value has not been begun says nothing while it is typed") {
    const auto unfinished = [](std::string_view text) {
        const auto filter = parseUnfinishedSearch(text, names);
        INFO(text);
        REQUIRE(filter);
        return *filter;
    };
    for (const char* text : {"amount:", "-amount:", "is:", "raeson:", "buyer:\""}) CHECK(unfinished(text) == ReturnFilter{});
    CHECK(unfinished("mario amount: tag:urgent") == parseSearch("mario tag:urgent", names).value());
    CHECK(unfinished("amount:>5") == parseSearch("amount:>5", names).value());
    CHECK(parseUnfinishedSearch("amount:>", names).error() == Error(Failure::badSearchAmount, "search", "amount:>"));
    CHECK(parseUnfinishedSearch("a\xff", names).error().failure() == Failure::badText);
    CHECK(wrong("amount:", Failure::badSearchAmount) == "amount:");
}
