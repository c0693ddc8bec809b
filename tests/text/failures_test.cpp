// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/failures.h"

#include "domain/returns/declared.h"
#include "support/catch.h"
#include "text/formats.h"
#include "text/speaking.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

/// Every failure there is: their names are an unbroken row.
std::vector<Failure> all() {
    std::vector<Failure> failures;
    for (int i = 0;; ++i) try {
            toText(static_cast<Failure>(i));
            failures.push_back(static_cast<Failure>(i));
        } catch (const std::logic_error&) {
            return failures;
        }
}

std::string said(const Error& error) {
    return text::typed(text::sentence(error));
}

}  // namespace

TEST_CASE("every failure is a sentence of its own in both languages, with its datum and without") {
    CHECK(all().size() > 50);
    for (const Failure failure : all()) {
        INFO(toText(failure));
        std::vector<std::string> inBoth;
        for (const char* language : {"en", "it"}) {
            const Speaking speaking(language);
            for (const std::string subject : {"", "100 % of \"%s\""}) {
                const std::string sentence = said(Error(failure, "the log's own words", subject));
                CHECK(sentence.size() > 10);
                CHECK((sentence.ends_with('.') || sentence.ends_with("{n:5}") || sentence.ends_with("https://...")));
                CHECK(sentence.find("the log's own words") == std::string::npos);
            }
            inBoth.push_back(said(Error(failure)));
            CHECK(inBoth.back().find("%s") == std::string::npos);
        }
        CHECK(inBoth[0] != inBoth[1]);
    }
}

TEST_CASE("what was typed wrongly stands in the sentence, in both languages") {
    for (const char* language : {"en", "it"}) {
        const Speaking speaking(language);
        for (const Failure failure :
             {Failure::badUrl,        Failure::badAmount,       Failure::badNumber,        Failure::badDate,
              Failure::badName,       Failure::nameTaken,       Failure::badLabel,         Failure::unknownAccount,
              Failure::unknownReturn, Failure::unknownLine,     Failure::unknownAddress,   Failure::unknownChoice,
              Failure::badRma,        Failure::rmaTaken,        Failure::badRmaPattern,    Failure::unreadableFile,
              Failure::exposedFile,   Failure::aboveRefundable, Failure::moreThanReturned, Failure::addressInUse,
              Failure::busy,          Failure::offline,         Failure::notUnderstood}) {
            INFO(language << " " << toText(failure));
            CHECK(said(Error(failure, "", "what-was-typed")).find("what-was-typed") != std::string::npos);
        }
    }
}

TEST_CASE("a set that changed says both counts and sums") {
    Declared seen{3, {}}, now{1, {}};
    seen.sums.add({6000, Currency::parse("EUR").value()});
    now.sums.add({2000, Currency::parse("EUR").value()});
    const Speaking speaking("en");
    const std::string sentence = said(setChanged(seen, now));
    CHECK(sentence.find("3 refunds, \u20ac\u00a060.00") != std::string::npos);
    CHECK(sentence.find("1 refund, \u20ac\u00a020.00") != std::string::npos);
    CHECK(sentence.ends_with("Nothing was done."));
}

TEST_CASE("the daily limit is said with what is used of it") {
    const Speaking speaking("en");
    const std::string sentence = said(Error(Failure::aboveDailyLimit, "", "500.00 EUR 480.00 EUR"));
    CHECK(sentence.find("limit of \u20ac\u00a0500.00 a day: \u20ac\u00a0480.00") != std::string::npos);
}

TEST_CASE("a marketplace's words that are a sentence end with one full stop") {
    const Speaking speaking("en");
    CHECK(said(Error(Failure::refused, "", "The reason is not known.")) == "The marketplace refused this: The reason is not known.");
    CHECK(said(Error(Failure::refused, "", "not possible now")) == "The marketplace refused this: not possible now.");
}
