// SPDX-License-Identifier: GPL-3.0-or-later
// How well each rule does on the corpus, each language, and all together: precision and recall, tab-separated.
//   corpus_messages                  on the messages nobody saw who wrote the rules; 1 where all together fall short
//   corpus_messages --each           the same; 1 where a rule falls short
//   corpus_messages --part dev       on those the rules were written with; 1 where a rule falls short
//   corpus_messages --part dev --wrong    also the messages a rule is wrong about

#include <algorithm>
#include <cstdio>
#include <exception>
#include <iostream>
#include <map>
#include <vector>

#include "app/messages/linter_rules.h"
#include "messages/corpus.h"

using namespace resodesk;

namespace {

constexpr double leastPrecision = 0.9;
constexpr double leastRecall = 0.85;

struct Tally {
    int rightlyFound = 0;
    int wronglyFound = 0;
    int missed = 0;
    int rightlySilent = 0;
    double precision() const { return rightlyFound == 0 ? 0 : double(rightlyFound) / (rightlyFound + wronglyFound); }
    double recall() const { return rightlyFound == 0 ? 0 : double(rightlyFound) / (rightlyFound + missed); }
    void add(const Tally& other) {
        rightlyFound += other.rightlyFound;
        wronglyFound += other.wronglyFound;
        missed += other.missed;
        rightlySilent += other.rightlySilent;
    }
    bool isGood() const { return precision() >= leastPrecision && recall() >= leastRecall; }
};

bool isFound(const LinterRules& rules, const test::CorpusEntry& entry) {
    const LintFindings findings = lint(rules, entry.text, entry.context);
    return std::any_of(findings.begin(), findings.end(), [&](const LintFinding& f) { return f.rule == entry.rule; });
}

void showWrong(const test::CorpusEntry& entry) {
    std::string text = entry.text;
    std::replace(text.begin(), text.end(), '\n', '|');
    std::cout << (entry.isBad ? "missed\t" : "wrongly\t") << toText(entry.language) << "\t" << entry.rule << "\t" << text;
    if (!entry.context.asked.empty()) std::cout << "\t<- " << entry.context.asked;
    std::cout << "\n";
}

using Rules = std::map<MessageLanguage, LinterRules>;

/// The rules that the files have, each of which needs its messages.
using Tallies = std::map<std::pair<std::string, std::string>, Tally>;

Tallies tallied(const Rules& rules, const std::string& part, bool showsWrong) {
    Tallies tallies;
    for (const auto& [language, set] : rules)
        for (const LintRule& rule : set.rules) tallies[{std::string(toText(language)), rule.id}];
    for (const test::CorpusEntry& entry : test::readCorpus(RESODESK_CORPUS_FOLDER, part)) {
        Tally& tally = tallies[{std::string(toText(entry.language)), entry.rule}];
        const bool found = isFound(rules.at(entry.language), entry);
        ++(found ? (entry.isBad ? tally.rightlyFound : tally.wronglyFound) : (entry.isBad ? tally.missed : tally.rightlySilent));
        if (showsWrong && found != entry.isBad) showWrong(entry);
    }
    return tallies;
}

void print(const std::string& part, const std::string& language, const std::string& rule, const Tally& t) {
    std::printf("%s\t%s\t%s\t%d\t%d\t%.3f\t%.3f\t%s\n", part.c_str(), language.c_str(), rule.c_str(), t.rightlyFound + t.missed,
                t.wronglyFound + t.rightlySilent, t.precision(), t.recall(), t.isGood() ? "ok" : "short");
}

/// True when each rule is good, or, if that is not asked for, all together: fourteen messages say little of one rule alone.
bool printed(const Tallies& tallies, const std::string& part, bool mustEach) {
    bool isGood = true;
    std::map<std::string, Tally> languages;
    std::printf("part\tlanguage\trule\tbad\tgood\tprecision\trecall\t\n");
    for (const auto& [name, t] : tallies) {
        print(part, name.first, name.second, t);
        languages[name.first].add(t);
        const bool hasMessages = t.rightlyFound + t.missed > 0 && t.wronglyFound + t.rightlySilent > 0;
        isGood = isGood && hasMessages && (t.isGood() || !mustEach);
    }
    Tally total;
    for (const auto& [language, t] : languages) {
        print(part, language, "(all)", t);
        total.add(t);
    }
    print(part, "(all)", "(all)", total);
    return isGood && total.isGood();
}

int run(const std::vector<std::string>& arguments) {
    const auto isGiven = [&](const char* word) { return std::find(arguments.begin(), arguments.end(), word) != arguments.end(); };
    Rules rules;
    for (const auto& [language, name] : nameTable(MessageLanguage{})) {
        auto read = app::readLinterRules(RESODESK_LINTER_FOLDER, language);
        if (!read) {
            std::cerr << name << ": " << read.error().detail() << "\n";
            return 2;
        }
        rules.emplace(language, std::move(*read));
    }
    const std::string part = isGiven("dev") ? "dev" : "held_out";
    if (test::readCorpus(RESODESK_CORPUS_FOLDER, part).empty()) {
        std::cout << (part == "dev" ? "no dev corpus\n" : "no held-out corpus\n");
        return 1;
    }
    return printed(tallied(rules, part, isGiven("--wrong")), part, part == "dev" || isGiven("--each")) ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
    try {
        return run({words + 1, words + count});
    } catch (const std::exception& e) {
        std::cerr << e.what() << "\n";
        return 2;
    }
}
