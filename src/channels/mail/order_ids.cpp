// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/mail/order_ids.h"

#include <algorithm>
#include <array>

namespace resodesk::channels::mail {

namespace {

constexpr std::size_t fewestMarks = 6, longestPattern = 60, mostIds = 20;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isCapital(char c) { return c >= 'A' && c <= 'Z'; }
bool isLetterOrDigit(char c) { return isDigit(c) || isCapital(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// Hyphens as typesetters and phones write them: U+2010 to U+2015, U+2212.
std::string withPlainHyphens(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view three = text.substr(i, 3);
        const bool isHyphen = three.size() == 3 && ((three.starts_with("\xE2\x80") && three[2] >= '\x90' && three[2] <= '\x95') || three == "\xE2\x88\x92");
        plain += isHyphen ? '-' : text[i];
        if (isHyphen) i += 2;
    }
    return plain;
}

bool matches(std::string_view text, std::string_view marks) {
    if (text.size() < marks.size()) return false;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const bool fits = marks[i] == '#' ? isDigit(text[i]) : marks[i] == '@' ? isDigit(text[i]) || isCapital(text[i]) : text[i] == marks[i];
        if (!fits) return false;
    }
    return true;
}

/// Part of a longer number: "1402-...", or one that goes on as "-3".
bool isWithinLonger(std::string_view text, std::size_t from, std::size_t to) {
    const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : ' '; };
    const bool before = from > 0 && (isLetterOrDigit(text[from - 1]) || (text[from - 1] == '-' && from > 1 && isLetterOrDigit(text[from - 2])));
    return before || isLetterOrDigit(at(to)) || (at(to) == '-' && isLetterOrDigit(at(to + 1)));
}

void addIdsIn(std::string_view text, const std::vector<OrderPattern>& patterns, std::vector<OrderId>& ids) {
    for (std::size_t from = 0; from < text.size() && ids.size() < mostIds; ++from)
        for (const auto& [marks] : patterns) {
            if (!matches(text.substr(from), marks) || isWithinLonger(text, from, from + marks.size())) continue;
            OrderId id{std::string(text.substr(from, marks.size()))};
            if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(std::move(id));
            break;
        }
}

constexpr std::array<std::string_view, 23> amazonShops{"com", "ca",     "com.mx", "com.br", "co.uk", "ie",     "de", "fr", "it", "es",    "nl",    "com.be",
                                                       "pl",  "se",     "com.tr", "ae",     "sa",    "eg",     "in", "sg", "co.jp", "com.au", "co.za"};

}  // namespace

Result<OrderPattern> orderPattern(std::string_view typed) {
    const auto isMark = [](char c) { return c == '#' || c == '@'; };
    const auto isPrintable = [](char c) { return c > ' ' && c < 0x7F; };
    const bool isOne = std::count_if(typed.begin(), typed.end(), isMark) >= static_cast<std::ptrdiff_t>(fewestMarks) && typed.size() <= longestPattern &&
                       std::all_of(typed.begin(), typed.end(), isPrintable);
    if (!isOne) return Error(Failure::badText, "order pattern");
    return OrderPattern{std::string(typed)};
}

std::vector<OrderId> orderIdsIn(const MimeMessage& mail, const std::vector<OrderPattern>& patterns) {
    std::vector<OrderId> ids;
    for (const std::string* text : {&mail.subject, &mail.text, &mail.quoted}) addIdsIn(withPlainHyphens(*text), patterns, ids);
    return ids;
}

bool isAmazonRelay(std::string_view address) {
    const std::size_t at = address.find('@');
    if (at == std::string_view::npos || at == 0 || address.find('@', at + 1) != std::string_view::npos) return false;
    std::string domain(address.substr(at + 1));
    std::transform(domain.begin(), domain.end(), domain.begin(), [](char c) { return isCapital(c) ? static_cast<char>(c - 'A' + 'a') : c; });
    constexpr std::string_view relay = "marketplace.amazon.";
    return domain.starts_with(relay) && std::find(amazonShops.begin(), amazonShops.end(), std::string_view(domain).substr(relay.size())) != amazonShops.end();
}

}  // namespace resodesk::channels::mail
