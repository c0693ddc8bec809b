// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/money.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace resodesk {

namespace {

// ISO 4217 (published list, 2024-06): everything not named here has two.
constexpr std::array<std::pair<std::string_view, int>, 22> odd{{
    {"BIF", 0}, {"CLP", 0}, {"DJF", 0}, {"GNF", 0}, {"ISK", 0}, {"JPY", 0}, {"KMF", 0}, {"KRW", 0},
    {"PYG", 0}, {"RWF", 0}, {"UGX", 0}, {"VND", 0}, {"VUV", 0}, {"XAF", 0}, {"XOF", 0}, {"XPF", 0},
    {"BHD", 3}, {"IQD", 3}, {"JOD", 3}, {"KWD", 3}, {"OMR", 3}, {"TND", 3},
}};


bool isDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Result<Currency> Currency::parse(std::string_view code) {
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (code.size() != 3 || !std::all_of(code.begin(), code.end(), isCapital))
        return Error(Failure::otherCurrency, "not a currency code", std::string(code.substr(0, 16)));
    Currency currency;
    std::copy(code.begin(), code.end(), currency.code_);
    return currency;
}

int Currency::decimals() const {
    const auto found = std::find_if(odd.begin(), odd.end(), [this](const auto& o) { return o.first == code(); });
    return found == odd.end() ? 2 : found->second;
}

Result<Money> add(const Money& a, const Money& b) {
    if (a.currency != b.currency) return Error(Failure::otherCurrency, "sum of two currencies");
    Money sum{0, a.currency};
    if (__builtin_add_overflow(a.minor, b.minor, &sum.minor)) return Error(Failure::badAmount, "sum too large");
    return sum;
}

Result<Money> subtract(const Money& a, const Money& b) {
    if (a.currency != b.currency) return Error(Failure::otherCurrency, "difference of two currencies");
    Money difference{0, a.currency};
    if (__builtin_sub_overflow(a.minor, b.minor, &difference.minor))
        return Error(Failure::badAmount, "difference too large");
    return difference;
}

std::string plainAmount(const Money& money) {
    const int decimals = money.currency.decimals();
    const bool negative = money.minor < 0;
    const std::uint64_t whole = negative ? 0 - static_cast<std::uint64_t>(money.minor) : money.minor;
    std::string digits = std::to_string(whole);
    if (static_cast<int>(digits.size()) <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    if (decimals > 0) digits.insert(digits.size() - decimals, 1, '.');
    return negative ? "-" + digits : digits;
}

Result<Money> parsePlainAmount(std::string_view text, Currency currency) {
    const auto bad = [&] { return Error(Failure::badAmount, "not a plain amount", std::string(text.substr(0, 40))); };
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    const int decimals = currency.decimals();
    if (!isDigits(whole) || whole.size() > 15) return bad();
    if (point != std::string_view::npos && (!isDigits(fraction) || static_cast<int>(fraction.size()) > decimals))
        return bad();
    std::string digits(whole);
    digits.append(fraction).append(decimals - fraction.size(), '0');
    Money money{0, currency};
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), money.minor);
    if (failed != std::errc{} || end != digits.data() + digits.size() || money.minor > largestAmount) return bad();
    return money;
}

std::string writtenMoney(const Money& money) { return plainAmount(money) + ' ' + std::string(money.currency.code()); }

Result<Money> parseMoney(std::string_view text) {
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos) return Error(Failure::badAmount, "money", std::string(text));
    const auto currency = Currency::parse(text.substr(space + 1));
    if (!currency) return currency.error();
    return parsePlainAmount(text.substr(0, space), *currency);
}

void Sums::add(const Money& money) {
    if (money.currency.isNone() && money.minor == 0) return;  // nobody told
    const auto at = std::lower_bound(sums_.begin(), sums_.end(), money,
                                     [](const Money& a, const Money& b) { return a.currency < b.currency; });
    if (at != sums_.end() && at->currency == money.currency)
        at->minor += money.minor;
    else
        sums_.insert(at, money);
}

std::vector<std::pair<std::string_view, int>> unusualDecimals() { return {odd.begin(), odd.end()}; }

}  // namespace resodesk
