// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/mail/html_tag.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace resodesk::channels::mail {

namespace {

constexpr std::size_t mostAttributes = 50, longestEntity = 10;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

struct NamedCharacter {
    std::string_view name;
    std::string_view utf8;
};

// What Italian, English, German, French and Spanish mails use; a name beyond that stays readable as it is written.
constexpr auto named = std::to_array<NamedCharacter>(
    {{"amp", "&"},     {"lt", "<"},      {"gt", ">"},      {"quot", "\""},   {"apos", "'"},    {"nbsp", " "},   {"euro", "€"},
     {"pound", "£"},   {"yen", "¥"},     {"cent", "¢"},    {"copy", "©"},    {"reg", "®"},     {"trade", "™"},  {"hellip", "…"},
     {"ndash", "–"},   {"mdash", "—"},   {"lsquo", "‘"},   {"rsquo", "’"},   {"sbquo", "‚"},   {"ldquo", "“"},  {"rdquo", "”"},
     {"bdquo", "„"},   {"laquo", "«"},   {"raquo", "»"},   {"bull", "•"},    {"middot", "·"},  {"deg", "°"},    {"times", "×"},
     {"sect", "§"},    {"iexcl", "¡"},   {"iquest", "¿"},  {"ordf", "ª"},    {"ordm", "º"},    {"frac12", "½"}, {"plusmn", "±"},
     {"agrave", "à"},  {"aacute", "á"},  {"acirc", "â"},   {"atilde", "ã"},  {"auml", "ä"},    {"aring", "å"},  {"aelig", "æ"},
     {"ccedil", "ç"},  {"egrave", "è"},  {"eacute", "é"},  {"ecirc", "ê"},   {"euml", "ë"},    {"igrave", "ì"}, {"iacute", "í"},
     {"icirc", "î"},   {"iuml", "ï"},    {"ntilde", "ñ"},  {"ograve", "ò"},  {"oacute", "ó"},  {"ocirc", "ô"},  {"otilde", "õ"},
     {"ouml", "ö"},    {"oslash", "ø"},  {"ugrave", "ù"},  {"uacute", "ú"},  {"ucirc", "û"},   {"uuml", "ü"},   {"szlig", "ß"},
     {"Agrave", "À"},  {"Aacute", "Á"},  {"Acirc", "Â"},   {"Auml", "Ä"},    {"Ccedil", "Ç"},  {"Egrave", "È"}, {"Eacute", "É"},
     {"Ecirc", "Ê"},   {"Igrave", "Ì"},  {"Iacute", "Í"},  {"Ntilde", "Ñ"},  {"Ograve", "Ò"},  {"Oacute", "Ó"}, {"Ouml", "Ö"},
     {"Ugrave", "Ù"},  {"Uacute", "Ú"},  {"Uuml", "Ü"},    {"oelig", "œ"},   {"shy", ""},      {"zwnj", ""},    {"rarr", "→"}});

// &#146; and its kin are meant as windows-1252, here from 128 on.
constexpr std::array<std::string_view, 32> windowsCharacters{"€", "", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "", "Ž", "",
                                                             "", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "", "ž", "Ÿ"};

std::string utf8Of(char32_t point) {
    const auto byte = [](char32_t bits) { return static_cast<char>(bits); };
    if (point < 0x80) return {byte(point)};
    if (point < 0x800) return {byte(0xC0 | point >> 6), byte(0x80 | (point & 0x3F))};
    if (point < 0x10000) return {byte(0xE0 | point >> 12), byte(0x80 | (point >> 6 & 0x3F)), byte(0x80 | (point & 0x3F))};
    return {byte(0xF0 | point >> 18), byte(0x80 | (point >> 12 & 0x3F)), byte(0x80 | (point >> 6 & 0x3F)), byte(0x80 | (point & 0x3F))};
}

std::optional<std::string> numbered(std::string_view digits) {
    const bool isHex = digits.starts_with('x') || digits.starts_with('X');
    if (isHex) digits.remove_prefix(1);
    std::uint32_t point = 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), point, isHex ? 16 : 10);
    if (digits.empty() || failed != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    if (point >= 128 && point < 160) return std::string(windowsCharacters[point - 128]);
    const bool isNone = point > 0x10FFFF || (point >= 0xD800 && point < 0xE000) || (point < 32 && point != '\n' && point != '\t');
    return isNone ? "\uFFFD" : utf8Of(point);
}

std::optional<std::string> character(std::string_view name) {
    if (name.starts_with('#')) return numbered(name.substr(1));
    for (const auto& [known, utf8] : named)
        if (known == name) return std::string(utf8);
    return std::nullopt;
}

struct TagReader {
    std::string_view html;
    std::size_t at;

    bool isAtEnd() const { return at >= html.size(); }
    void skipBlanks() {
        while (!isAtEnd() && (isBlank(html[at]) || html[at] == '/')) ++at;
    }
    std::string word(bool endsAtEquals) {
        std::string read;
        while (!isAtEnd() && !isBlank(html[at]) && html[at] != '>' && html[at] != '/' && !(endsAtEquals && html[at] == '='))
            read += lower(html[at++]);
        return read;
    }
    std::string value() {
        while (!isAtEnd() && isBlank(html[at])) ++at;
        if (isAtEnd()) return {};
        const char quote = html[at];
        std::size_t from = at, end = at;
        if (quote == '"' || quote == '\'') {
            from = at + 1;
            end = std::min(html.find(quote, from), html.size());
            at = std::min(end + 1, html.size());
        } else {
            while (!isAtEnd() && !isBlank(html[at]) && html[at] != '>') ++at;
            end = at;
        }
        return withoutEntities(html.substr(from, end - from));
    }
};

}  // namespace

std::string HtmlTag::value(std::string_view attribute) const {
    for (const auto& [known, value] : attributes)
        if (known == attribute) return value;
    return {};
}

HtmlTag readTag(std::string_view html, std::size_t at) {
    HtmlTag tag;
    TagReader reader{html, at + 1};
    tag.isEnd = !reader.isAtEnd() && html[reader.at] == '/';
    if (tag.isEnd) ++reader.at;
    tag.name = reader.word(false);
    for (reader.skipBlanks(); !reader.isAtEnd() && html[reader.at] != '>'; reader.skipBlanks()) {
        std::string name = reader.word(true);
        while (!reader.isAtEnd() && isBlank(html[reader.at])) ++reader.at;
        std::string value;
        if (!reader.isAtEnd() && html[reader.at] == '=') {
            ++reader.at;
            value = reader.value();
        }
        if (tag.attributes.size() < mostAttributes) tag.attributes.emplace_back(std::move(name), std::move(value));
    }
    tag.end = std::min(reader.at + 1, html.size());
    return tag;
}

std::size_t endOfRawText(std::string_view html, std::size_t at, std::string_view name) {
    for (std::size_t found = html.find("</", at); found != std::string_view::npos; found = html.find("</", found + 2)) {
        const std::string_view ending = html.substr(found + 2, name.size());
        if (ending.size() < name.size() || !std::equal(name.begin(), name.end(), ending.begin(), [](char a, char b) { return a == lower(b); })) continue;
        return readTag(html, found).end;
    }
    return html.size();
}

std::string withoutEntities(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = std::min(text.find('&', at), text.size());
        out.append(text.substr(at, begin - at));
        at = begin;
        if (at == text.size()) break;
        const std::string_view ahead = text.substr(at + 1, longestEntity);
        const std::size_t end = ahead.find(';');
        const auto found = end == std::string_view::npos ? std::nullopt : character(ahead.substr(0, end));
        out.append(found ? *found : "&");
        at += found ? end + 2 : 1;
    }
    return out;
}

}  // namespace resodesk::channels::mail
