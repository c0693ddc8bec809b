// SPDX-License-Identifier: GPL-3.0-or-later
// Money as a whole number of the smallest unit, with its currency. Never a floating point number.

#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace resodesk {

/// ISO 4217: three capital letters. Default: none, which no amount that is paid may have.
class Currency {
 public:
    Currency() = default;
    /// Failure::otherCurrency unless it is three capital letters.
    static Result<Currency> parse(std::string_view code);
    std::string_view code() const { return {code_, 3}; }
    bool isNone() const { return code_[0] == ' '; }
    /// Digits after the decimal sign: 2, or 0 (JPY ...), or 3 (KWD ...).
    int decimals() const;
    auto operator<=>(const Currency&) const = default;

 private:
    char code_[3] = {' ', ' ', ' '};
};

struct Money {
    std::int64_t minor = 0;  ///< cents for EUR, whole yen for JPY
    Currency currency;
    auto operator<=>(const Money&) const = default;
    bool isPositive() const { return minor > 0; }
};

/// Two currencies, or a sum beyond 64 bits, are an Error, never a sum.
Result<Money> add(const Money& a, const Money& b);
Result<Money> subtract(const Money& a, const Money& b);

/// In the smallest unit: ten thousand million euros. A million of them still add up in 64 bits.
inline constexpr std::int64_t largestAmount = 999'999'999'999;

/// "24.90": what goes over the wire and into files; exactly the currency's decimals.
std::string plainAmount(const Money& money);
/// Strict reverse of plainAmount for non-negative amounts up to largestAmount; fewer decimals are accepted ("24.9", "24").
/// Else badAmount.
Result<Money> parsePlainAmount(std::string_view text, Currency currency);

/// "24.90 EUR": an amount that stands by itself in files and subjects.
std::string writtenMoney(const Money& money);
/// Strict reverse of writtenMoney, as parsePlainAmount is. badAmount, otherCurrency.
Result<Money> parseMoney(std::string_view text);

/// Sums that are never mixed: one entry per currency, in order of the code.
class Sums {
 public:
    void add(const Money& money);
    const std::vector<Money>& perCurrency() const { return sums_; }
    bool operator==(const Sums&) const = default;

 private:
    std::vector<Money> sums_;
};

/// The currencies of ISO 4217 that do not have two decimals, with what they have.
std::vector<std::pair<std::string_view, int>> unusualDecimals();

}  // namespace resodesk
