// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/linter.h"

#include <algorithm>
#include <array>

#include "domain/messages/message_checks.h"

namespace resodesk {

namespace {

constexpr std::size_t mostOfOneRule = 20;

/// A blank beside what is deleted goes with it.
TextRange withBlank(const std::string& text, TextRange range) {
    if (range.end < text.size() && text[range.end] == ' ')
        ++range.end;
    else if (range.begin > 0 && text[range.begin - 1] == ' ')
        --range.begin;
    return range;
}

std::string filled(std::string words, const MessageContext& context) {
    for (const auto& [name, value] : {std::pair<std::string_view, const std::string&>{"{buyer}", context.buyer}, {"{tracking}", context.tracking}, {"{courier}", context.courier}})
        for (std::size_t at = words.find(name); !value.empty() && at != std::string::npos; at = words.find(name, at + value.size()))
            words.replace(at, name.size(), value);
    return words;
}

/// Where a text that is too long is divided: behind the sentence, or at the comma, that is nearest to its middle.
LintEdit splitEdit(const FoldedText& text, TextRange range) {
    const std::size_t middle = range.begin + (range.end - range.begin) / 2;
    const auto distance = [&](std::size_t at) { return at > middle ? at - middle : middle - at; };
    std::optional<std::size_t> best;
    for (const TextRange& sentence : text.sentences())
        if (sentence.begin > range.begin && sentence.begin < range.end && (!best || distance(sentence.begin) < distance(*best))) best = sentence.begin;
    if (best) {
        std::size_t begin = *best;
        while (begin > 0 && (text.text()[begin - 1] == ' ' || text.text()[begin - 1] == '\n')) --begin;
        return {text.original({begin, *best}), "\n\n"};
    }
    for (std::size_t at = text.text().find(',', range.begin); at < range.end; at = text.text().find(',', at + 1))
        if (!best || distance(at) < distance(*best)) best = at;
    if (!best) best = std::min(text.text().find(' ', middle), range.end);
    const bool isComma = *best < text.text().size() && text.text()[*best] == ',';
    return {text.original({*best, *best + (isComma ? 1 : 0)}), isComma ? "." : "\n"};
}

LintEdit editFor(const LintFix& fix, TextRange folded, const FoldedText& text, const std::string& original, const MessageContext& context) {
    const TextRange all{0, text.text().size()};
    const TextRange words = text.original(folded);
    const TextRange sentence = folded.isEmpty() ? words : text.original({text.sentenceAt(folded.begin).begin, text.sentenceAt(folded.end - 1).end});
    switch (fix.move) {
        case FixMove::insertFirst: return {{0, 0}, filled(fix.text, context) + "\n\n"};
        case FixMove::insertLast: return {{original.size(), original.size()}, (original.empty() ? "" : "\n\n") + filled(fix.text, context)};
        case FixMove::replaceWords: return {words, filled(fix.text, context)};
        case FixMove::replaceSentence: return {sentence, filled(fix.text, context)};
        case FixMove::deleteWords: return {withBlank(original, words), {}};
        case FixMove::deleteSentence: return {withBlank(original, sentence), {}};
        case FixMove::split: return splitEdit(text, folded.isEmpty() ? all : folded);
    }
    return {};
}

LintFinding findingOf(const LintRule& rule, const LintWords* words, TextRange folded, const LintSubject& subject, const std::string& original) {
    LintFinding finding;
    finding.rule = rule.id;
    finding.kind = rule.kind;
    finding.blocks = rule.kind == LintKind::ban && subject.context.bansBlock;
    if (!folded.isEmpty()) finding.range = subject.text.original(folded);
    finding.explanation = words && !words->explanation.empty() ? words->explanation : rule.id;
    finding.fix = editFor(words && words->fix ? *words->fix : rule.fix, folded, subject.text, original, subject.context);
    return finding;
}

/// Where the words stand, unless they stand too rarely.
std::vector<TextRange> placesOf(const LintWords& words, const FoldedText& text) {
    std::vector<TextRange> places;
    if (words.unlessAnywhere && words.unlessAnywhere->find(text.text())) return places;
    WordSearch search(words, text);
    for (auto found = search.next(); found && places.size() < mostOfOneRule; found = search.next()) places.push_back(*found);
    if (places.size() < static_cast<std::size_t>(words.least)) places.clear();
    return places;
}

LintFindings findingsOf(const LintRule& rule, const LintSubject& subject, const std::string& original) {
    LintFindings findings;
    if (rule.check) {
        for (const TextRange& range : objections(rule, subject)) findings.push_back(findingOf(rule, nullptr, range, subject, original));
        return findings;
    }
    for (const LintWords& words : rule.words)
        for (const TextRange& place : placesOf(words, subject.text)) {
            if (findings.size() == mostOfOneRule) break;
            if (words.isUnlessTracking && isPartOf(subject.text.part(place), subject.context.tracking)) continue;
            const TextRange range = subject.text.original(place);
            const auto overlaps = [&](const LintFinding& f) { return f.range.begin < range.end && range.begin < f.range.end; };
            if (std::none_of(findings.begin(), findings.end(), overlaps)) findings.push_back(findingOf(rule, &words, place, subject, original));
        }
    std::stable_sort(findings.begin(), findings.end(), [](const LintFinding& a, const LintFinding& b) { return a.range.begin < b.range.begin; });
    return findings;
}

template <class Enum, std::size_t n>
using LintNames = std::array<std::pair<Enum, std::string_view>, n>;

}  // namespace

NameTable<LintKind> nameTable(LintKind) {
    static constexpr LintNames<LintKind, 2> names{{{LintKind::advice, "advice"}, {LintKind::ban, "ban"}}};
    return names;
}

NameTable<MessageCheck> nameTable(MessageCheck) {
    static constexpr LintNames<MessageCheck, 8> names{{{MessageCheck::greeting, "greeting"},
                                                       {MessageCheck::history, "history"},
                                                       {MessageCheck::length, "length"},
                                                       {MessageCheck::question, "question"},
                                                       {MessageCheck::tracking, "tracking"},
                                                       {MessageCheck::nextStep, "next-step"},
                                                       {MessageCheck::apology, "apology"},
                                                       {MessageCheck::whatCanWeDo, "what-can-we-do"}}};
    return names;
}

NameTable<FixMove> nameTable(FixMove) {
    static constexpr LintNames<FixMove, 7> names{{{FixMove::insertFirst, "insert_first"},
                                                  {FixMove::insertLast, "insert_last"},
                                                  {FixMove::replaceWords, "replace_words"},
                                                  {FixMove::replaceSentence, "replace_sentence"},
                                                  {FixMove::deleteWords, "delete_words"},
                                                  {FixMove::deleteSentence, "delete_sentence"},
                                                  {FixMove::split, "split"}}};
    return names;
}

const std::string& LinterRules::explanation(const std::string& key, const std::string& interface) const {
    const auto& sentences = explanations.at(key);
    const auto found = sentences.find(interface);
    return found == sentences.end() ? sentences.at("en") : found->second;
}

LintFindings lint(const LinterRules& rules, const std::string& text, const MessageContext& context) {
    const LintSubject subject{FoldedText(text, rules.abbreviations), FoldedText(context.asked, rules.abbreviations), context};
    LintFindings findings;
    for (const LintRule& rule : rules.rules) {
        LintFindings some = findingsOf(rule, subject, text);
        findings.insert(findings.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    }
    return findings;
}

std::string fixed(const std::string& text, const LintFinding& finding) {
    const TextRange& range = finding.fix.range;
    return text.substr(0, range.begin) + finding.fix.text + text.substr(range.end);
}

bool isBlocked(const LintFindings& findings) {
    return std::any_of(findings.begin(), findings.end(), [](const LintFinding& f) { return f.blocks; });
}

}  // namespace resodesk
