// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/message_checks.h"

#include <algorithm>

namespace resodesk {

namespace {

constexpr std::size_t longestOpening = 120;  // bytes before the name
constexpr std::size_t farthestBefore = 60;   // bytes a unlessBefore looks back

bool standsIn(const std::optional<Pattern>& pattern, std::string_view text) { return pattern && pattern->find(text); }

/// Commas, colons and the ends of sentences divide clauses; what stands between digits does not.
bool dividesClauses(const std::string& text, std::size_t at) {
    constexpr std::string_view dividers = ".,:;!?\n", digits = "0123456789";
    const auto isDigit = [&](std::size_t i) { return i < text.size() && digits.find(text[i]) != std::string_view::npos; };
    return dividers.find(text[at]) != std::string_view::npos && !(at > 0 && isDigit(at - 1) && isDigit(at + 1));
}

/// Of the clause, or the clauses, that the words stand in.
TextRange clauseRange(const FoldedText& text, TextRange words) {
    const std::string& all = text.text();
    std::size_t begin = words.begin, end = std::max(words.end, words.begin);
    while (begin > 0 && !dividesClauses(all, begin - 1)) --begin;
    while (end < all.size() && !dividesClauses(all, end)) ++end;
    return {begin, end};
}

std::string_view clauseOf(const FoldedText& text, TextRange words) { return text.part(clauseRange(text, words)); }

bool isExcusedBefore(const LintWords& words, const FoldedText& text, TextRange found) {
    if (!words.unlessBefore) return false;
    const std::size_t begin = found.begin > farthestBefore ? found.begin - farthestBefore : 0;
    return words.unlessBefore->find(text.part({begin, found.begin})).has_value();
}

/// The parts of a name by which people are greeted.
std::vector<std::string> namesOf(const std::string& buyer) {
    const std::string name = smallLetters(folded(buyer));
    std::vector<std::string> names;
    for (const TextRange& word : wordsIn(name)) names.push_back(name.substr(word.begin, word.end - word.begin));
    // Initials greet nobody, unless the name has nothing else.
    if (std::any_of(names.begin(), names.end(), [](const std::string& n) { return n.size() > 2; }))
        std::erase_if(names, [](const std::string& n) { return n.size() <= 2; });
    return names;
}

bool isGreetedAt(const LintRule& rule, const std::string& text, TextRange name) {
    const std::string_view before = std::string_view(text).substr(0, name.begin);
    if (rule.opening && rule.opening->find(before)) return true;
    if (!wordsIn(before).empty()) return false;
    // "Giulia, ...": the name alone, not the beginning of a sentence about the buyer. The surname may follow.
    std::size_t after = name.end;
    for (int words = 0; words < 2 && after < text.size() && text[after] == ' '; ++words) {
        const auto next = wordsIn(std::string_view(text).substr(after));
        if (next.empty() || next.front().begin != 1) break;
        after += next.front().end;
    }
    return after >= text.size() || std::string_view(",!:\n-.").find(text[after]) != std::string_view::npos;
}

bool isGreeted(const LintRule& rule, const LintSubject& subject) {
    const std::string text = smallLetters(subject.text.text().substr(0, longestOpening + 40));
    const auto names = namesOf(subject.context.buyer);
    if (names.empty()) return true;
    for (const TextRange& word : wordsIn(text)) {
        if (word.begin > longestOpening) break;
        const std::string_view said = std::string_view(text).substr(word.begin, word.end - word.begin);
        if (std::find(names.begin(), names.end(), said) != names.end() && isGreetedAt(rule, text, word)) return true;
    }
    return false;
}

std::size_t countWords(const FoldedText& text, TextRange range) { return wordsIn(text.part(range)).size(); }

std::vector<TextRange> tooLong(const LintRule& rule, const FoldedText& text) {
    std::vector<TextRange> found;
    if (countWords(text, {0, text.text().size()}) > rule.limits.words) found.push_back({});
    for (const TextRange& sentence : text.sentences())
        if (countWords(text, sentence) > rule.limits.sentence) found.push_back(sentence);
    if (!found.empty()) return found;
    for (const TextRange& paragraph : text.paragraphs())
        if (countWords(text, paragraph) > rule.limits.paragraph) found.push_back(paragraph);
    return found;
}

/// A word of the question, or one that begins alike, stands where the message says something. "Is the lamp dimmable?" is not about the lamp.
bool takesUp(const LintRule& rule, const Pattern& echo, std::string_view question, const FoldedText& text) {
    static constexpr std::size_t shortest = 5, stem = 5;
    const auto stemOf = [](std::string_view from, TextRange word) { return smallLetters(from.substr(word.begin, std::min(word.end - word.begin, stem))); };
    std::vector<std::string> stems;
    for (const TextRange& word : wordsIn(question))
        if (word.end - word.begin >= shortest && !standsIn(rule.given, question.substr(0, word.end))) stems.push_back(stemOf(question, word));
    for (const TextRange& word : wordsIn(text.text()))
        if (word.end - word.begin >= shortest && std::find(stems.begin(), stems.end(), stemOf(text.text(), word)) != stems.end() &&
            !standsIn(rule.idle, clauseOf(text, word)) && echo.find(clauseOf(text, word)) && !text.part(text.sentenceAt(word.begin)).ends_with('?'))
            return true;
    return false;
}

bool isAnswered(const LintRule& rule, const LintQuestion& kind, std::string_view question, const FoldedText& text) {
    for (const LintWords& words : kind.answers) {
        WordSearch search(words, text);
        while (const auto found = search.next())
            if (!standsIn(rule.idle, clauseOf(text, *found))) return true;
    }
    return kind.echo && takesUp(rule, *kind.echo, question, text);
}

/// "Is it in stock and when does it arrive?" asks twice. Each part keeps the mark of the whole.
std::vector<std::string> questionsIn(const LintRule& rule, std::string_view sentence) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (auto also = rule.also ? rule.also->find(sentence) : std::nullopt; also; also = rule.also->find(sentence, also->end)) {
        parts.push_back(std::string(sentence.substr(from, also->begin - from)) + (sentence.ends_with('?') ? "?" : ""));
        from = also->end;
    }
    parts.emplace_back(sentence.substr(from));
    return parts;
}

bool areAnswered(const LintRule& rule, const LintSubject& subject) {
    const auto isOpen = [&](const std::string& asked) {
        const auto kind = std::find_if(rule.questions.begin(), rule.questions.end(), [&](const LintQuestion& q) { return q.asked.find(asked).has_value(); });
        return kind != rule.questions.end() && !isAnswered(rule, *kind, asked, subject.text);
    };
    for (const TextRange& range : subject.asked.sentences()) {
        const auto parts = questionsIn(rule, subject.asked.part(range));
        if (std::any_of(parts.begin(), parts.end(), isOpen)) return false;
    }
    return true;
}

/// "DPD has it" tells something of the parcel; "we have asked DPD" does not.
bool tellsOf(const std::string& courier, const LintRule& rule, const FoldedText& text) {
    return std::any_of(text.sentences().begin(), text.sentences().end(), [&](TextRange sentence) {
        return isPartOf(courier, text.part(sentence)) && !standsIn(rule.idle, text.part(sentence));
    });
}

bool isSatisfied(const LintRule& rule, const LintSubject& subject) {
    const MessageContext& context = subject.context;
    switch (*rule.check) {
        case MessageCheck::greeting: return context.buyer.empty() || isGreeted(rule, subject);
        case MessageCheck::history: return !(context.hasEarlier || context.isRegular) || hasAny(rule.words, subject.text);
        case MessageCheck::question: return areAnswered(rule, subject);
        case MessageCheck::tracking:
            return !standsIn(rule.asked, subject.asked.text()) || isPartOf(context.tracking, subject.text.text()) || tellsOf(context.courier, rule, subject.text) ||
                   hasAny(rule.words, subject.text);
        case MessageCheck::nextStep: return !context.isOpen || hasAny(rule.words, subject.text);
        case MessageCheck::apology:
        case MessageCheck::whatCanWeDo: return !context.isComplaint || hasAny(rule.words, subject.text);
        case MessageCheck::length: break;
    }
    return true;
}

}  // namespace

bool isPartOf(std::string_view part, std::string_view whole) {
    const auto signs = [](std::string_view of) {
        std::string kept = smallLetters(folded(of));
        std::erase_if(kept, [](char c) { return c == ' ' || c == '-' || c == '.'; });
        return kept;
    };
    const std::string wanted = signs(part);
    return !wanted.empty() && signs(whole).find(wanted) != std::string::npos;
}

std::optional<TextRange> WordSearch::next() {
    while (const auto match = words_.any.find(text_.text(), from_)) {
        const TextRange found{match->begin, match->end};
        const std::size_t next = endOfWhereNotCounted(found);
        from_ = next == 0 ? found.end : next;
        if (next == 0 && !isExcusedBefore(words_, text_, found)) return found;
    }
    return std::nullopt;
}

std::size_t WordSearch::endOfWhereNotCounted(TextRange found) {
    if (!counted_.holds(found.begin)) {
        const TextRange sentence = text_.sentenceAt(found.begin);
        if ((words_.with && !standsIn(words_.with, text_.part(sentence))) || standsIn(words_.unless, text_.part(sentence))) return std::max(found.end, sentence.end);
        counted_ = sentence;
    }
    const bool asksClause = words_.withInClause || words_.unlessClause;
    if (!asksClause || (countedClause_.holds(found.begin) && found.end <= countedClause_.end)) return 0;
    const TextRange clause = clauseRange(text_, found);
    if (words_.withInClause && !standsIn(words_.withInClause, text_.part(clause))) return std::max(found.end, clause.end);
    if (standsIn(words_.unlessClause, text_.part(clause))) return std::max(found.end, clause.end);
    countedClause_ = clause;
    return 0;
}

bool hasAny(const std::vector<LintWords>& words, const FoldedText& text) {
    return std::any_of(words.begin(), words.end(),
                       [&](const LintWords& w) { return !standsIn(w.unlessAnywhere, text.text()) && WordSearch(w, text).next(); });
}

std::vector<TextRange> objections(const LintRule& rule, const LintSubject& subject) {
    if (rule.check == MessageCheck::length) return tooLong(rule, subject.text);
    if (isSatisfied(rule, subject)) return {};
    return {TextRange{}};
}

}  // namespace resodesk
