// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/folded.h"

#include "support/catch.h"

using namespace resodesk;

TEST_CASE("letters are the same whatever their case and accents, in the languages of the marketplaces") {
    CHECK(folded("Perché È così") == "perche e cosi");
    CHECK(folded("GRÖSSE größe Straße") == "grosse grosse strasse");
    CHECK(folded("Œuvre cœur Ça où") == "oeuvre coeur ca ou");
    CHECK(folded("Año NIÑO ÚLTIMO") == "ano nino ultimo");
    CHECK(folded("Łódź Šmíd Þór ĳs") == "lodz smid thor ijs");
    CHECK(folded("e\xcc\x81") == "e");
}

TEST_CASE("letters of other scripts stay, and so do bytes that are no text") {
    CHECK(folded("Ελλάδα") == "Ελλάδα");
    CHECK(folded("\xff\xc3") == "\xff\xc3");
    CHECK(folded("\xe2\x80") == " ");
}

TEST_CASE("words are parted by anything that is no letter or digit, typographic signs too") {
    using Words = std::vector<std::string>;
    CHECK(foldedWords("L’étiquette « nº 12 » – d'abord") == Words{"l", "etiquette", "n", "12", "d", "abord"});
    CHECK(foldedWords("20 €/kg") == Words{"20", "kg"});
    CHECK(foldedWords(" \t\n.").empty());
}
