// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/bare_words.h"

#include "support/catch.h"

using namespace resodesk;

TEST_CASE("letters are the same whatever their case and accents, in the languages of the marketplaces") {
    CHECK(bareLetters("Perché È così") == "perche e cosi");
    CHECK(bareLetters("GRÖSSE größe Straße") == "grosse grosse strasse");
    CHECK(bareLetters("Œuvre cœur Ça où") == "oeuvre coeur ca ou");
    CHECK(bareLetters("Año NIÑO ÚLTIMO") == "ano nino ultimo");
    CHECK(bareLetters("Łódź Šmíd Þór ĳs") == "lodz smid thor ijs");
    CHECK(bareLetters("e\xcc\x81") == "e");
}

TEST_CASE("letters of other scripts stay, and so do bytes that are no text") {
    CHECK(bareLetters("Ελλάδα") == "Ελλάδα");
    CHECK(bareLetters("\xff\xc3") == "\xff\xc3");
    CHECK(bareLetters("\xe2\x80") == " ");
}

TEST_CASE("words are parted by anything that is no letter or digit, typographic signs too") {
    using Words = std::vector<std::string>;
    CHECK(bareWords("L’étiquette « nº 12 » – d'abord") == Words{"l", "etiquette", "n", "12", "d", "abord"});
    CHECK(bareWords("20 €/kg") == Words{"20", "kg"});
    CHECK(bareWords(" \t\n.").empty());
}
