// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens/returns/refund_form.h"

#include "domain/returns/refund.h"
#include "domain/returns/refund_guards.h"
#include "domain/returns/rules.h"

namespace resodesk::screens {

RefundForm::RefundForm(const app::ReturnDetail& detail)
    : fact_(detail.fact), findings_(detail.marks.findings), earlier_(earlierRefunds(detail.fact, detail.actions)),
      outboundShipping_(detail.order ? detail.order->shippingPrice : detail.fact.shippingRefundable),
      hasArrived_(detail.fact.arrivedAt || detail.marks.receivedAt || !detail.fact.shipped) {
    const RefundPlan full = fullRefund(fact_);
    for (const ReturnLine& line : fact_.lines) {
        Line one{line.line, line.title, line.quantity, line.refundable, std::nullopt};
        for (const RefundLine& paid : full.lines)
            if (paid.line == line.line) one.amount = paid.amount;
        lines.push_back(std::move(one));
    }
    shipping = full.shipping;
}

RefundPlan RefundForm::plan() const {
    RefundPlan plan;
    for (const Line& line : lines)
        if (line.amount && line.amount->minor != 0) plan.lines.push_back({line.line, line.quantity, *line.amount});
    const auto given = [](const std::optional<Money>& money) { return money && money->minor != 0 ? money : std::nullopt; };
    plan.shipping = given(shipping);
    plan.returnShipping = given(returnShipping);
    plan.goodwill = given(goodwill);
    plan.withheld = given(withheld);
    plan.withheldReason = withheldReason;
    plan.reason = reason;
    plan.note = note;
    plan.keepItem = keepsItem;
    plan.isBeyondLimit = isBeyondLimit;
    return plan;
}

Money RefundForm::total() const { return totalOf(plan(), currency()); }

std::optional<Error> RefundForm::error() const {
    if (reason.empty()) return Error(Failure::unknownReason, "refund");
    if (const auto checked = checkPlan(fact_, plan()); !checked) return checked.error();
    if (const auto checked = checkDeduction(fact_, plan(), findings_); !checked) return checked.error();
    if (const auto amount = unusual(); amount && meant != amount)
        return Error(Failure::unusualAmount, "refund", writtenMoney(*amount));
    return std::nullopt;
}

std::optional<Money> RefundForm::unusual() const { return unusualAmount(fact_, plan(), outboundShipping_); }

std::optional<Error> RefundForm::whyNoDeduction() const { return resodesk::whyNoDeduction(fact_, findings_); }

std::vector<ReasonWords> RefundForm::withholdReasons(const std::vector<ReasonWords>& listed) const { return allowedReasons(fact_.ground, listed); }

bool RefundForm::paysLessThanDue() const { return resodesk::paysLessThanDue(fact_, plan()); }

app::RefundDecision RefundForm::decision() const {
    app::RefundDecision decision;
    decision.isFull = false;
    decision.plan = plan();
    decision.thenClose = keepsItem && canCloseAfterwards();
    decision.closeReason = "keep_item";
    return decision;
}

}  // namespace resodesk::screens
