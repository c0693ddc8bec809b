// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/tag.h"

#include "support/catch.h"

using namespace resodesk;

TEST_CASE("a tag is kept without the blanks and signs around it") {
    CHECK(tagFrom("urgent").value() == "urgent");
    CHECK(tagFrom("  #da verificare ").value() == "da verificare");
    CHECK(tagFrom("caff\xc3\xa8: 2\xc2\xaa scelta").value() == "caff\xc3\xa8: 2\xc2\xaa scelta");
    CHECK(tagFrom(std::string(40, 'x')));
}

TEST_CASE("what the search could not read is no tag") {
    for (const char* typed : {"", "   ", "#", "a,b", "a\"b", "a\nb", "a\x7f"}) {
        INFO(typed);
        CHECK(tagFrom(typed).error().failure() == Failure::badTag);
        CHECK(tagFrom(typed).error().subject() == typed);
    }
    CHECK(tagFrom(std::string(41, 'x')).error().failure() == Failure::badTag);
    CHECK(tagFrom("a\xff").error().failure() == Failure::badText);
}
