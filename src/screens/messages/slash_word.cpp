// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens/messages/slash_word.h"

namespace resodesk::screens {

namespace {

constexpr std::size_t longest = 40;  // who writes on after a slash does not look for a template

bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/// ASCII signs end the word; bytes of other letters do not.
bool isPart(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || static_cast<unsigned char>(c) >= 0x80; }

}  // namespace

std::optional<SlashWord> slashWordAt(const std::string& text, std::size_t caret) {
    if (caret > text.size()) return std::nullopt;
    std::size_t begin = caret;
    while (begin > 0 && caret - begin < longest) {
        const char c = text[begin - 1];
        if (c == '/') {
            const bool isFirst = begin == 1 || isBlank(text[begin - 2]);
            return isFirst ? std::optional(SlashWord{begin - 1, caret, text.substr(begin, caret - begin)}) : std::nullopt;
        }
        // "/refund in": a second word narrows it; "/ " is a slash, "/refund  " went on.
        const bool isInside = c == ' ' && begin - 1 > 0 && isPart(text[begin - 2]) && (begin == caret || isPart(text[begin]));
        if (!isPart(c) && !isInside) return std::nullopt;
        --begin;
    }
    return std::nullopt;
}

Insertion putIn(const std::string& text, const SlashWord& word, const std::string& filled) {
    std::string before = text.substr(0, word.begin);
    while (!before.empty() && isBlank(before.back())) before.pop_back();
    if (!before.empty()) before += "\n\n";
    Insertion done;
    done.text = before + filled;
    done.caret = done.text.size();
    std::string after = text.substr(word.end);
    while (!after.empty() && isBlank(after.front())) after.erase(0, 1);
    if (!after.empty()) done.text += "\n\n" + after;
    return done;
}

}  // namespace resodesk::screens
