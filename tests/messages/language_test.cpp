// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/language.h"

#include "messages/corpus.h"
#include "support/catch.h"

using namespace resodesk;

TEST_CASE("of the messages of the corpus with five words and more, 97 in 100 are known by their language") {
    int all = 0, right = 0;
    for (const test::CorpusEntry& entry : test::readCorpus(RESODESK_CORPUS_FOLDER, "dev")) {
        if (wordsIn(folded(entry.text)).size() < 5) continue;
        ++all;
        if (guessLanguage(entry.text) == entry.language)
            ++right;
        else
            UNSCOPED_INFO(toText(entry.language) << ": " << entry.text);
    }
    REQUIRE(all > 1000);
    CHECK(right >= all * 0.97);
}

TEST_CASE("a short text tells its language, or that it has none") {
    CHECK(guessLanguage("Il pacco è partito ieri.") == MessageLanguage::italian);
    CHECK(guessLanguage("The parcel left yesterday.") == MessageLanguage::english);
    CHECK(guessLanguage("Das Paket ist gestern raus.") == MessageLanguage::german);
    CHECK(guessLanguage("Le colis est parti hier.") == MessageLanguage::french);
    CHECK(guessLanguage("El paquete salió ayer.") == MessageLanguage::spanish);
    for (const char* text : {"", "OK", "1Z999AA10123456784", "Anna Kowalska", "\xff\xfe", "Dzień dobry, paczka"}) CHECK_FALSE(guessLanguage(text));
}
