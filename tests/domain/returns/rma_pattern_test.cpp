// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/rma_pattern.h"

#include "support/catch.h"

using namespace resodesk;

TEST_CASE("a pattern makes numbers with the year and a padded counter") {
    const RmaPattern pattern = RmaPattern::parse("RMA-{year}-{n:5}").value();
    CHECK(pattern.number(2026, 412) == "RMA-2026-00412");
    CHECK(pattern.number(2026, 123456) == "RMA-2026-123456");
    CHECK(RmaPattern::parse("{year:2}/{n}").value().number(2026, 7) == "26/7");
}

TEST_CASE("a pattern with the year counts anew every year, one without goes on") {
    const RmaPattern yearly = RmaPattern::parse("R{year}-{n}").value();
    CHECK(yearly.scope(2026) != yearly.scope(2027));
    const RmaPattern endless = RmaPattern::parse("R-{n}").value();
    CHECK(endless.scope(2026) == endless.scope(2027));
}

TEST_CASE("a pattern that cannot make different, printable numbers is refused") {
    for (const char* text : {"", "RMA", "RMA-{year}", "{n}{n}", "{n:0}", "{n:55}", "{month}-{n}", "RMA {n}", "{n", "ü{n}",
                             "0123456789012345678901234567890123456789{n}"})
        CHECK(RmaPattern::parse(text).error().failure() == Failure::badRmaPattern);
}

TEST_CASE("an RMA number is what a label's barcode can carry") {
    CHECK(checkRma("RMA-2026/7_a.1"));
    for (const char* text : {"", "a b", "è", "x\n", "01234567890123456789012345678901234567890"})
        CHECK(checkRma(text).error().failure() == Failure::badRma);
}
