// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/linter.h"

#include "support/catch.h"

using namespace resodesk;

namespace {

Pattern pattern(const char* expression) { return Pattern::compile(expression).value(); }

LintWords words(const char* any) { return {.any = pattern(any)}; }

LintRule finding(LintWords what, LintKind kind = LintKind::advice, LintFix fix = {FixMove::deleteWords, {}}) {
    LintRule rule;
    rule.id = "rule";
    rule.kind = kind;
    rule.words = {std::move(what)};
    rule.fix = std::move(fix);
    return rule;
}

LintRule checking(MessageCheck check, std::vector<LintWords> enough = {}) {
    LintRule rule;
    rule.id = "rule";
    rule.check = check;
    rule.words = std::move(enough);
    rule.fix = {FixMove::insertFirst, "Dear {buyer},"};
    return rule;
}

LinterRules only(LintRule rule) {
    LinterRules rules;
    rules.language = MessageLanguage::english;
    rules.rules = {std::move(rule)};
    return rules;
}

LintFindings found(const LintRule& rule, const std::string& text, const MessageContext& context = {}) { return lint(only(rule), text, context); }

std::vector<std::string> foundWords(const LintRule& rule, const std::string& text) {
    std::vector<std::string> all;
    for (const LintFinding& f : found(rule, text)) all.push_back(text.substr(f.range.begin, f.range.end - f.range.begin));
    return all;
}

std::string fixedText(const LintRule& rule, const std::string& text, const MessageContext& context = {}) {
    const LintFindings findings = found(rule, text, context);
    REQUIRE(findings.size() == 1);
    return fixed(text, findings[0]);
}

LintRule greetingRule() {
    LintRule rule = checking(MessageCheck::greeting);
    rule.opening = pattern(R"(^\W*(?:dear|hello)(?:\W+mrs)?\W+$)");
    return rule;
}

bool isGreeted(const std::string& text, const std::string& buyer = "Giulia De Rossi") {
    MessageContext context;
    context.buyer = buyer;
    return found(greetingRule(), text, context).empty();
}

using FoundWords = std::vector<std::string>;

}  // namespace

TEST_CASE("words are found wherever they stand, as bytes of the message") {
    CHECK(foundWords(finding(words(R"(\bperche\b)")), "Ecco perché: PERCHE e Perché") == FoundWords{"perché", "PERCHE", "Perché"});
    CHECK(foundWords(finding(words("pears")), "apples").empty());
}

TEST_CASE("words can need others in their sentence, or be excused by them") {
    LintWords both = words("call");
    both.with = pattern("us");
    CHECK(foundWords(finding(both), "Please call. Ask us.").empty());
    CHECK(foundWords(finding(both), "Please call us.") == FoundWords{"call"});
    LintWords near = words("stars");
    near.withInClause = pattern("give");
    CHECK(foundWords(finding(near), "If you like it, give us stars") == FoundWords{"stars"});
    CHECK(foundWords(finding(near), "The label has stars, shall I give you the data sheet?").empty());
    LintWords excused = words("courier");
    excused.unless = pattern("no need");
    CHECK(foundWords(finding(excused), "No need to ask the courier. Ask the courier!") == FoundWords{"courier"});
}

TEST_CASE("words can be excused by what stands right before them") {
    LintWords number = words(R"(\d{5,})");
    number.unlessBefore = pattern(R"(\border\b\D{0,10}$)");
    CHECK(foundWords(finding(number), "Your order no. 12345, call 67890") == FoundWords{"67890"});
}

TEST_CASE("a number can be excused by being the tracking number that is known") {
    LintWords number = words(R"(\d[\d ]{5,})");
    number.isUnlessTracking = true;
    MessageContext context;
    context.tracking = "0034 5678 1290";
    CHECK(found(finding(number), "It is 003456781290.", context).empty());
    CHECK(found(finding(number), "It is 0034 5678 1290.", context).empty());
    CHECK(found(finding(number), "It is 003456781291.", context).size() == 1);
}

TEST_CASE("words can be excused by what stands anywhere, or count only when they stand often") {
    LintWords promise = words("refund");
    promise.unlessAnywhere = pattern("within");
    CHECK(foundWords(finding(promise), "You get a refund.\nIt comes within 5 days.").empty());
    LintWords many = words("!");
    many.least = 3;
    CHECK(foundWords(finding(many), "Yes! No!").empty());
    CHECK(foundWords(finding(many), "Yes! No! Well!").size() == 3);
}

TEST_CASE("what two groups of words find in one place is found once") {
    LintRule rule = finding(words("call us"));
    rule.words.push_back(words("us now"));
    CHECK(foundWords(rule, "call us now") == FoundWords{"call us"});
}

TEST_CASE("a group of words can have an explanation and a fix of its own") {
    LintRule rule = finding(words("pears"));
    rule.words.push_back(words("plums"));
    rule.words[1].explanation = "rule.plums";
    rule.words[1].fix = LintFix{FixMove::replaceWords, "apples"};
    const LintFindings findings = found(rule, "plums, pears");
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].explanation == "rule.plums");
    CHECK(fixed("plums, pears", findings[0]) == "apples, pears");
    CHECK(findings[1].explanation == "rule");
}

TEST_CASE("a ban blocks where the marketplace forbids it, advice never") {
    MessageContext forbidden, allowed;
    allowed.bansBlock = false;
    CHECK(isBlocked(found(finding(words("link"), LintKind::ban), "a link", forbidden)));
    CHECK_FALSE(isBlocked(found(finding(words("link"), LintKind::ban), "a link", allowed)));
    CHECK_FALSE(isBlocked(found(finding(words("link")), "a link", forbidden)));
}

TEST_CASE("a fix inserts, replaces or deletes, and leaves the rest as it was") {
    const std::string text = "È qui. Bad words here, so. Bye.";
    const auto with = [&](LintFix fix) { return fixedText(finding(words("bad words"), LintKind::advice, fix), text); };
    CHECK(with({FixMove::deleteWords, {}}) == "È qui. here, so. Bye.");
    CHECK(with({FixMove::deleteSentence, {}}) == "È qui. Bye.");
    CHECK(with({FixMove::replaceWords, "Good ones"}) == "È qui. Good ones here, so. Bye.");
    CHECK(with({FixMove::replaceSentence, "Fine."}) == "È qui. Fine. Bye.");
    CHECK(with({FixMove::insertLast, "P.S."}) == text + "\n\nP.S.");
}

TEST_CASE("what a fix names is filled in where it is known, and stays for the seller where it is not") {
    LintRule rule = checking(MessageCheck::apology);
    MessageContext context;
    context.isComplaint = true;
    context.buyer = "Anna";
    CHECK(fixedText(rule, "It broke.", context) == "Dear Anna,\n\nIt broke.");
    context.buyer.clear();
    CHECK(fixedText(rule, "It broke.", context) == "Dear {buyer},\n\nIt broke.");
}

TEST_CASE("a buyer whose name is known is greeted by one of its names, at the beginning") {
    CHECK(isGreeted("Dear Giulia, it is here."));
    CHECK(isGreeted("hello mrs. ROSSI"));
    CHECK(isGreeted("Giulia Rossi,\nit is here."));
    CHECK(isGreeted("Hello Hélène!", "HELENE Moreau"));
    CHECK(isGreeted("Hello.", ""));
    CHECK_FALSE(isGreeted("Hello, it is here."));
    CHECK_FALSE(isGreeted("Dear Marco, it is here."));
    CHECK_FALSE(isGreeted("Giulia has signed for it."));
    CHECK_FALSE(isGreeted("It is here. Bye, Giulia"));
    CHECK_FALSE(isGreeted(""));
}

TEST_CASE("an initial greets nobody, unless the name has nothing else") {
    CHECK_FALSE(isGreeted("Dear K,", "Anna K."));
    CHECK(isGreeted("Dear K,", "K."));
}

TEST_CASE("a message too long as a whole, in a sentence or in a paragraph is found, and divided in its middle") {
    LintRule rule = checking(MessageCheck::length);
    rule.limits = {12, 6, 8};
    rule.fix = {FixMove::split, {}};
    CHECK(found(rule, "One two three. Four five six.\nSeven eight nine.").empty());
    CHECK(fixedText(rule, "One two three four five. Six seven eight nine ten.") == "One two three four five.\n\nSix seven eight nine ten.");
    CHECK(fixedText(rule, "One two three, four five six seven.") == "One two three. four five six seven.");
    CHECK(found(rule, "One two three.\nFour five six.\nSeven eight nine.\nTen eleven twelve.\nMore.").size() == 1);
}

TEST_CASE("history, apology, solution and next step are asked for where there is reason to") {
    MessageContext earlier, regular, complaint, open;
    earlier.hasEarlier = regular.isRegular = complaint.isComplaint = open.isOpen = true;
    const auto isAsked = [](MessageCheck check, const MessageContext& context, const char* text) { return !found(checking(check, {words("good")}), text, context).empty(); };
    for (const auto& [check, context] : {std::pair{MessageCheck::history, earlier}, {MessageCheck::history, regular}, {MessageCheck::apology, complaint},
                                         {MessageCheck::whatCanWeDo, complaint}, {MessageCheck::nextStep, open}}) {
        CHECK(isAsked(check, context, "nothing"));
        CHECK_FALSE(isAsked(check, context, "good"));
        CHECK_FALSE(isAsked(check, {}, "nothing"));
    }
}

TEST_CASE("a buyer who asks for the parcel is told a fact about it: its number, its courier, or what the rule takes for one") {
    LintRule rule = checking(MessageCheck::tracking, {words("depot")});
    rule.asked = pattern("where");
    MessageContext context;
    context.asked = "Where is it?";
    context.tracking = "1Z 999-AA1";
    context.courier = "UPS";
    CHECK(found(rule, "It is on its way.", context).size() == 1);
    for (const char* text : {"Number 1z999aa1.", "ups has it.", "It is in the depot."}) CHECK(found(rule, text, context).empty());
    context.asked = "Thanks";
    CHECK(found(rule, "It is on its way.", context).empty());
}

TEST_CASE("words may count in one clause of a sentence and not in another") {
    LintWords soon = words("soon");
    soon.unlessClause = pattern("sorry|1[.]5");
    const LintRule rule = finding(std::move(soon));
    CHECK(foundWords(rule, "We are sorry that it did not come soon.").empty());
    CHECK(foundWords(rule, "We are sorry, it comes soon.") == std::vector<std::string>{"soon"});
    CHECK(foundWords(rule, "It comes in 1.5 or soon.").empty());
}

TEST_CASE("taking up what the question takes for granted does not answer it") {
    LintRule rule = checking(MessageCheck::question);
    rule.questions.push_back({.asked = pattern(R"(\?$)"), .answers = {words("yes")}, .echo = pattern("is|with")});
    const MessageContext context{.asked = "Is the candle scented?"};
    CHECK(found(rule, "The candle is very popular.", context).empty());
    rule.given = pattern(R"(\bthe \w+$)");
    CHECK(found(rule, "The candle is very popular.", context).size() == 1);
    CHECK(found(rule, "It is scented with roses.", context).empty());
}

TEST_CASE("two questions in one sentence need two answers") {
    LintRule rule = checking(MessageCheck::question);
    rule.questions.push_back({.asked = pattern("when"), .answers = {words("tomorrow")}});
    rule.questions.push_back({.asked = pattern(R"(\?$)"), .answers = {words("yes")}});
    const MessageContext context{.asked = "Is it in stock and when does it arrive?"};
    CHECK(found(rule, "Tomorrow.", context).empty());
    rule.also = pattern(" and (?=when)");
    CHECK(found(rule, "Tomorrow.", context).size() == 1);
    CHECK(found(rule, "Yes.", context).size() == 1);
    CHECK(found(rule, "Yes, tomorrow.", context).empty());
}

TEST_CASE("a courier that is only asked tells nothing of the parcel") {
    LintRule rule = checking(MessageCheck::tracking, {words("depot")});
    rule.asked = pattern("where");
    rule.idle = pattern("asked");
    const MessageContext context{.asked = "Where is it?", .courier = "UPS"};
    CHECK(found(rule, "We have asked UPS.", context).size() == 1);
    CHECK(found(rule, "We have asked UPS. It left with UPS on Monday.", context).empty());
}

TEST_CASE("each question of the buyer needs an answer of its kind") {
    LintRule rule = checking(MessageCheck::question);
    rule.questions.push_back({.asked = pattern("when"), .answers = {words("tomorrow")}});
    rule.questions.push_back({.asked = pattern(R"(\?$)"), .answers = {words("yes")}, .echo = pattern("with|is")});
    rule.idle = pattern("thank you");
    MessageContext context;
    context.asked = "Hi. When does it come? Is the cable included?";
    CHECK(found(rule, "Tomorrow. Yes.", context).empty());
    CHECK(found(rule, "Tomorrow.", context).size() == 1);
    CHECK(found(rule, "Yes.", context).size() == 1);
    CHECK(found(rule, "Tomorrow, with two cables.", context).empty());
    CHECK(found(rule, "Tomorrow, two cables.", context).size() == 1);
    CHECK(found(rule, "Tomorrow. Thank you for asking about the cable.", context).size() == 1);
    CHECK(found(rule, "Thank you tomorrow. Yes.", context).size() == 1);
}

TEST_CASE("any bytes can be linted") {
    LintRule rule = finding(words(R"(\S+)"), LintKind::advice, {FixMove::deleteSentence, {}});
    for (const std::string& text : {std::string("\xff\xfe. \xc3"), std::string("\0a\0", 3), std::string(" "), std::string()})
        for (const LintFinding& f : found(rule, text)) CHECK(fixed(text, f).size() <= text.size());
}
