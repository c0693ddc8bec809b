// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/return_link.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/utf8.h"

namespace resodesk {

NameTable<LinkedSheet> nameTable(LinkedSheet) {
    static constexpr std::array<std::pair<LinkedSheet, std::string_view>, 4> names{{
        {LinkedSheet::none, ""},
        {LinkedSheet::authorize, "authorize"},
        {LinkedSheet::close, "close"},
        {LinkedSheet::reply, "reply"},
    }};
    return names;
}

namespace {

constexpr std::string_view scheme = "resodesk://";
constexpr std::size_t longestLink = 2'000, longestShown = 120;

bool isLetterOrDigit(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// RFC 3986: what needs no encoding anywhere, and what programs that encode may leave as it is. No `:` and `@`, which would make a
/// port or a user of the account.
bool mayStand(char c) { return isLetterOrDigit(c) || (c != '\0' && std::string_view("-._~!$&'()*+,;=").find(c) != std::string_view::npos); }

int digitOf(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// U+0000 to U+001F, U+007F to U+009F, in UTF-8.
bool hasControlSigns(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const bool isHigh = c == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0;
        if (c < 0x20 || c == 0x7f || isHigh) return true;
    }
    return false;
}

std::optional<std::string> decoded(std::string_view segment) {
    std::string text;
    for (std::size_t i = 0; i < segment.size(); ++i) {
        if (segment[i] != '%') {
            if (!mayStand(segment[i])) return std::nullopt;
            text += segment[i];
            continue;
        }
        const int high = i + 2 < segment.size() ? digitOf(segment[i + 1]) : -1, low = high < 0 ? -1 : digitOf(segment[i + 2]);
        if (low < 0) return std::nullopt;
        text += static_cast<char>(high * 16 + low);
        i += 2;
    }
    if (text.empty() || !isUtf8(text) || hasControlSigns(text)) return std::nullopt;
    return text;
}

std::string encoded(const std::string& text) {
    constexpr const char* digits = "0123456789ABCDEF";
    std::string segment;
    for (const char c : text) {
        if (isLetterOrDigit(c) || c == '-' || c == '.' || c == '_' || c == '~') {
            segment += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        segment += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return segment;
}

/// Letters of other alphabets stand in no link: what is shown needs none of them.
Error bad(std::string_view text) {
    std::string shown(text.substr(0, longestShown));
    for (char& c : shown)
        if (c < ' ' || c > '~') c = '?';
    return Error(Failure::badLink, "link", shown + (text.size() > longestShown ? "..." : ""));
}

bool isScheme(std::string_view text) {
    return std::equal(text.begin(), text.end(), scheme.begin(), scheme.end(), [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

std::vector<std::string_view> segmentsOf(std::string_view path) {
    std::vector<std::string_view> segments;
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
        segments.push_back(path.substr(0, slash));
        path.remove_prefix(slash + 1);
    }
    segments.push_back(path);
    return segments;
}

}  // namespace

std::string toLink(const ReturnLink& link) {
    std::string text = std::string(scheme) + encoded(link.account) + "/return/" + encoded(link.id.value);
    if (link.sheet != LinkedSheet::none) text += "/" + std::string(toText(link.sheet));
    return text;
}

Result<ReturnLink> parseLink(std::string_view text) {
    if (text.size() > longestLink) return Error(Failure::textTooLong, "link", std::to_string(longestLink));
    if (!isUtf8(text)) return Error(Failure::badText, "link");
    if (!isScheme(text.substr(0, scheme.size()))) return bad(text);
    const auto segments = segmentsOf(text.substr(scheme.size()));
    if (segments.size() < 3 || segments.size() > 4 || segments[1] != "return") return bad(text);
    const auto account = decoded(segments[0]), id = decoded(segments[2]);
    const auto sheet = segments.size() == 4 ? fromText<LinkedSheet>(segments[3]) : LinkedSheet::none;
    if (!account || !id || !sheet || (segments.size() == 4 && *sheet == LinkedSheet::none)) return bad(text);
    return ReturnLink{*account, {*id}, *sheet};
}

}  // namespace resodesk
