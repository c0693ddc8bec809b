// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/search.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "domain/returns/search_parts.h"

namespace resodesk {

namespace {

constexpr std::size_t longestSearch = 1'000;
constexpr int mostWholeDigits = 12, mostPlaces = 6;  // with three decimals more they fit into 64 bits
constexpr int longestAge = 9'999;

Error bad(Failure failure, const SearchPart& part) { return Error(failure, "search", part.typed); }

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Something a text index can find.
bool hasWord(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
    });
}

Limit takeLimit(std::string_view& value, Limit otherwise) {
    const auto starts = [&](std::string_view sign) {
        if (value.substr(0, sign.size()) != sign) return false;
        value.remove_prefix(sign.size());
        return true;
    };
    if (starts("<=")) return Limit::atMost;
    if (starts(">=")) return Limit::atLeast;
    if (starts("<")) return Limit::below;
    if (starts(">")) return Limit::above;
    if (starts("=")) return Limit::exactly;
    return otherwise;
}

/// "20.50" and "20,50". Three digits after the sign may be thousands: not understood, unless nothing stands before it.
std::optional<Decimal> decimal(std::string_view text) {
    const std::size_t sign = text.find_first_of(".,");
    const std::string_view whole = text.substr(0, sign);
    const std::string_view places = sign == std::string_view::npos ? std::string_view{} : text.substr(sign + 1);
    const auto areDigits = [](std::string_view digits) { return std::all_of(digits.begin(), digits.end(), isDigit); };
    if (whole.empty() || whole.size() > mostWholeDigits || !areDigits(whole)) return std::nullopt;
    if (sign != std::string_view::npos && (places.empty() || places.size() > mostPlaces || !areDigits(places))) return std::nullopt;
    if (places.size() == 3 && whole != "0") return std::nullopt;
    Decimal number;
    for (const char c : whole) number.digits = number.digits * 10 + (c - '0');
    for (const char c : places) number.digits = number.digits * 10 + (c - '0');
    number.places = static_cast<int>(places.size());
    return number;
}

/// "24h", "3d", "2w".
std::optional<milliseconds> age(std::string_view text) {
    if (text.size() < 2 || !isDigit(text.front())) return std::nullopt;
    int count = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size() - 1, count);
    if (failed != std::errc{} || end != text.data() + text.size() - 1 || count > longestAge) return std::nullopt;
    switch (text.back()) {
        case 'h': return std::chrono::hours(count);
        case 'd': return std::chrono::hours(24 * count);
        case 'w': return std::chrono::hours(24 * 7 * count);
        default: return std::nullopt;
    }
}

/// "A..B" gives both, anything else one with its sign. `read` makes the value of each.
template <class Value, class Read>
std::optional<std::vector<std::pair<Limit, Value>>> limits(std::string_view text, std::optional<Limit> bare, Read read) {
    std::vector<std::pair<Limit, Value>> found;
    const std::size_t dots = text.find("..");
    if (dots != std::string_view::npos) {
        const auto least = read(text.substr(0, dots)), most = read(text.substr(dots + 2));
        if (!least || !most) return std::nullopt;
        return std::vector<std::pair<Limit, Value>>{{Limit::atLeast, *least}, {Limit::atMost, *most}};
    }
    const std::string_view before = text;
    const Limit limit = takeLimit(text, bare.value_or(Limit::exactly));
    if (!bare && (text.size() == before.size() || limit == Limit::exactly)) return std::nullopt;
    const auto value = read(text);
    if (!value) return std::nullopt;
    found.push_back({limit, *value});
    return found;
}

Result<SearchTerm> amountTerm(SearchTerm term, const SearchPart& part) {
    const auto found = limits<Decimal>(part.value, Limit::exactly, decimal);
    if (!found) return bad(Failure::badSearchAmount, part);
    for (const auto& [limit, amount] : *found) term.amounts.push_back({limit, amount});
    return term;
}

Result<SearchTerm> ageTerm(SearchTerm term, const SearchPart& part) {
    const auto found = limits<milliseconds>(part.value, std::nullopt, age);
    if (!found) return bad(Failure::badSearchAge, part);
    for (const auto& [limit, length] : *found) term.ages.push_back({limit, length});
    return term;
}

Result<SearchTerm> codeTerm(SearchTerm term, const SearchPart& part) {
    std::string value = part.value;
    term.isBeginning = value.ends_with('*');
    if (term.isBeginning) value.pop_back();
    if (value.find('*') != std::string::npos || !hasWord(value)) return bad(Failure::badSearchText, part);
    term.values = {value};
    return term;
}

Result<SearchTerm> textTerm(SearchTerm term, const SearchPart& part) {
    std::string value = part.value;
    if (value.ends_with('*')) value.pop_back();  // the beginnings of words are found anyway
    if (!hasWord(value)) return bad(Failure::badSearchText, part);
    term.values = {value};
    return term;
}

Result<SearchTerm> listTerm(SearchTerm term, const SearchPart& part, const SearchNames& names) {
    std::string_view rest = part.value;
    for (bool isMore = true; isMore;) {
        const std::size_t comma = rest.find(',');
        isMore = comma != std::string_view::npos;
        const auto found = codesMeant(*term.word, rest.substr(0, comma), names);
        if (found.empty()) return bad(Failure::unknownSearchValue, part);
        for (const std::string& code : found)
            if (std::find(term.values.begin(), term.values.end(), code) == term.values.end()) term.values.push_back(code);
        if (isMore) rest.remove_prefix(comma + 1);
    }
    if (*term.word != SearchWord::is) return term;
    if (term.values.size() != 1) return bad(Failure::unknownSearchValue, part);
    term.is = fromText<SearchIs>(term.values.front());
    term.values.clear();
    return term;
}

Result<SearchTerm> termOf(const SearchPart& part, const SearchNames& names) {
    SearchTerm term;
    term.isNot = part.isNot;
    if (!part.hasWord) return textTerm(term, part);
    term.word = fromText<SearchWord>(part.word);
    if (!term.word) return bad(Failure::unknownSearchWord, part);
    switch (*term.word) {
        case SearchWord::sku:
        case SearchWord::rma:
        case SearchWord::order:
        case SearchWord::id:
        case SearchWord::tracking: return codeTerm(term, part);
        case SearchWord::buyer:
        case SearchWord::item:
        case SearchWord::note: return textTerm(term, part);
        case SearchWord::reason:
        case SearchWord::country:
        case SearchWord::state:
        case SearchWord::account:
        case SearchWord::tag:
        case SearchWord::is: return listTerm(term, part, names);
        case SearchWord::amount: return amountTerm(term, part);
        case SearchWord::due:
        case SearchWord::requested: return ageTerm(term, part);
    }
    return term;
}

Result<void> checkSearch(std::string_view text) {
    if (!isUtf8(text)) return Error(Failure::badText, "search");
    if (text.size() > longestSearch) return Error(Failure::textTooLong, "search", std::to_string(longestSearch));
    return {};
}

Result<ReturnFilter> filterOf(const std::vector<SearchPart>& parts, const SearchNames& names) {
    ReturnFilter filter;
    for (const SearchPart& part : parts) {
        if (parts.size() > 1 && !part.hasWord && !part.isNot && !hasWord(part.value)) continue;  // Smith & Sons
        auto term = termOf(part, names);
        if (!term) return term.error();
        if (term->word || term->isNot || part.isQuoted)
            filter.terms.push_back(std::move(*term));
        else
            filter.text += (filter.text.empty() ? "" : " ") + term->values.front();
    }
    return filter;
}

}  // namespace

Result<ReturnFilter> parseSearch(std::string_view text, const SearchNames& names) {
    if (const auto checked = checkSearch(text); !checked) return checked.error();
    return filterOf(searchParts(text), names);
}

Result<ReturnFilter> parseUnfinishedSearch(std::string_view text, const SearchNames& names) {
    if (const auto checked = checkSearch(text); !checked) return checked.error();
    std::vector<SearchPart> parts = searchParts(text);
    std::erase_if(parts, [](const SearchPart& part) { return part.hasWord && part.value.empty(); });
    return filterOf(parts, names);
}

}  // namespace resodesk
