// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/folded_text.h"

#include "support/catch.h"

using namespace resodesk;

namespace {

std::vector<std::string> sentencesOf(const std::string& original, const std::vector<std::string>& abbreviations = {}) {
    const FoldedText text(original, abbreviations);
    std::vector<std::string> sentences;
    for (const TextRange& range : text.sentences()) sentences.emplace_back(text.part(range));
    return sentences;
}

using Sentences = std::vector<std::string>;

}  // namespace

TEST_CASE("accents, typographic quotes, dashes and blanks are read as plain ones") {
    CHECK(folded("È già Größe œuvre Łódź ñ") == "E gia Grosse oeuvre Lodz n");
    CHECK(folded("l\u2019ordine \u201Cuno\u201D \u2013 due\u00A0tre\u2026") == "l'ordine \"uno\" - due tre...");
    CHECK(folded("in\u200Bfo\uFF20shop\u00AD.it e\u0301") == "info@shop.it e");
}

TEST_CASE("a place in the folded text leads to the same words in the message") {
    const std::string message = "Perché è così: größer";
    const FoldedText text(message);
    const std::size_t at = text.text().find("grosser");
    const TextRange range = text.original({at, at + 7});
    CHECK(message.substr(range.begin, range.end - range.begin) == "größer");
    CHECK(text.original({0, text.text().size()}) == TextRange{0, message.size()});
}

TEST_CASE("bytes that are no text are folded, too") { CHECK(folded("a\xff\xc3") == "a??"); }

TEST_CASE("a full stop ends a sentence, but not in an abbreviation, a date, an amount or an initial") {
    CHECK(sentencesOf("Uno. Due! Tre?") == Sentences{"Uno.", "Due!", "Tre?"});
    CHECK(sentencesOf("Gentile sig. Rossi. Ecco.", {"sig"}) == Sentences{"Gentile sig. Rossi.", "Ecco."});
    CHECK(sentencesOf("Am 12. Mai kommt es. Gut.") == Sentences{"Am 12. Mai kommt es.", "Gut."});
    CHECK(sentencesOf("It costs 24.90 euros. Paid on 15.06. Thanks.") == Sentences{"It costs 24.90 euros.", "Paid on 15.06.", "Thanks."});
    CHECK(sentencesOf("Anna K. Rossi") == Sentences{"Anna K. Rossi"});
}

TEST_CASE("a line end ends a sentence and a paragraph") {
    CHECK(sentencesOf("Dear Anna\n\n  it is here \nBye") == Sentences{"Dear Anna", "it is here", "Bye"});
    const FoldedText text("One. Two.\nThree.");
    REQUIRE(text.paragraphs().size() == 2);
    CHECK(text.part(text.paragraphs()[0]) == "One. Two.");
}

TEST_CASE("the sentence of a place is the one around it") {
    const FoldedText text("One two. Three four.");
    CHECK(text.part(text.sentenceAt(text.text().find("two"))) == "One two.");
    CHECK(text.part(text.sentenceAt(text.text().find("four"))) == "Three four.");
    CHECK(FoldedText("").sentenceAt(0).isEmpty());
}
