// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/refund_guards.h"

#include <algorithm>
#include <sstream>

#include "domain/returns/declared.h"

namespace resodesk {

namespace {

constexpr std::int64_t farAboveShipping = 10, shiftedByTwo = 100;

}  // namespace

std::optional<Money> unusualAmount(const Return& r, const RefundPlan& plan, const Money& outboundShipping) {
    std::optional<Money> unusual;
    const auto note = [&](const Money& amount) {
        if (!unusual || amount.minor > unusual->minor) unusual = amount;
    };
    for (const auto& extra : {plan.returnShipping, plan.goodwill}) {
        if (!extra) continue;
        const bool isFarAbove = outboundShipping.isPositive() && extra->minor >= farAboveShipping * outboundShipping.minor;
        if (isFarAbove || extra->minor > r.price.minor) note(*extra);
    }
    for (const RefundLine& paid : plan.lines)
        if (const ReturnLine* line = r.findLine(paid.line); line && paid.amount.isPositive() && paid.amount.minor * shiftedByTwo == line->refundable.minor)
            note(paid.amount);
    return unusual;
}

Result<Sums> parseLimits(std::string_view text) {
    Sums limits;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        std::string_view part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        while (part.starts_with(' ')) part.remove_prefix(1);
        while (part.ends_with(' ')) part.remove_suffix(1);
        if (part.empty()) continue;
        const auto limit = parseMoney(part);
        if (!limit) return Error(Failure::badAmount, "limit", std::string(part));
        const auto& known = limits.perCurrency();
        if (std::any_of(known.begin(), known.end(), [&](const Money& m) { return m.currency == limit->currency; }))
            return Error(Failure::nameTaken, "limit", std::string(limit->currency.code()));
        limits.add(*limit);
    }
    return limits;
}

Result<void> checkDailyLimit(const Sums& limits, const Money& usedToday, const Money& wanted) {
    for (const Money& limit : limits.perCurrency())
        if (limit.currency == wanted.currency && (wanted.minor > limit.minor || usedToday.minor > limit.minor - wanted.minor))
            return Error(Failure::aboveDailyLimit, "daily limit", writtenMoney(limit) + ' ' + writtenMoney(usedToday));
    return {};
}

std::optional<std::pair<Money, Money>> limitFrom(const std::string& subject) {
    std::istringstream in(subject);
    std::string limit, used, code, usedCode;
    if (!(in >> limit >> code >> used >> usedCode)) return std::nullopt;
    const auto most = parseMoney(limit + ' ' + code), today = parseMoney(used + ' ' + usedCode);
    if (!most || !today) return std::nullopt;
    return std::pair(*most, *today);
}

}  // namespace resodesk
