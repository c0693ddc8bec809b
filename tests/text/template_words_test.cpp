// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/template_words.h"

#include <set>

#include "domain/field_error.h"
#include "support/catch.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/speaking.h"

using namespace resodesk;
using namespace resodesk::test;

TEST_CASE("every moment and every placeholder has words of its own, in both languages") {
    for (const char* language : {"en", "it"}) {
        const Speaking speaking(language);
        std::set<std::string> said;
        for (const auto& [moment, name] : nameTable(TemplateMoment{})) said.insert(text::typed(text::words(moment)));
        for (const auto& [place, name] : nameTable(Placeholder{})) said.insert(text::typed(text::words(place)));
        for (const auto& [origin, name] : nameTable(TemplateOrigin{})) said.insert(text::typed(text::words(origin)));
        CHECK(said.size() == nameTable(TemplateMoment{}).size() + nameTable(Placeholder{}).size() + nameTable(TemplateOrigin{}).size());
        CHECK_FALSE(said.contains(""));
    }
}

TEST_CASE("what is missing is said as it stands in the text and in words") {
    const Speaking speaking("it");
    CHECK(text::typed(text::missingWords({Placeholder::rma, Placeholder::deadline})) == "{rma} (numero RMA), {deadline} (entro quando)");
}

TEST_CASE("a text in another language than was asked for says so") {
    const Speaking speaking("en");
    const TemplateVariant italian{"it", "Ciao"}, english{"en", "Hello"};
    CHECK(text::variantWords({italian, VariantBy::asked}, "it").empty());
    CHECK(text::typed(text::variantWords({italian, VariantBy::fallback}, "de")) == "There is no text in \"de\": this is the marketplace's language, \"it\".");
    CHECK(text::typed(text::variantWords({english, VariantBy::english}, "de")) == "There is no text in \"de\": this is the English one.");
    CHECK(text::typed(text::variantWords({italian, VariantBy::first}, "de")) == "There is no text in \"de\": this is the first one there is, in \"it\".");
}

TEST_CASE("a template that is refused says field, value, reason, and which placeholders there are") {
    const Speaking speaking("en");
    const std::string sentence = text::typed(text::sentence(FieldError{"text.it", Error(Failure::unknownPlaceholder, "", "{nmae}")}.error()));
    CHECK(sentence.starts_with("Field \"text.it\": There is no placeholder {nmae}. There are: {buyer}, "));
    CHECK(sentence.ends_with("{deadline}."));
}
