// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/grading.h"

#include <algorithm>

namespace resodesk {

const GradeRule* ruleFor(const GradePolicy& policy, Condition condition, const Return& r) {
    const std::string ground(toText(r.ground));
    const GradeRule *ofGround = nullptr, *ofAny = nullptr;
    for (const GradeRule& rule : policy) {
        if (rule.condition != condition) continue;
        if (!rule.reason.empty() && rule.reason == r.reason) return &rule;
        if (rule.reason == ground) ofGround = &rule;
        if (rule.reason.empty()) ofAny = &rule;
    }
    return ofGround ? ofGround : ofAny;
}

GradePolicy usualGrades() {
    const std::string damaged = "damaged_by_buyer", incomplete = "incomplete", less(diminishedValue);
    return {{Condition::asNew, "", 100, false, ""},
            {Condition::opened, "", 100, false, ""},
            {Condition::used, "", 80, false, less},
            {Condition::used, "defect", 100, true, ""},
            {Condition::damagedByBuyer, "", 50, false, damaged},
            {Condition::damagedInTransit, "", 100, true, ""},
            {Condition::wrongItem, "", 0, false, ""},
            {Condition::incomplete, "", 80, false, incomplete},
            {Condition::emptyBox, "", 0, false, ""}};
}

Result<void> checkRule(const GradePolicy& policy, std::size_t index) {
    const GradeRule& rule = policy[index];
    const std::string where = std::string(toText(rule.condition)) + (rule.reason.empty() ? "" : ", " + rule.reason);
    if (rule.percent < 0 || rule.percent > 100) return Error(Failure::badNumber, where, std::to_string(rule.percent));
    if (rule.percent > 0 && rule.percent < 100 && rule.withholdReason.empty()) return Error(Failure::noWithholdReason, where);
    const auto isSame = [&](const GradeRule& other) { return other.condition == rule.condition && other.reason == rule.reason; };
    if (std::any_of(policy.begin(), policy.begin() + static_cast<std::ptrdiff_t>(index), isSame)) return Error(Failure::sameRule, where);
    return {};
}

Result<void> check(const GradePolicy& policy) {
    if (policy.empty()) return Error(Failure::noGrades, "grades");
    for (std::size_t i = 0; i < policy.size(); ++i)
        if (auto fits = checkRule(policy, i); !fits) return fits;
    return {};
}

RefundPlan proposeRefund(const Return& r, const std::vector<Finding>& findings, const GradePolicy& policy) {
    RefundPlan plan;
    bool paysShipping = r.ground == Ground::withdrawal;
    std::int64_t withheld = 0, largest = 0;
    for (const ReturnLine& line : r.lines) {
        int pieces = 0;
        std::int64_t off = 0;  // hundredths of a minor unit, times the line's pieces
        for (const Finding& finding : findings) {
            if (finding.line != line.line) continue;
            const GradeRule* rule = ruleFor(policy, finding.condition, r);
            const bool isDueInFull = r.ground == Ground::withdrawal && finding.condition == Condition::asNew;  // see checkDeduction
            const int percent = rule && !isDueInFull ? rule->percent : 100;
            if (rule && rule->paysShipping) paysShipping = true;
            if (percent == 0) continue;  // these pieces are not paid at all
            pieces += finding.quantity;
            const std::int64_t less = line.price.minor * (100 - percent) * finding.quantity;
            off += less;
            if (less / line.quantity > largest) {
                largest = less / line.quantity;
                plan.withheldReason = r.ground == Ground::withdrawal ? std::string(diminishedValue) : rule->withholdReason;
            }
        }
        const std::int64_t share = (line.price.minor * std::min(pieces, line.quantity) + line.quantity - 1) / line.quantity;
        const Money amount{std::min(share, line.refundable.minor), line.refundable.currency};
        if (!amount.isPositive()) continue;
        plan.lines.push_back({line.line, std::min(pieces, line.quantity), amount});
        withheld += std::min(off / (100 * line.quantity), amount.minor);
    }
    if (plan.lines.empty()) return {};
    if (paysShipping && r.shippingRefundable.isPositive()) plan.shipping = r.shippingRefundable;
    if (withheld > 0)
        plan.withheld = Money{withheld, plan.lines.front().amount.currency};
    else
        plan.withheldReason.clear();
    return plan;
}

}  // namespace resodesk
