// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/message_template.h"

#include "domain/field_error.h"
#include "support/catch.h"

using namespace resodesk;

namespace {

MessageTemplate aTemplate() { return {{"own-1"}, "Reso", "Rimborso", TemplateMoment::refunded, ActionKind::refund, {{"it", "Ciao {buyer}"}, {"de", "Hallo {buyer}"}}}; }

/// "text.it unknownPlaceholder {x}": field, why, value.
std::string wrongIn(const MessageTemplate& message) {
    const auto checked = check(message);
    if (checked) return "";
    REQUIRE(checked.error().failure() == Failure::badField);
    const FieldError fault = fieldErrorFrom(checked.error().subject()).value();
    return fault.field + " " + std::string(toText(fault.why.failure())) + " " + fault.why.subject();
}

template <class Change>
std::string wrongAfter(Change change) {
    MessageTemplate message = aTemplate();
    change(message);
    return wrongIn(message);
}

std::vector<std::string> namesFound(const std::vector<std::pair<std::string, std::string>>& placed, const std::string& typed) {
    std::vector<MessageTemplate> templates;
    for (const auto& [folder, name] : placed) templates.push_back({{}, folder, name, {}, {}, {}});
    std::vector<std::string> names;
    for (const std::size_t at : find(templates, typed)) names.push_back(templates[at].name);
    return names;
}

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("a template comes back from its fields as it was") {
    MessageTemplate message = aTemplate();
    message.id = {};
    CHECK(templateFrom(Fields::parse(toFields(message).text()).value()).value() == message);
    message.moment.reset();
    message.action.reset();
    message.folder.clear();
    message.variants = {{"fr", "a\n\nb = c {{"}};
    CHECK(templateFrom(Fields::parse(toFields(message).text()).value()).value() == message);
}

TEST_CASE("fields that this version does not know are no template") {
    const Fields good = toFields(aTemplate());
    CHECK(templateFrom(Fields()).error().failure() == Failure::notUnderstood);
    for (const auto& [key, value] : {std::pair{"moment", "birthday"}, {"action", "wait"}, {"languages", "it fr"}, {"languages", ""}, {"text.it", "{x}"}, {"name", ""}}) {
        Fields bad = good;
        bad.set(key, value);
        INFO(key << "=" << value);
        CHECK(templateFrom(bad).error().failure() == Failure::notUnderstood);
    }
}

TEST_CASE("what is wrong in a template is told with field, value and reason") {
    CHECK(wrongIn(aTemplate()).empty());
    CHECK(wrongAfter([](auto& t) { t.variants[1].text = "Hallo {kaeufer}"; }) == "text.de unknownPlaceholder {kaeufer}");
    CHECK(wrongAfter([](auto& t) { t.variants[0].text = "Ciao {"; }) == "text.it badBraces Ciao {");
    CHECK(wrongAfter([](auto& t) { t.variants[0].text = " \n"; }) == "text.it emptyText ");
    CHECK(wrongAfter([](auto& t) { t.variants[0].text = std::string(4'001, 'a'); }) == "text.it textTooLong 4000");
    CHECK(wrongAfter([](auto& t) { t.variants[0].text = "\xff"; }) == "text.it badText ");
    CHECK(wrongAfter([](auto& t) { t.variants[0].text = std::string("a\0b", 3); }) == "text.it badText ");
    CHECK(wrongAfter([](auto& t) { t.variants[0].language = "Italiano"; }) == "language badLanguage Italiano");
    CHECK(wrongAfter([](auto& t) { t.variants[0].language = ""; }) == "language badLanguage ");
    CHECK(wrongAfter([](auto& t) { t.variants[0].language = "de"; }) == "language sameLanguage de");
    CHECK(wrongAfter([](auto& t) { t.variants.clear(); }) == "variants noVariant ");
    CHECK(wrongAfter([](auto& t) { t.name = "  "; }) == "name badName ");
    CHECK(wrongAfter([](auto& t) { t.name = "a\nb"; }) == "name badName a\nb");
    CHECK(wrongAfter([](auto& t) { t.name = std::string(61, 'a'); }) == "name textTooLong 60");
    CHECK(wrongAfter([](auto& t) { t.folder = std::string(61, 'a'); }) == "folder textTooLong 60");
    CHECK(wrongAfter([](auto& t) { t.action = ActionKind::saveSettings; }) == "action unknownChoice save_settings");
    CHECK(wrongAfter([](auto& t) { t.id = {"../x"}; }) == "id badName ../x");
    CHECK(wrongAfter([](auto& t) { t.name = "perch\xc3\xa9" + std::string(54, 'a'); }).empty());
}

TEST_CASE("blanks at the ends and other ends of lines do not count") {
    MessageTemplate message = aTemplate();
    message.name = " Rimborso ";
    message.folder = "\tReso";
    message.variants[0].text = "\r\nCiao {buyer}\r\n\r\nA presto\rQui \n";
    const MessageTemplate tidy = tidied(message);
    CHECK(tidy.name == "Rimborso");
    CHECK(tidy.folder == "Reso");
    CHECK(tidy.variants[0].text == "Ciao {buyer}\n\nA presto\nQui");
}

TEST_CASE("the text of the language that was asked for is taken, else the marketplace's, else the English one, else the first") {
    MessageTemplate message = aTemplate();
    message.variants = {{"it", "i"}, {"en", "e"}, {"fr", "f"}};
    const auto taken = [&](const char* language, const std::vector<std::string>& fallbacks) {
        const ChosenVariant chosen = variantFor(message, language, fallbacks);
        return chosen.variant.language + " " + std::string(toText(chosen.by));
    };
    CHECK(taken("fr", {"it"}) == "fr asked");
    CHECK(taken("fr-BE", {}) == "fr asked");
    CHECK(taken("de", {"it"}) == "it fallback");
    CHECK(taken("de", {"pl", "fr_FR", "it"}) == "fr fallback");
    CHECK(taken("de", {"pl"}) == "en english");
    CHECK(taken("", {}) == "en english");
    message.variants = {{"it", "i"}, {"fr", "f"}};
    CHECK(taken("de", {}) == "it first");
}

TEST_CASE("messages that tell of a refund wait for it, unless the seller says otherwise") {
    CHECK(usualAction(TemplateMoment::refunded) == ActionKind::refund);
    CHECK(usualAction(TemplateMoment::refundedInPart) == ActionKind::refund);
    CHECK(usualAction(TemplateMoment::authorized) == ActionKind::authorize);
    CHECK(usualAction(TemplateMoment::closed) == ActionKind::close);
    CHECK(usualAction(TemplateMoment::replacementSent) == ActionKind::replaceParcel);
    CHECK_FALSE(usualAction(TemplateMoment::keepItem));
}

TEST_CASE("templates are found by parts of their words, whatever case and accents, the best first") {
    const std::vector<std::pair<std::string, std::string>> all{{"Prima", "Aiuto"}, {"Rimborso", "Parziale"}, {"Reso", "Rimborso inviato"}, {"Altro", "Rim"}, {"Spedizione", "Perché è in ritardo"}};
    CHECK(namesFound(all, "RIM") == Found{"Rim", "Rimborso inviato", "Parziale", "Aiuto"});
    CHECK(namesFound(all, "perche") == Found{"Perché è in ritardo"});
    CHECK(namesFound(all, "rim parz") == Found{"Parziale"});
    CHECK(namesFound(all, "rimborso zeta").empty());
    CHECK(namesFound(all, " ") == Found{"Aiuto", "Parziale", "Rimborso inviato", "Rim", "Perché è in ritardo"});
}

TEST_CASE("what tells of a refund is tied to whatever pays it, and to nothing else") {
    MessageTemplate message;
    for (const TemplateMoment moment : {TemplateMoment::refunded, TemplateMoment::refundedInPart}) {
        message.action = usualAction(moment);
        CHECK(isTiedTo(message, ActionKind::refund));
        CHECK(isTiedTo(message, ActionKind::cancelOrder));
        CHECK(isTiedTo(message, ActionKind::refundParcel));
        CHECK_FALSE(isTiedTo(message, ActionKind::replaceParcel));
        CHECK_FALSE(isTiedTo(message, ActionKind::authorize));
    }
    message.action = usualAction(TemplateMoment::replacementSent);
    CHECK(isTiedTo(message, ActionKind::replaceParcel));
    CHECK_FALSE(isTiedTo(message, ActionKind::refundParcel));
    message.action = usualAction(TemplateMoment::apology);
    CHECK_FALSE(isTiedTo(message, ActionKind::refund));
}
