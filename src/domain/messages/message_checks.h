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

/// Where the words of `words` stand in the message and count, from `from` on.
std::optional<TextRange> findWords(const LintWords& words, const FoldedText& text, std::size_t from = 0);
bool hasAny(const std::vector<LintWords>& words, const FoldedText& text);
/// `part` stands in `whole`, whatever blanks, dashes, dots and case; an empty part does not.
bool isPartOf(std::string_view part, std::string_view whole);

/// What the check objects to, in folded bytes; an empty range: the message as a whole.
std::vector<TextRange> objections(const LintRule& rule, const LintSubject& subject);

}  // namespace resodesk
