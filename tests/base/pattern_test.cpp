// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/pattern.h"

#include <string>

#include "support/catch.h"

using namespace resodesk;

namespace {

Pattern compiled(const char* expression) {
    const auto pattern = Pattern::compile(expression);
    REQUIRE(pattern);
    return *pattern;
}

}  // namespace

TEST_CASE("a pattern finds its words where they first stand, whatever their case, and again from there on") {
    const Pattern pattern = compiled(R"(\bpears?\b)");
    const std::string text = "Two Pears and a pear";
    CHECK(pattern.find(text) == Pattern::Match{4, 9});
    CHECK(pattern.find(text, 9) == Pattern::Match{16, 20});
    CHECK_FALSE(pattern.find(text, 17));
    CHECK_FALSE(pattern.find(text, 100));
}

TEST_CASE("a match is never empty, so that a search that goes on comes to its end") { CHECK(compiled("x*").find("aaxx") == Pattern::Match{2, 4}); }

TEST_CASE("bytes that are no text match nothing and hide nothing beside them") {
    CHECK(compiled("pear").find("\xff\xfepear\xc3") == Pattern::Match{2, 6});
    CHECK_FALSE(compiled("^.+$").find("\xff"));
}

TEST_CASE("a pattern that cannot be is refused with the place in it") {
    const auto pattern = Pattern::compile("two (pears");
    REQUIRE_FALSE(pattern);
    CHECK(pattern.error().failure() == Failure::notUnderstood);
    CHECK_FALSE(pattern.error().detail().empty());
}

TEST_CASE("a search that would not end finds nothing") {
    const std::string many(40, 'a');
    CHECK_FALSE(compiled("^(a+)+$").find(many + "b"));
    CHECK(compiled("^(a+)+$").find(many));
}
