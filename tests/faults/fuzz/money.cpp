// SPDX-License-Identifier: GPL-3.0-or-later
// Amounts from the wire and from people: exact to the last digit, never by way of floating point, never a silent overflow.
// First line: a language and a currency; second: an amount; third: another one.

#include "domain/money.h"

#include <algorithm>
#include <string>

#include "must.h"
#include "text/formats.h"
#include "text/language.h"

using namespace resodesk;
using faults::must;

namespace {

const text::TranslationLibrary& library() {
    static const text::TranslationLibrary started;
    return started;
}

/// The digits of a text, without zeros in front.
std::string digitsOf(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

/// The same digits as written, but for the decimals that were left out.
void mustMean(const Money& money, std::string_view written) {
    std::string digits = digitsOf(written);
    const std::string minor = digitsOf(std::to_string(money.minor));
    for (int left = money.currency.decimals(); left > 0 && digits != minor && !digits.empty(); --left) digits += '0';
    must(digits == minor, "an amount has the digits that were written");
}

void mustSurvive(const Money& money) {
    must(parsePlainAmount(plainAmount(money), money.currency) == Result<Money>(money), "an amount survives the wire");
    must(text::parseAmount(text::print(money), money.currency) == Result<Money>(money), "a printed amount can be typed");
    must(text::parseAmount(text::printForField(money), money.currency) == Result<Money>(money), "a field's amount can be typed");
}

void mustAdd(const Money& a, const Money& b) {
    const auto sum = add(a, b), difference = subtract(a, b);
    must(sum && static_cast<__int128>(a.minor) + b.minor == sum->minor, "two amounts add up");
    must(difference && a.minor - b.minor == difference->minor, "two amounts can be taken off");
    must(subtract(*sum, b) == Result<Money>(a), "a sum can be undone");
    Sums sums;
    sums.add({a.minor * 999'999, a.currency});  // a list of a million dear returns
    sums.add(a);
    must(sums.perCurrency().size() == 1 && sums.perCurrency()[0].minor == a.minor * 1'000'000, "a million amounts add up");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    (void)library();
    std::string_view text = faults::textOf(bytes, size);
    const std::string language = faults::takeUntil(text, ' ') == "it" ? "it" : "en";
    const auto currency = Currency::parse(faults::takeUntil(text, '\n'));
    if (!currency) return 0;
    const std::string_view first = faults::takeUntil(text, '\n'), second = faults::takeUntil(text, '\n');
    if (text::language() != language) text::chooseLanguage(language);  // slow
    const auto a = parsePlainAmount(first, *currency), b = parsePlainAmount(second, *currency);
    if (a) {
        mustMean(*a, first);
        mustSurvive(*a);
    }
    if (a && b) mustAdd(*a, *b);
    if (const auto typed = text::parseAmount(text::show(first), *currency)) {
        mustMean(*typed, first);
        mustSurvive(*typed);
    }
    return 0;
}
