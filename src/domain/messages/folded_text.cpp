// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/folded_text.h"

#include <algorithm>

#include "base/utf8.h"

namespace resodesk {

namespace {

// U+00C0 to U+017F without their accents, one letter each; those that are two stand in fold().
constexpr std::string_view latin =
    "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";
static_assert(latin.size() == 0x180 - 0xC0);

bool isAlphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool isNumeral(char c) { return c >= '0' && c <= '9'; }

bool isUnseen(char32_t c) {
    return c == 0xAD || (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF ||
           (c >= 0xFE00 && c <= 0xFE0F);
}

std::string_view punctuation(char32_t c) {
    if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000 || c == '\t' || c == '\r') return " ";
    if (c == 0x2028 || c == 0x2029 || c == 0x85) return "\n";
    if (c == 0xB4 || c == '`' || (c >= 0x2018 && c <= 0x201B) || c == 0x2032) return "'";
    if (c == 0xAB || c == 0xBB || (c >= 0x201C && c <= 0x201F)) return "\"";
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return "-";
    if (c == 0x2026) return "...";
    if (c == 0xAA) return "a";
    if (c == 0xBA) return "o";
    return {};
}

/// What stands for `c`; empty for itself.
std::string_view fold(char32_t c) {
    switch (c) {
        case 0xC6: return "AE";
        case 0xE6: return "ae";
        case 0xDF: return "ss";
        case 0x152: return "OE";
        case 0x153: return "oe";
        default: break;
    }
    if (c >= 0xC0 && c < 0x180) return latin.substr(c - 0xC0, 1);
    return punctuation(c);
}

}  // namespace

std::string folded(std::string_view text) { return FoldedText(text).text(); }

std::string smallLetters(std::string_view folded) {
    std::string lower(folded);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::vector<TextRange> wordsIn(std::string_view folded) {
    std::vector<TextRange> words;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t begin = at;
        const auto isInside = [&](std::size_t i) {
            return isAlphanumeric(folded[i]) || ((folded[i] == '-' || folded[i] == '\'') && i > begin && i + 1 < folded.size() && isAlphanumeric(folded[i + 1]));
        };
        while (at < folded.size() && isInside(at)) ++at;
        if (at == begin)
            ++at;
        else
            words.push_back({begin, at});
    }
    return words;
}

FoldedText::FoldedText(std::string_view original, const std::vector<std::string>& abbreviations) {
    text_.reserve(original.size());
    origin_.reserve(original.size() + 1);
    for (std::size_t at = 0; at < original.size();) {
        const std::size_t from = at;
        const char32_t c = pointAt(original, at);
        if (isUnseen(c)) continue;
        const char wide = c >= 0xFF01 && c <= 0xFF5E ? static_cast<char>(c - 0xFEE0) : '\0';
        const std::string_view letters = wide ? std::string_view(&wide, 1) : fold(c);
        append(!letters.empty() ? letters : c == 0xFFFD ? "?" : original.substr(from, at - from), from);
    }
    origin_.push_back(original.size());
    split(abbreviations);
}

void FoldedText::append(std::string_view letters, std::size_t from) {
    text_ += letters;
    origin_.insert(origin_.end(), letters.size(), from);
}

bool FoldedText::endsSentence(std::size_t at, const std::vector<std::string>& abbreviations) const {
    const char c = text_[at];
    if (c != '.' && c != '!' && c != '?') return false;
    std::size_t next = at + 1;
    while (next < text_.size() && (text_[next] == '"' || text_[next] == '\'' || text_[next] == ')')) ++next;
    if (next < text_.size() && text_[next] != ' ') return false;
    if (c != '.') return true;
    while (next < text_.size() && text_[next] == ' ') ++next;
    if (next < text_.size() && text_[next] >= 'a' && text_[next] <= 'z') return false;
    std::size_t begin = at;
    while (begin > 0 && isAlphanumeric(text_[begin - 1])) --begin;
    const std::string word = smallLetters(part({begin, at}));
    const bool isOrdinal = !word.empty() && word.size() <= 2 && isNumeral(word[0]) && begin > 0 && text_[begin - 1] == ' ';  // am 12. Mai
    const bool isInitial = word.size() == 1 && !isNumeral(word[0]);
    return !isOrdinal && !isInitial && std::find(abbreviations.begin(), abbreviations.end(), word) == abbreviations.end();
}

void FoldedText::split(const std::vector<std::string>& abbreviations) {
    std::size_t begin = 0;
    const auto keep = [&](std::size_t end) {
        while (begin < end && text_[begin] == ' ') ++begin;
        std::size_t last = end;
        while (last > begin && text_[last - 1] == ' ') --last;
        if (begin < last) sentences_.push_back({begin, last});
    };
    for (std::size_t at = 0; at < text_.size(); ++at) {
        if (text_[at] == '\n') {
            keep(at);
            begin = at + 1;
        } else if (endsSentence(at, abbreviations)) {
            while (at + 1 < text_.size() && text_[at + 1] != ' ' && text_[at + 1] != '\n') ++at;
            keep(at + 1);
            begin = at + 1;
        }
    }
    keep(text_.size());
}

TextRange FoldedText::sentenceAt(std::size_t at) const {
    const auto after = std::upper_bound(sentences_.begin(), sentences_.end(), at, [](std::size_t a, const TextRange& s) { return a < s.begin; });
    return after == sentences_.begin() ? TextRange{} : *(after - 1);
}

std::vector<TextRange> FoldedText::paragraphs() const {
    std::vector<TextRange> found;
    for (const TextRange& sentence : sentences_) {
        const bool continues = !found.empty() && part({found.back().end, sentence.begin}).find('\n') == std::string_view::npos;
        if (continues)
            found.back().end = sentence.end;
        else
            found.push_back(sentence);
    }
    return found;
}

}  // namespace resodesk
