// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens/bench/inspection_form.h"

#include <algorithm>
#include <cstdlib>

#include "domain/returns/refund.h"
#include "domain/returns/refund_guards.h"
#include "domain/returns/rules.h"

namespace resodesk::screens {

namespace {

/// The reason of the refund that fits the ground, where the marketplace's list has it.
std::string usualReason(const std::vector<ReasonWords>& reasons, Ground ground) {
    for (const std::string& code : {std::string(ground == Ground::defect ? "defective" : "returned"), std::string("returned")})
        for (const ReasonWords& reason : reasons)
            if (reason.code == code) return code;
    return {};
}

std::string asText(const std::optional<Money>& money) { return money ? plainAmount(*money) : std::string(); }

}  // namespace

InspectionForm::InspectionForm(const app::ReturnDetail& detail, const app::BenchSheet& sheet)
    : fact_(detail.fact), earlier_(earlierRefunds(detail.fact, detail.actions)), before_(detail.marks.findings), nonce_(sheet.nonce), policy_(sheet.policy) {
    for (const ReturnLine& line : fact_.lines) {
        int left = line.quantity;
        for (const Finding& finding : detail.marks.findings)
            if (finding.line == line.line) left -= finding.quantity;
        if (left <= 0) continue;
        lines.push_back({line.line, line.title, left, left, {}, false, line.refundable, {}});
    }
    for (const app::Offer& offer : detail.offers)
        if (offer.operation == Operation::refund || offer.operation == Operation::cancel) whyNoRefund_ = offer.refusal;
    reason = usualReason(sheet.reasons, fact_.ground);
    untouched_ = toFields();
    if (sheet.parked) take(*sheet.parked);
}

void InspectionForm::grade(std::size_t line, Condition condition) {
    lines[line].condition = condition;
    lines[line].isResellable = condition == Condition::asNew;
    propose();
}

std::size_t InspectionForm::nextLine() const {
    const auto open = std::find_if(lines.begin(), lines.end(), [](const Line& line) { return line.pieces > 0 && !line.condition; });
    return static_cast<std::size_t>(open - lines.begin());
}

std::vector<Finding> InspectionForm::findings() const {
    std::vector<Finding> findings;
    for (const Line& line : lines)
        if (line.pieces > 0 && line.condition)
            findings.push_back({line.line, line.pieces, *line.condition, line.isResellable, note, {}, cause});
    return findings;
}

void InspectionForm::propose() {
    if (isTyped || whyNoRefund_) return;
    const RefundPlan proposed = proposeRefund(fact_, findings(), policy_);
    for (Line& line : lines) {
        line.amount.reset();
        for (const RefundLine& paid : proposed.lines)
            if (paid.line == line.line) line.amount = paid.amount;
    }
    shipping = proposed.shipping;
    withheld = proposed.withheld;
    withheldReason = proposed.withheldReason;
}

ParcelAdvice InspectionForm::advice() const {
    switch (fact_.state) {
        case ReturnState::requested: return ParcelAdvice::notAuthorized;
        case ReturnState::closed: return ParcelAdvice::closed;
        case ReturnState::refunded: return ParcelAdvice::refunded;
        case ReturnState::authorized:
        case ReturnState::inTransit:
        case ReturnState::received: break;
    }
    return ParcelAdvice::none;
}

RefundPlan InspectionForm::plan() const {
    RefundPlan plan;
    for (const Line& line : lines)
        if (line.amount && line.amount->minor != 0) plan.lines.push_back({line.line, std::max(line.pieces, 1), *line.amount});
    if (shipping && shipping->minor != 0) plan.shipping = shipping;
    if (withheld && withheld->minor != 0) plan.withheld = withheld;
    if (plan.withheld) plan.withheldReason = withheldReason;
    plan.reason = reason;
    plan.isBeyondLimit = isBeyondLimit;
    return plan;
}

Money InspectionForm::total() const { return totalOf(plan(), fact_.price.currency); }

bool InspectionForm::hasInput() const { return toFields() != untouched_; }

std::optional<Error> InspectionForm::inspectError() const {
    int noted = 0;
    for (const Line& line : lines) {
        if (line.pieces == 0) continue;
        if (!line.condition) return Error(Failure::missingChoice, "condition", line.title);
        noted += line.pieces;
    }
    if (noted == 0) return Error(Failure::missingChoice, "pieces");
    return std::nullopt;
}

std::optional<Error> InspectionForm::refundError() const {
    if (const auto wrong = inspectError()) return wrong;
    if (whyNoRefund_) return whyNoRefund_;
    if (reason.empty()) return Error(Failure::unknownReason, "refund");
    if (const auto checked = checkPlan(fact_, plan()); !checked) return checked.error();
    if (const auto checked = checkDeduction(fact_, plan(), allFindings()); !checked) return checked.error();
    if (const auto amount = unusual(); amount && meant != amount)
        return Error(Failure::unusualAmount, "refund", writtenMoney(*amount));
    return std::nullopt;
}

std::optional<Money> InspectionForm::unusual() const { return unusualAmount(fact_, plan(), fact_.shippingRefundable); }

std::vector<Finding> InspectionForm::allFindings() const {
    std::vector<Finding> all = before_;
    for (Finding& finding : findings()) all.push_back(std::move(finding));
    return all;
}

bool InspectionForm::paysLessThanDue() const { return resodesk::paysLessThanDue(fact_, plan()); }

app::Inspection InspectionForm::inspection(bool withRefund) const {
    app::Inspection inspection{nonce_, findings(), photos, {}};
    if (withRefund) {
        inspection.refund.emplace();
        inspection.refund->isFull = false;
        inspection.refund->plan = plan();
    }
    return inspection;
}

Fields InspectionForm::toFields() const {
    Fields fields;
    for (const Line& line : lines) {
        const std::string key = "line." + std::to_string(&line - lines.data()) + ".";
        fields.set(key + "id", line.line.value).set(key + "pieces", std::to_string(line.pieces));
        if (line.condition) fields.set(key + "condition", std::string(toText(*line.condition)));
        if (line.isResellable) fields.set(key + "resellable", "yes");
        fields.setIfAny(key + "amount", asText(line.amount));
    }
    if (cause) fields.set("cause", std::string(toText(*cause)));
    fields.setIfAny("note", note).setIfAny("shipping", asText(shipping)).setIfAny("withheld", asText(withheld));
    fields.setIfAny("withheld.reason", withheldReason).setIfAny("reason", reason);
    if (isTyped) fields.set("typed", "yes");
    for (const Photo& photo : photos) {
        const std::string key = "photo." + std::to_string(&photo - photos.data()) + ".";
        fields.set(key + "sha256", photo.sha256).set(key + "type", photo.mediaType).set(key + "name", photo.fileName);
        fields.set(key + "at", std::to_string(toMillis(photo.at)));
    }
    return fields;
}

void InspectionForm::take(const Fields& parked) {
    const auto money = [&](const std::string& key) -> std::optional<Money> {
        const auto amount = parsePlainAmount(parked.get(key), fact_.price.currency);
        if (!amount) return std::nullopt;
        return *amount;
    };
    for (std::size_t i = 0;; ++i) {
        const std::string key = "line." + std::to_string(i) + ".";
        const auto id = parked.find(key + "id");
        if (!id) break;
        const auto line = std::find_if(lines.begin(), lines.end(), [&](const Line& l) { return l.line.value == *id; });
        if (line == lines.end()) continue;
        line->pieces = std::clamp(std::atoi(parked.get(key + "pieces").c_str()), 0, line->left);
        line->condition = fromText<Condition>(parked.get(key + "condition"));
        line->isResellable = parked.get(key + "resellable") == "yes";
        line->amount = money(key + "amount");
    }
    cause = fromText<Cause>(parked.get("cause"));
    note = parked.get("note");
    shipping = money("shipping");
    withheld = money("withheld");
    withheldReason = parked.get("withheld.reason");
    reason = parked.get("reason");
    isTyped = parked.get("typed") == "yes";
    for (std::size_t i = 0;; ++i) {
        const std::string key = "photo." + std::to_string(i) + ".";
        const auto sha256 = parked.find(key + "sha256");
        if (!sha256) break;
        photos.push_back({*sha256, parked.get(key + "type"), parked.get(key + "name"), fromMillis(std::atoll(parked.get(key + "at").c_str()))});
    }
}

}  // namespace resodesk::screens
