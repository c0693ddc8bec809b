// SPDX-License-Identifier: GPL-3.0-or-later
// What the linter asks of a message as a whole, and how it looks for words. Used by linter.cpp alone.

#pragma once

#include "domain/messages/linter.h"

namespace resodesk {

/// A message with what it answers.
struct LintSubject {
    FoldedText text;
    FoldedText asked;
    const MessageContext& context;
};

/// Where the words of `words` stand in the message and count, one after the other. What they need or what excuses them is asked once of a
/// sentence and of a clause, so that a message of one long sentence does not take the square of its length. Both arguments outlive it.
class WordSearch {
 public:
    WordSearch(const LintWords& words, const FoldedText& text) : words_(words), text_(text) {}
    std::optional<TextRange> next();

 private:
    /// 0: they count here.
    std::size_t endOfWhereNotCounted(TextRange found);

    const LintWords& words_;
    const FoldedText& text_;
    std::size_t from_ = 0;
    TextRange counted_;        ///< the sentence in which they count
    TextRange countedClause_;
};

bool hasAny(const std::vector<LintWords>& words, const FoldedText& text);
/// `part` stands in `whole`, whatever blanks, dashes, dots and case; an empty part does not.
bool isPartOf(std::string_view part, std::string_view whole);

/// What the check objects to, in folded bytes; an empty range: the message as a whole.
std::vector<TextRange> objections(const LintRule& rule, const LintSubject& subject);

}  // namespace resodesk
