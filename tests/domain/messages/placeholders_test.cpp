// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/placeholders.h"

#include "support/catch.h"

using namespace resodesk;

namespace {

using Places = std::vector<Placeholder>;

std::string wrongIn(const std::string& text) {
    const auto checked = checkPlaceholders(text);
    if (checked) return "";
    return std::string(toText(checked.error().failure())) + " " + checked.error().subject();
}

}  // namespace

TEST_CASE("what is known is put in, what is missing stays visible and is told once, in the order of the text") {
    const FilledText filled = fill("{buyer}, {rma}: {order} {rma} {item}", {{Placeholder::buyer, "Giulia Rossi"}, {Placeholder::order, ""}, {Placeholder::item, "Mug"}});
    CHECK(filled.text == "Giulia Rossi, {rma}: {order} {rma} Mug");
    CHECK(filled.missing == Places{Placeholder::rma, Placeholder::order});
    CHECK_FALSE(filled.isComplete());
    CHECK(fill("Ciao {buyer}", {{Placeholder::buyer, "Anna"}}).isComplete());
    CHECK(fill("", {}).isComplete());
}

TEST_CASE("a brace that is written twice is one brace and no placeholder") {
    const FilledText filled = fill("{{buyer}} {{{buyer}}} {{ }}", {{Placeholder::buyer, "Anna"}});
    CHECK(filled.text == "{buyer} {Anna} { }");
    CHECK(filled.isComplete());
    CHECK(wrongIn("{{}} {{{{ }}}}").empty());
}

TEST_CASE("a value is put in as it is, braces and all") {
    const FilledText filled = fill("{buyer} {order}", {{Placeholder::buyer, "{order} }} {x"}, {Placeholder::order, "1"}});
    CHECK(filled.text == "{order} }} {x 1");
    CHECK(filled.isComplete());
}

TEST_CASE("a placeholder that nobody knows is named as it stands there") {
    CHECK(wrongIn("Ciao {nmae}!") == "unknownPlaceholder {nmae}");
    CHECK(wrongIn("{Buyer}") == "unknownPlaceholder {Buyer}");
    CHECK(wrongIn("{ buyer }") == "unknownPlaceholder { buyer }");
    CHECK(wrongIn("{}") == "unknownPlaceholder {}");
}

TEST_CASE("a brace that stands alone is shown with what stands around it, whole characters") {
    CHECK(wrongIn("Ciao {buyer, come va") == "badBraces Ciao {buyer, come");
    CHECK(wrongIn("per\xc3\xb2 } perch\xc3\xa9") == "badBraces per\xc3\xb2 } perch\xc3\xa9");
    CHECK(wrongIn("{buyer\n}") == "badBraces {buyer }");
    CHECK(wrongIn("{buy{er}") == "badBraces {buy{er}");
    CHECK(wrongIn("aaaaaaaaaaaaaaaaaaaaaaaa\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9}") == "badBraces \xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9}");
    CHECK(wrongIn("{") == "badBraces {");
}

TEST_CASE("every placeholder there is can be written, and is found in a text and in a draft") {
    for (const auto& [place, name] : nameTable(Placeholder{})) {
        INFO(name);
        CHECK(wrongIn("a " + written(place) + " b").empty());
        CHECK(placeholdersIn("a " + written(place) + " b") == Places{place});
        CHECK(unfilledIn("a " + written(place) + " b") == Places{place});
        CHECK(fill(written(place), {{place, "v"}}).text == "v");
    }
}

TEST_CASE("a draft that somebody went on writing is searched for what was never filled in") {
    CHECK(unfilledIn("Ciao {rma} e {buyer}, {rma}") == Places{Placeholder::rma, Placeholder::buyer});
    CHECK(unfilledIn("una graffa { e {altro}").empty());
}
