// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/refund_words.h"

#include <algorithm>

#include "domain/returns/refund_guards.h"
#include "support/builders.h"
#include "support/catch.h"
#include "text/formats.h"
#include "text/speaking.h"
#include "text/words.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

std::string saidOf(const std::vector<EarlierRefund>& refunds) { return text::typed(text::earlier(refunds, euros(990))); }

}  // namespace

TEST_CASE("limits are typed and shown with the decimal sign of the language") {
    for (const auto& [language, typed] : {std::pair{"en", "1,500.00 EUR; 400 GBP"}, std::pair{"it", "1.500,00 EUR; 400 GBP"}}) {
        const Speaking speaking(language);
        const auto written = text::limitsTyped(typed);
        REQUIRE(written);
        CHECK(*written == "1500.00 EUR; 400.00 GBP");
    }
    const Speaking speaking("it");
    CHECK(text::typed(text::limitsForField(parseLimits("1500.00 EUR; 400.00 GBP").value())) == "1500,00 EUR; 400,00 GBP");
    CHECK(text::limitsTyped("").value().empty());
    for (const char* wrong : {"500", "EUR", "500 euro", "1,2,3 EUR", "5 EUR; 6 EUR"}) CHECK(text::limitsTyped(wrong).has_error());
}

TEST_CASE("earlier refunds are said with amount and by whom, the last three, and how many came before") {
    const Speaking speaking("en");
    CHECK(saidOf({}).empty());
    std::vector<EarlierRefund> refunds;
    for (int i = 1; i <= 5; ++i) refunds.push_back({euros(100 * i), morning - std::chrono::hours(i), i == 1, i == 2 ? Actor::marketplace : Actor::seller});
    const std::string all = saidOf(refunds);
    CHECK(all.find("15.00") != std::string::npos);
    CHECK(all.find("9.90") != std::string::npos);
    CHECK(std::count(all.begin(), all.end(), '\n') == 4);
    CHECK(all.find("1.00 by you, with ResoDesk\nand 2 earlier") != std::string::npos);
    CHECK(all.find("2.00 by the marketplace\n") != std::string::npos);
    CHECK(all.find("3.00 by others, outside ResoDesk\n") != std::string::npos);
    CHECK(all.find("4.00 by") == std::string::npos);
    refunds.resize(3);
    CHECK(saidOf(refunds).find("earlier") == std::string::npos);
}

TEST_CASE("a reason that its marketplace has no words for is told in the usual ones, or as its code") {
    const Speaking speaking("en");
    const std::vector<ReasonWords> reasons{{"settled", {}}, {"returned", {{"en", "Came back"}}}, {"CR-ODD", {}}};
    CHECK(text::typed(text::reasonWords(reasons, "settled")) == "Settled with the buyer");
    CHECK(text::typed(text::reasonWords(reasons, "returned")) == "Came back");
    CHECK(text::typed(text::reasonWords(reasons, "CR-ODD")) == "CR-ODD");
    for (const auto& [reason, code] : nameTable(UsualReason{})) CHECK_FALSE(text::words(reason).empty());
    const Speaking italian("it");
    CHECK(text::typed(text::reasonWords(reasons, "settled")) == "Risolto con l'acquirente");
}
