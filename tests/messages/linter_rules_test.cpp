// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/messages/linter_rules.h"

#include <algorithm>
#include <ctime>
#include <fstream>
#include <map>
#include <optional>

#include "base/paths.h"
#include "domain/messages/linter.h"
#include "messages/corpus.h"
#include "support/catch.h"

using namespace resodesk;
namespace fs = std::filesystem;

namespace {

LinterRules shipped(MessageLanguage language) {
    auto rules = app::readLinterRules(RESODESK_LINTER_FOLDER, language);
    INFO((rules.has_error() ? rules.error().detail() : ""));
    REQUIRE(rules);
    return *rules;
}

std::vector<std::string> idsOf(const LinterRules& rules, LintKind kind) {
    std::vector<std::string> ids;
    for (const LintRule& rule : rules.rules)
        if (rule.kind == kind) ids.push_back(rule.id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

/// A folder with the shipped parts and these rules.
class OwnRules {
 public:
    explicit OwnRules(const std::string& english) : folder_(makePrivateFolder("linter-test")) {
        fs::copy_file(fs::path(RESODESK_LINTER_FOLDER) / "parts.json", folder_ / "parts.json");
        std::ofstream(folder_ / "rules-en.json") << english;
    }
    ~OwnRules() { fs::remove_all(folder_); }
    Result<LinterRules> read() const { return app::readLinterRules(folder_, MessageLanguage::english); }

 private:
    fs::path folder_;
};

std::string withRule(const std::string& any) {
    return R"({"language":"en","abbreviations":[],"parts":{"fruit":["apples?","pears?"]},"rules":[{"id":"own","kind":"ban","explanation":{"en":"E","it":"I"},)"
           R"("fix":{"do":"delete_words"},"source":{"title":"T","date":"2020"},"words":[{"any":[")" +
           any + R"("]}]}]})";
}

/// Of the processor, so that what else runs on the machine does not count.
double millisecondsToLint(const LinterRules& rules, const std::string& text, const MessageContext& context) {
    double best = 1e9;
    for (int i = 0; i < 5; ++i) {
        const std::clock_t begin = std::clock();
        lint(rules, text, context);
        best = std::min(best, 1000.0 * double(std::clock() - begin) / CLOCKS_PER_SEC);
    }
    return best;
}

MessageContext busyContext() {
    MessageContext context;
    context.buyer = "Giulia Rossi";
    context.asked = "Where is my parcel? When will it arrive? Can you send me the manual? Dov'è il mio pacco? Quando arriva?";
    context.isComplaint = context.hasEarlier = context.isRegular = context.isOpen = true;
    return context;
}

std::string repeated(const std::string& what, std::size_t length) {
    std::string text;
    while (text.size() < length) text += what;
    return text.substr(0, length);
}

}  // namespace

TEST_CASE("Italian and English have every rule, German, French and Spanish the bans") {
    const std::vector<std::string> bans{"ban-email", "ban-link", "ban-phone", "ban-promotion", "ban-review"};
    for (const auto& [language, name] : nameTable(MessageLanguage{})) CHECK(idsOf(shipped(language), LintKind::ban) == bans);
    const std::vector<std::string> advice{"apology", "auto-reply", "buyers-work", "greeting", "history", "length", "next-step",
                                          "policy", "professional", "question", "tracking", "vague", "what-can-we-do"};
    CHECK(idsOf(shipped(MessageLanguage::italian), LintKind::advice) == advice);
    CHECK(idsOf(shipped(MessageLanguage::english), LintKind::advice) == advice);
}

TEST_CASE("every explanation of the shipped rules is there in both languages of the interface") {
    for (const auto& [language, name] : nameTable(MessageLanguage{}))
        for (const auto& [key, sentences] : shipped(language).explanations) {
            CAPTURE(key);
            CHECK(sentences.contains("en"));
            CHECK(sentences.contains("it"));
        }
}

TEST_CASE("a piece stands for any of its patterns") {
    const auto rules = OwnRules(withRule(R"(green {{fruit}})")).read();
    REQUIRE(rules);
    CHECK(lint(*rules, "Two green pears.", {}).size() == 1);
    CHECK(lint(*rules, "Two green plums.", {}).empty());
}

TEST_CASE("a file of rules that cannot be used is refused with the place in it") {
    const auto whyNot = [](const std::string& json) {
        const auto rules = OwnRules(json).read();
        REQUIRE_FALSE(rules);
        CHECK(rules.error().failure() == Failure::unreadableFile);
        CHECK(rules.error().subject().ends_with("rules-en.json"));
        return rules.error().detail();
    };
    CHECK(whyNot(withRule("{{nobody}}")) == "{{nobody}}");
    CHECK(whyNot(withRule("(")).find("parenthesis") != std::string::npos);
    CHECK(whyNot("[]") == "not JSON");
    CHECK(whyNot(R"({"language":"en","abbreviations":[],"parts":{},"rules":[{"id":"own","kind":"advice"}]})").find("own") == 0);
}

TEST_CASE("the fixes of bans, one after the other, leave a message that may be sent") {
    std::map<MessageLanguage, LinterRules> rules;
    for (const auto& [language, name] : nameTable(MessageLanguage{})) rules.emplace(language, shipped(language));
    int blocked = 0;
    for (const test::CorpusEntry& entry : test::readCorpus(RESODESK_CORPUS_FOLDER, "dev")) {
        std::string text = entry.text;
        const auto blocking = [&] {
            const LintFindings all = lint(rules.at(entry.language), text, entry.context);
            const auto first = std::find_if(all.begin(), all.end(), [](const LintFinding& f) { return f.blocks; });
            return first == all.end() ? std::optional<LintFinding>() : *first;
        };
        auto finding = blocking();
        blocked += finding.has_value();
        for (int tries = 0; finding && tries < 10; ++tries, finding = blocking()) text = fixed(text, *finding);
        INFO(entry.text << "\n-> " << text);
        CHECK_FALSE(finding);
    }
    CHECK(blocked > 600);
}

TEST_CASE("ten thousand characters are linted within 20 ms, whatever they are") {
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
    return;  // the limit is about programs as they are shipped
#endif
#endif
    const std::string letter =
        "Dear Giulia,\nthank you for your message about order 123-1234567-1234567. We have asked the courier, and will write to you by Friday.\n"
        "You can return it within 30 days; the refund of 24,90 euros reaches you after that. Il pacco arriva domani, grazie per la pazienza.\n";
    for (const auto& [language, name] : nameTable(MessageLanguage{})) {
        const LinterRules rules = shipped(language);
        for (const std::string& piece : {letter, std::string("a"), std::string("a "), std::string("www."), std::string("1 2 3 "), std::string("a@a.a "), std::string("you we the "),
                                         std::string("!?"), std::string("please contact the the the "), std::string("\xF0\x9F\x98\x80"), std::string("non il la "), std::string(".,"),
                                         std::string("per la sua prossima "), std::string("leave your our "),
                                         std::string("recensione sconto review discount Bewertung Rabatt avis remise resena descuento "), std::string("review "), std::string("sconto, ")}) {
            CAPTURE(name, piece);
            CHECK(millisecondsToLint(rules, repeated(piece, 10'000), busyContext()) <= 20);
        }
    }
}
