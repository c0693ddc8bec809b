// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/declared.h"

#include <sstream>

namespace resodesk {

namespace {

std::string textOf(const Declared& declared) {
    std::string text = std::to_string(declared.count);
    for (const Money& sum : declared.sums.perCurrency()) text += ' ' + writtenMoney(sum);
    return text;
}

std::optional<Declared> declaredFrom(const std::string& text) {
    std::istringstream in(text);
    Declared declared;
    std::string amount, code;
    if (!(in >> declared.count)) return std::nullopt;
    while (in >> amount) {
        if (!(in >> code)) return std::nullopt;
        const auto money = parseMoney(amount + ' ' + code);
        if (!money) return std::nullopt;
        declared.sums.add(*money);
    }
    return declared;
}

}  // namespace

Error setChanged(const Declared& seen, const Declared& now) {
    return Error(Failure::setChanged, "declared", seen == now ? std::string() : textOf(seen) + " > " + textOf(now));
}

std::optional<std::pair<Declared, Declared>> changeFrom(const std::string& subject) {
    const std::size_t arrow = subject.find(" > ");
    if (arrow == std::string::npos) return std::nullopt;
    const auto seen = declaredFrom(subject.substr(0, arrow)), now = declaredFrom(subject.substr(arrow + 3));
    if (!seen || !now) return std::nullopt;
    return std::pair(*seen, *now);
}

}  // namespace resodesk
