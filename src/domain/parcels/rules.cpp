// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/parcels/rules.h"

#include <algorithm>

#include "domain/returns/refund.h"
#include "domain/returns/rules.h"

namespace resodesk {

namespace {

std::string replacementIds(const std::vector<Replacement>& replacements) {
    std::string ids;
    for (const Replacement& replacement : replacements) ids += replacement.id + '\n';
    return ids;
}

Command commandFor(const LostParcel& parcel, ActionKind kind) {
    Command command;
    command.kind = kind;
    command.target = parcel.key().object();
    command.order = parcel.order;
    command.baseline = parcel.revision;
    command.seen.set("buyer", parcel.buyerName)
        .set("item", parcel.lines.empty() ? std::string{} : parcel.lines.front().title)
        .set("price", plainAmount(parcel.price))
        .set("currency", std::string(parcel.price.currency.code()))
        .set("refunds", refundIds(parcel.refunds))
        .setIfAny("replacements", replacementIds(parcel.replacements));
    command.deadline = parcel.deadline;
    return command;
}

Result<void> checkFree(const LostParcel& parcel, Operation operation, ActionKind kind,
                       const std::vector<LiveAction>& live) {
    for (const LiveAction& action : live) {
        if (action.kind == ActionKind::message) continue;
        const bool isUnderWay = isLive(action.state) && action.state != ActionState::accepted;
        const bool isUnseen = (action.state == ActionState::accepted || action.state == ActionState::confirmed) && action.baseline == parcel.revision;
        // A case is refunded, sent again or closed, one after the other.
        if (isUnderWay || (isUnseen && (action.kind == kind || (paysMoney(action.kind) && paysMoney(kind)))))
            return Error(Failure::liveAction, std::string(toText(action.kind)), std::to_string(action.id.value));
    }
    if (parcel.state == ParcelState::closed && operation == Operation::close)
        return Error(Failure::alreadyClosed, "close", parcel.id.value);
    if (!isPossible(parcel.possible, operation))
        return Error(Failure::notOfferedNow, std::string(toText(operation)), whyNot(parcel.possible, operation));
    return {};
}

}  // namespace

std::string moneySeen(const LostParcel& parcel, bool withShipping) {
    std::string text = std::string(parcel.price.currency.code());
    for (const ReturnLine& line : parcel.lines) text += ' ' + line.line.value + ':' + plainAmount(line.refundable);
    if (withShipping) text += " shipping:" + plainAmount(parcel.shippingRefundable);
    return text + " refunds:" + std::to_string(parcel.refunds.size());
}

Result<Command> refund(const LostParcel& parcel, const RefundPlan& plan, const std::vector<LiveAction>& live) {
    if (auto free = checkFree(parcel, Operation::refund, ActionKind::refundParcel, live); !free) return free.error();
    if (plan.reason.empty()) return Error(Failure::unknownReason, "refund without a reason");
    if (auto checked = checkNote(plan.note); !checked) return checked.error();
    const Money noExtra{0, parcel.shippingRefundable.currency};
    if (auto checked = checkPlan(parcel.lines, parcel.shippingRefundable, noExtra, plan); !checked) return checked.error();
    Command command = commandFor(parcel, ActionKind::refundParcel);
    command.money = moneyLines(plan);
    command.seen.set("money", moneySeen(parcel, command.paysShipping()));
    command.request.set("reason", plan.reason).setIfAny("note", plan.note);
    return command;
}

Result<Command> close(const LostParcel& parcel, const Closing& how, const std::vector<LiveAction>& live) {
    if (auto free = checkFree(parcel, Operation::close, ActionKind::closeParcel, live); !free) return free.error();
    if (how.reason.empty()) return Error(Failure::unknownReason, "close without a reason");
    if (auto checked = checkNote(how.note); !checked) return checked.error();
    Command command = commandFor(parcel, ActionKind::closeParcel);
    command.request.set("reason", how.reason).setIfAny("note", how.note);
    return command;
}

Result<Command> replace(const LostParcel& parcel, const std::string& note, const std::vector<LiveAction>& live) {
    if (auto free = checkFree(parcel, Operation::replace, ActionKind::replaceParcel, live); !free) return free.error();
    if (auto checked = checkNote(note); !checked) return checked.error();
    Command command = commandFor(parcel, ActionKind::replaceParcel);
    for (const ReturnLine& line : parcel.lines) {
        if (line.refundable < line.price) return Error(Failure::notOfferedNow, "replace", "already_refunded");
        command.money.push_back({line.line.value, line.quantity, line.price});
    }
    command.seen.set("money", moneySeen(parcel, false));
    command.request.setIfAny("note", note);
    return command;
}

RefundPlan fullRefund(const LostParcel& parcel) {
    RefundPlan plan;
    for (const ReturnLine& line : parcel.lines)
        if (line.refundable.isPositive()) plan.lines.push_back({line.line, line.quantity, line.refundable});
    if (parcel.shippingRefundable.isPositive()) plan.shipping = parcel.shippingRefundable;
    return plan;
}

}  // namespace resodesk
