// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/outbox/again.h"

#include "domain/accounts/account_fields.h"
#include "domain/parcels/rules.h"
#include "domain/returns/rules.h"

namespace resodesk {

namespace {

RefundPlan planOf(const Command& c) {
    RefundPlan plan;
    plan.reason = c.request.get("reason");
    plan.note = c.request.get("note");
    plan.keepItem = c.request.get("keep_item") == "yes";
    plan.withheldReason = c.request.get("withheld.reason");
    for (const MoneyLine& line : c.money) {
        if (line.line == shippingLine)
            plan.shipping = line.amount;
        else if (line.line == returnShippingLine)
            plan.returnShipping = line.amount;
        else if (line.line == goodwillLine)
            plan.goodwill = line.amount;
        else if (line.line == withheldLine)
            plan.withheld = Money{-line.amount.minor, line.amount.currency};
        else
            plan.lines.push_back({{line.line}, line.quantity, line.amount});
    }
    return plan;
}

}  // namespace

Authorization authorizationIn(const Command& c) {
    Authorization how;
    how.rma = fromText<RmaMode>(c.request.get("rma.mode")).value_or(RmaMode::marketplace);
    how.ownRma = c.request.get("rma.number");
    how.label = fromText<LabelMode>(c.request.get("label.mode")).value_or(LabelMode::marketplace);
    how.ownLabel = {c.request.get("label.sha256"), c.request.get("label.type"), c.request.get("label.name")};
    how.note = c.request.get("note");
    constexpr std::string_view prefix = "address.";
    Fields address;
    for (const auto& [key, value] : c.request)
        if (key.starts_with(prefix)) address.set(key.substr(prefix.size()), value);
    how.address = addressFrom(address);
    return how;
}

namespace {

Error notOffered(const Command& c) { return Error(Failure::notOfferedNow, "again: " + std::string(toText(c.kind))); }

}  // namespace

Result<Command> again(const Command& failed, const Return& fact, const std::vector<LiveAction>& live, const std::vector<Finding>& findings) {
    switch (failed.kind) {
        case ActionKind::authorize: return authorize(fact, authorizationIn(failed), live);
        case ActionKind::close: return close(fact, {failed.request.get("reason"), failed.request.get("note")}, live);
        case ActionKind::refund:
        case ActionKind::cancelOrder: return refund(fact, planOf(failed), live, findings);
        case ActionKind::message: return contact(failed.target, failed.order, fact.buyerName, failed.request.get("text"));
        default: return notOffered(failed);
    }
}

Result<Command> again(const Command& failed, const LostParcel& fact, const std::vector<LiveAction>& live) {
    switch (failed.kind) {
        case ActionKind::refundParcel: return refund(fact, planOf(failed), live);
        case ActionKind::replaceParcel: return replace(fact, failed.request.get("note"), live);
        case ActionKind::closeParcel: return close(fact, {failed.request.get("reason"), failed.request.get("note")}, live);
        case ActionKind::message: return contact(failed.target, failed.order, fact.buyerName, failed.request.get("text"));
        default: return notOffered(failed);
    }
}

Result<Command> again(const Command& failed, const Conversation& fact, const std::vector<LiveAction>& live) {
    if (failed.kind == ActionKind::message) return reply(fact, failed.request.get("text"));
    return failed.kind == ActionKind::noAnswerNeeded ? noAnswerNeeded(fact, live) : notOffered(failed);
}

}  // namespace resodesk
