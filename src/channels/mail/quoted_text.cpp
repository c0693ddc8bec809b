// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/mail/quoted_text.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace resodesk::channels::mail {

namespace {

std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string_view strip(std::string_view line) {
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.remove_suffix(1);
    return line;
}

bool isQuoted(std::string_view line) { return strip(line).starts_with('>'); }

/// "-----Original Message-----": everything below belongs to it.
bool isHistoryHeading(std::string_view line) {
    line = strip(line);
    if (!line.starts_with("--") || !line.ends_with("--")) return false;
    for (const std::string_view words : {"Original Message", "Messaggio originale", "Messaggio Originale", "Original message", "Ursprüngliche Nachricht",
                                         "Message d'origine", "Mensaje original", "Forwarded message", "Messaggio inoltrato"})
        if (line.find(words) != std::string_view::npos) return true;
    return false;
}

/// "On ... wrote:", which programs break over two or three lines: this is its last one.
bool endsAttribution(std::string_view line) {
    line = strip(line);
    for (const std::string_view words : {"wrote:", "ha scritto:", "schrieb:", "a écrit :", "a écrit\u00A0:", "escribió:"})
        if (line.ends_with(words)) return true;
    return line.starts_with("Am ") && line.find(" schrieb ") != std::string_view::npos && line.ends_with(':');
}

bool beginsAttribution(std::string_view line) {
    line = strip(line);
    for (const std::string_view words : {"On ", "Il ", "Am ", "Le ", "El "})
        if (line.starts_with(words)) return true;
    return false;
}

/// Where the attribution that ends at line `last` begins; `last` itself where that is not found.
std::size_t attributionFrom(const std::vector<std::string_view>& lines, std::size_t last) {
    for (std::size_t back = 0; back < 3 && back <= last; ++back)
        if (beginsAttribution(lines[last - back])) return last - back;
    return last;
}

bool isEmptyOrQuoted(std::string_view line) { return strip(line).empty() || isQuoted(line); }

/// The first line of the history; lines.size() when there is none.
std::size_t historyFrom(const std::vector<std::string_view>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (isHistoryHeading(lines[i])) return i;
    std::size_t from = lines.size();
    while (from > 0 && isEmptyOrQuoted(lines[from - 1])) --from;
    if (std::none_of(lines.begin() + static_cast<std::ptrdiff_t>(from), lines.end(), isQuoted)) return lines.size();
    return from > 0 && endsAttribution(lines[from - 1]) ? attributionFrom(lines, from - 1) : from;
}

std::string joined(const std::vector<std::string_view>& lines, std::size_t from, std::size_t to) {
    while (from < to && strip(lines[from]).empty()) ++from;
    while (to > from && strip(lines[to - 1]).empty()) --to;
    std::string text;
    for (std::size_t i = from; i < to; ++i) {
        std::string_view line = lines[i];
        while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
        text.append(line).append(i + 1 < to ? "\n" : "");
    }
    return text;
}

}  // namespace

SplitText splitQuoted(const std::string& text) {
    const auto lines = linesOf(text);
    const std::size_t from = historyFrom(lines);
    return {joined(lines, 0, from), joined(lines, from, lines.size())};
}

std::string unflowed(const std::string& text, bool deletesSpaces) {
    std::string out;
    bool goesOn = false;
    for (std::string_view line : linesOf(text)) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        const bool isBroken = line.ends_with(' ') && line != "-- " && !isQuoted(line);
        if (!out.empty() && !(goesOn && !isQuoted(line))) out += '\n';
        goesOn = isBroken;
        if (line.starts_with(' ')) line.remove_prefix(1);  // stuffed by the sender
        if (isBroken && deletesSpaces) line.remove_suffix(1);
        out.append(line);
    }
    return out;
}

}  // namespace resodesk::channels::mail
