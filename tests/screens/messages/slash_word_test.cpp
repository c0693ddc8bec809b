// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens/messages/slash_word.h"

#include "support/catch.h"

using namespace resodesk::screens;

namespace {

/// The caret stands at the bar.
std::optional<std::string> typedAt(std::string text) {
    const std::size_t caret = text.find('|');
    text.erase(caret, 1);
    const auto word = slashWordAt(text, caret);
    if (!word) return std::nullopt;
    CHECK(text[word->begin] == '/');
    CHECK(word->end == caret);
    return word->typed;
}

}  // namespace

TEST_CASE("a slash that begins a word asks for templates, and what follows it says which") {
    CHECK(typedAt("/|") == "");
    CHECK(typedAt("/ref|") == "ref");
    CHECK(typedAt("Hello,\n/ref|und and more") == "ref");
    CHECK(typedAt("Hello /annullo pär|") == "annullo pär");
    CHECK(typedAt("/part of|") == "part of");
}

TEST_CASE("other slashes ask for nothing") {
    CHECK_FALSE(typedAt("|/ref"));
    CHECK_FALSE(typedAt("12/11|"));
    CHECK_FALSE(typedAt("and/or|"));
    CHECK_FALSE(typedAt("https://shop|"));
    CHECK_FALSE(typedAt("one / two|"));
    CHECK_FALSE(typedAt("/refund. Yes|"));
    CHECK_FALSE(typedAt("/refund\nyes|"));
    CHECK_FALSE(typedAt("/refund  |"));
    CHECK_FALSE(typedAt("|"));
    CHECK_FALSE(typedAt("/" + std::string(50, 'a') + "|"));
    CHECK_FALSE(slashWordAt("/ref", 9));
}

TEST_CASE("what is put in stands apart from what was written, and the caret stands behind it") {
    const auto putInto = [](std::string text) {
        const std::size_t caret = text.find('|');
        text.erase(caret, 1);
        const Insertion done = putIn(text, slashWordAt(text, caret).value(), "Dear Anna,");
        return done.text.substr(0, done.caret) + "|" + done.text.substr(done.caret);
    };
    CHECK(putInto("/ref|") == "Dear Anna,|");
    CHECK(putInto("Thank you. /ref|") == "Thank you.\n\nDear Anna,|");
    CHECK(putInto("Thank you.\n\n/ref|\nRegards") == "Thank you.\n\nDear Anna,|\n\nRegards");
}
