// SPDX-License-Identifier: GPL-3.0-or-later
// A message as the linter reads it: letters without accents, one kind of quote, dash and blank, and where each byte came from.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace resodesk {

/// Bytes of a text, the end not among them.
struct TextRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool isEmpty() const { return begin == end; }
    bool holds(std::size_t at) const { return begin <= at && at < end; }
    bool operator==(const TextRange&) const = default;
};

/// é is e, ß is ss, ’ is ', a no-break space is a space, what cannot be seen is not there. The case of letters stays.
std::string folded(std::string_view text);

class FoldedText {
 public:
    /// `abbreviations`, folded and in small letters: words whose full stop ends no sentence.
    explicit FoldedText(std::string_view original, const std::vector<std::string>& abbreviations = {});

    const std::string& text() const { return text_; }
    std::string_view part(TextRange range) const { return std::string_view(text_).substr(range.begin, range.end - range.begin); }
    /// In order, without the blanks between them. A line end ends a sentence.
    const std::vector<TextRange>& sentences() const { return sentences_; }
    /// The one that holds `at`, or the last before it; empty where there is none.
    TextRange sentenceAt(std::size_t at) const;
    /// Lines that are not empty.
    std::vector<TextRange> paragraphs() const;
    /// The same bytes in the text that was given.
    TextRange original(TextRange range) const { return {origin_[range.begin], origin_[range.end]}; }

 private:
    void append(std::string_view letters, std::size_t from);
    void split(const std::vector<std::string>& abbreviations);
    bool endsSentence(std::size_t at, const std::vector<std::string>& abbreviations) const;

    std::string text_;
    std::vector<std::size_t> origin_;  ///< of each byte of text_, and the end
    std::vector<TextRange> sentences_;
};

/// Runs of letters and digits, with - and ' inside, as they stand.
std::vector<TextRange> wordsIn(std::string_view folded);
/// Of a to z.
std::string smallLetters(std::string_view folded);

}  // namespace resodesk
