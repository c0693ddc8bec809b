// SPDX-License-Identifier: GPL-3.0-or-later
// What the linter looks for in messages of one language. The words stand in resources/linter/; app/messages reads them.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/pattern.h"
#include "domain/messages/language.h"

namespace resodesk {

/// Advice is shown; a ban stops the message where the marketplace forbids it.
enum class LintKind { advice, ban };
NameTable<LintKind> nameTable(LintKind);

/// What a rule asks of the message as a whole. A rule without one finds its words wherever they stand.
enum class MessageCheck { greeting, history, length, question, tracking, nextStep, apology, whatCanWeDo };
NameTable<MessageCheck> nameTable(MessageCheck);

/// What one key does about a finding.
enum class FixMove {
    insertFirst,     ///< the words, before the message
    insertLast,      ///< the words, as its last paragraph
    replaceWords,    ///< what was found becomes the words
    replaceSentence,
    deleteWords,
    deleteSentence,
    split            ///< a new paragraph, or a full stop, in the middle of what is too long
};
NameTable<FixMove> nameTable(FixMove);

struct LintFix {
    FixMove move = FixMove::insertLast;
    std::string text;  ///< in the message's language; {buyer}, {tracking} and {courier} are filled in where they are known
};

/// Where words stand that count. All patterns are matched on folded text.
struct LintWords {
    Pattern any;
    std::optional<Pattern> with;            ///< also in the sentence
    std::optional<Pattern> unless;          ///< not in the sentence
    std::optional<Pattern> unlessClause;    ///< not in the clause, which commas divide, too
    std::optional<Pattern> unlessBefore;    ///< not right before them; ends with $
    std::optional<Pattern> unlessAnywhere;  ///< not in the message
    std::optional<Pattern> withInClause;    ///< also between the commas, colons and ends of sentences around them
    bool isUnlessTracking = false;          ///< not as a part of the parcel's tracking number, where that is known
    int least = 1;                          ///< how often they must stand in the message
    std::string explanation;                ///< of its own; empty: the rule's
    std::optional<LintFix> fix;             ///< the same
};

/// One kind of question; the first kind that a sentence of the buyer is of counts.
struct LintQuestion {
    Pattern asked;
    std::vector<LintWords> answers;
    std::optional<Pattern> echo;  ///< a clause that takes up a word of the question and has one of these answers it, too
};

struct LintLimits {
    std::size_t words = 0;
    std::size_t sentence = 0;
    std::size_t paragraph = 0;
};

struct LintSource {
    std::string title;
    std::string date;
};

struct LintRule {
    std::string id;
    LintKind kind = LintKind::advice;
    std::optional<MessageCheck> check;
    std::vector<LintWords> words;         ///< without a check: what is found; with one: what satisfies it
    std::optional<Pattern> asked;         ///< tracking: the buyer's words that make it necessary
    std::optional<Pattern> opening;       ///< greeting: what may stand before the name
    std::optional<Pattern> idle;          ///< question, tracking: sentences that answer nothing
    std::optional<Pattern> also;          ///< question: what joins two questions in one sentence
    std::optional<Pattern> given;         ///< question: words, each found up to its end, that are no answer when they are taken up
    std::vector<LintQuestion> questions;
    LintLimits limits;
    LintFix fix;
    LintSource source;
};

struct LinterRules {
    MessageLanguage language = MessageLanguage::italian;
    std::vector<std::string> abbreviations;  ///< their full stop ends no sentence
    std::vector<LintRule> rules;
    /// One sentence for the seller by its key and the interface's language, "en" and "it".
    std::map<std::string, std::map<std::string, std::string>> explanations;

    /// English where the language has none.
    const std::string& explanation(const std::string& key, const std::string& language) const;
};

}  // namespace resodesk
