// SPDX-License-Identifier: GPL-3.0-or-later
// The arithmetic of a refund.

#include "domain/returns/refund.h"

#include <algorithm>

#include "domain/returns/rules.h"

namespace resodesk {

namespace {

Result<void> checkExtra(const std::optional<Money>& extra, Currency currency, std::string_view name) {
    if (!extra) return {};
    if (extra->currency != currency) return Error(Failure::otherCurrency, std::string(name));
    if (!extra->isPositive()) return Error(Failure::badAmount, std::string(name), plainAmount(*extra));
    return {};
}

Error above(const Money& most, std::string_view name) {
    return Error(Failure::aboveRefundable, std::string(name), writtenMoney(most));
}

Result<void> checkLine(const ReturnLine* line, const RefundLine& wanted, Currency currency) {
    if (!line) return Error(Failure::unknownLine, "refund", wanted.line.value);
    if (wanted.amount.currency != currency) return Error(Failure::otherCurrency, "refund", wanted.line.value);
    if (!wanted.amount.isPositive()) return Error(Failure::badAmount, "refund", plainAmount(wanted.amount));
    if (wanted.quantity < 1 || wanted.quantity > line->quantity)
        return Error(Failure::moreThanReturned, "refund", std::to_string(line->quantity));
    if (wanted.amount > line->refundable) return above(line->refundable, wanted.line.value);
    return {};
}

std::int64_t minorOf(const std::optional<Money>& money) { return money ? money->minor : 0; }

}  // namespace

Result<void> checkPlan(const std::vector<ReturnLine>& lines, const Money& shippingRefundable, const Money& extraRefundable,
                       const RefundPlan& plan) {
    const Currency currency = shippingRefundable.currency;
    for (std::size_t i = 0; i < plan.lines.size(); ++i) {
        const RefundLine& wanted = plan.lines[i];
        for (std::size_t j = 0; j < i; ++j)
            if (plan.lines[j].line == wanted.line) return Error(Failure::lineBusy, "twice in one plan", wanted.line.value);
        const ReturnLine* line = nullptr;
        for (const ReturnLine& l : lines)
            if (l.line == wanted.line) line = &l;
        if (auto checked = checkLine(line, wanted, currency); !checked) return checked;
    }
    for (const auto& [extra, name] : {std::pair{&plan.shipping, shippingLine}, std::pair{&plan.returnShipping, returnShippingLine},
                                      std::pair{&plan.goodwill, goodwillLine}, std::pair{&plan.withheld, withheldLine}})
        if (auto checked = checkExtra(*extra, currency, name); !checked) return checked;
    if (minorOf(plan.shipping) > shippingRefundable.minor) return above(shippingRefundable, shippingLine);
    if (minorOf(plan.returnShipping) + minorOf(plan.goodwill) > extraRefundable.minor)
        return above(extraRefundable, goodwillLine);
    if (plan.withheld && plan.withheldReason.empty()) return Error(Failure::unknownReason, "withheld without a reason");
    if (!totalOf(plan, currency).isPositive()) return Error(Failure::nothingToPay, "refund");
    return {};
}

Result<void> checkPlan(const Return& r, const RefundPlan& plan) {
    return checkPlan(r.lines, r.shippingRefundable, r.extraRefundable, plan);
}

std::optional<Error> whyNoDeduction(const Return& r, const std::vector<Finding>& findings) {
    if (r.ground != Ground::withdrawal) return std::nullopt;
    const bool isWorn = std::any_of(findings.begin(), findings.end(), [](const Finding& f) { return f.condition != Condition::asNew; });
    return isWorn ? std::nullopt : std::optional(Error(Failure::deductionNotInspected, "withdrawal"));
}

Result<void> checkDeduction(const Return& r, const RefundPlan& plan, const std::vector<Finding>& findings) {
    if (!plan.withheld || r.ground != Ground::withdrawal) return {};
    if (plan.withheldReason != diminishedValue) return Error(Failure::onlyDiminishedValue, "withdrawal");
    if (const auto why = whyNoDeduction(r, findings)) return *why;
    return {};
}

std::vector<ReasonWords> allowedReasons(Ground ground, std::vector<ReasonWords> listed) {
    if (ground == Ground::withdrawal) std::erase_if(listed, [](const ReasonWords& reason) { return reason.code != diminishedValue; });
    return listed;
}

bool paysLessThanDue(const Return& r, const RefundPlan& plan) {
    if (r.ground != Ground::withdrawal || plan.lines.empty()) return false;
    const auto isLess = [&](const RefundLine& paid) {
        const ReturnLine* line = r.findLine(paid.line);
        return line && paid.amount.minor < line->refundable.minor;
    };
    return minorOf(plan.shipping) < r.shippingRefundable.minor || std::any_of(plan.lines.begin(), plan.lines.end(), isLess);
}

RefundPlan fullRefund(const Return& r) {
    RefundPlan plan;
    for (const ReturnLine& line : r.lines)
        if (line.refundable.isPositive()) plan.lines.push_back({line.line, line.quantity, line.refundable});
    const bool withShipping = r.ground == Ground::withdrawal || !r.shipped;
    if (withShipping && r.shippingRefundable.isPositive()) plan.shipping = r.shippingRefundable;
    return plan;
}

std::vector<MoneyLine> moneyLines(const RefundPlan& plan) {
    std::vector<MoneyLine> lines;
    for (const RefundLine& line : plan.lines) lines.push_back({line.line.value, line.quantity, line.amount});
    const auto add = [&](const std::optional<Money>& money, std::string_view name, int sign) {
        if (money) lines.push_back({std::string(name), 0, {sign * money->minor, money->currency}});
    };
    add(plan.shipping, shippingLine, 1);
    add(plan.returnShipping, returnShippingLine, 1);
    add(plan.goodwill, goodwillLine, 1);
    add(plan.withheld, withheldLine, -1);
    return lines;
}

Money totalOf(const RefundPlan& plan, Currency currency) {
    Money total{0, currency};
    for (const MoneyLine& line : moneyLines(plan)) total.minor += line.amount.minor;
    return total;
}

}  // namespace resodesk
