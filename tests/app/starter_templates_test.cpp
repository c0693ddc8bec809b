// SPDX-License-Identifier: GPL-3.0-or-later
// The set that is installed; tests/templates reads its texts.

#include "app/messages/starter_templates.h"

#include <set>

#include "base/paths.h"
#include "support/catch.h"
#include "support/temp_folder.h"

using namespace resodesk;
using namespace resodesk::test;
using app::StarterTemplates;

namespace {

std::vector<Placeholder> sortedPlaces(const std::string& text) {
    auto places = placeholdersIn(text);
    std::sort(places.begin(), places.end());
    return places;
}

std::string setOf(const std::string& templates) { return R"({"templates": [)" + templates + "]}"; }

const std::string credit = R"({"moment": "credit", "folder": "F", "name": "Credit", "text": ["Hello {buyer},", "a", "{shop}"]})";

}  // namespace

TEST_CASE("one template of each moment comes with the program, with a text in each of five languages that has the same placeholders") {
    const auto set = StarterTemplates::read(resourceFolder() / "templates").value();
    const auto all = set.named("it");
    REQUIRE(all.size() == nameTable(TemplateMoment{}).size());
    std::set<TemplateMoment> moments;
    for (const MessageTemplate& message : all) {
        INFO(message.id.value);
        CHECK(check(message));
        CHECK(set.has(message.id));
        CHECK(message.id.value == toText(*message.moment));
        CHECK(message.action == usualAction(*message.moment));
        moments.insert(*message.moment);
        REQUIRE(message.variants.size() == 5);
        for (const char* language : {"it", "en", "de", "fr", "es"}) REQUIRE(message.find(language));
        for (const TemplateVariant& variant : message.variants) {
            INFO(variant.language);
            CHECK(sortedPlaces(variant.text) == sortedPlaces(message.variants.front().text));
        }
    }
    CHECK(moments.size() == all.size());
}

TEST_CASE("the starter set is named in the language of the interface, else in English, and is known as it came under any of the names") {
    const auto set = StarterTemplates::read(resourceFolder() / "templates").value();
    CHECK(set.named("it")[10].name == "Rimborso inviato");
    CHECK(set.named("pl")[10].name == set.named("en")[10].name);
    for (const char* language : {"it", "en", "de"})
        for (const MessageTemplate& message : set.named(language)) CHECK(set.isOriginal(message));
    MessageTemplate changed = set.named("it")[10];
    changed.variants.pop_back();
    CHECK_FALSE(set.isOriginal(changed));
    CHECK_FALSE(set.has({"own-1"}));
}

TEST_CASE("a starter set that lacks a language there, or a file that is not as described, is named") {
    TempFolder folder;
    const auto why = [&] { return StarterTemplates::read(folder.path()).error().subject().substr(folder.path().string().size()); };
    CHECK(StarterTemplates::read(folder.path() / "none").error().failure() == Failure::unreadableFile);
    CHECK(why() == "/en.json");
    writeFilePrivately(folder.path() / "en.json", setOf(credit));
    CHECK(StarterTemplates::read(folder.path()));
    writeFilePrivately(folder.path() / "note.txt", "no set");
    CHECK(StarterTemplates::read(folder.path()));
    for (const std::string& bad : {std::string("{"), std::string("[]"), std::string("{\"templates\": 1}"), setOf("1"), setOf(R"({"moment": "birthday", "folder": "", "name": "a", "text": []})"),
                                   setOf(R"({"moment": "credit", "folder": "", "name": "a", "text": ["{nmae}"]})"), setOf(R"({"moment": "credit", "name": "a", "text": ["a"]})")}) {
        INFO(bad);
        writeFilePrivately(folder.path() / "it.json", bad);
        CHECK(why() == "/it.json");
    }
}
