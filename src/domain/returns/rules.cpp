// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/rules.h"

#include <algorithm>

#include "domain/accounts/account_fields.h"
#include "domain/returns/refund.h"

namespace resodesk {

namespace {

constexpr std::size_t longestNote = 2'000;   // characters the open channel accepts in a note
constexpr std::size_t longestText = 10'000;  // and in a message

std::size_t charactersIn(std::string_view utf8) {
    return std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

bool isBlank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// Another action about this return that is on its way, or has happened without the fact showing it yet.
const LiveAction* conflicting(const Return& r, const std::vector<LiveAction>& live,
                              std::initializer_list<ActionKind> kinds) {
    for (const LiveAction& action : live) {
        const bool isOpen = isLive(action.state) && action.state != ActionState::accepted;
        const bool isUnseen = (action.state == ActionState::accepted || action.state == ActionState::confirmed) &&
                              action.baseline == r.revision;
        if ((isOpen || isUnseen) && std::find(kinds.begin(), kinds.end(), action.kind) != kinds.end()) return &action;
    }
    return nullptr;
}

Error alreadyUnderWay(const LiveAction& action) {
    return Error(Failure::liveAction, std::string(toText(action.kind)), std::to_string(action.id.value));
}

Fields seenOf(const Return& r) {
    Fields seen;
    seen.set("buyer", r.buyerName);
    seen.set("item", r.lines.empty() ? std::string{} : r.lines.front().title);
    seen.set("price", plainAmount(r.price));
    seen.set("currency", std::string(r.price.currency.code()));
    seen.set("refunds", refundIds(r.refunds));
    return seen;
}

Command commandFor(const Return& r, ActionKind kind) {
    Command command;
    command.kind = kind;
    command.target = r.key().object();
    command.order = r.order;
    command.baseline = r.revision;
    command.seen = seenOf(r);
    command.deadline = r.deadline;
    return command;
}

}  // namespace

Result<void> checkNote(const std::string& note) {
    if (charactersIn(note) > longestNote)
        return Error(Failure::textTooLong, "note", std::to_string(longestNote));
    return {};
}

std::string refundIds(const std::vector<Refund>& refunds) {
    std::string ids;
    for (const Refund& refund : refunds) ids += refund.id.value + '\n';
    return ids;
}

std::string moneySeen(const Return& r, bool withShipping) {
    std::string text = std::string(r.price.currency.code());
    for (const ReturnLine& line : r.lines) text += ' ' + line.line.value + ':' + plainAmount(line.refundable);
    // The shipping is the order's: another return of it may be refunded first without touching what this one pays.
    if (withShipping) text += " shipping:" + plainAmount(r.shippingRefundable);
    return text + " refunded:" + plainAmount(r.refunded());
}

Result<Command> authorize(const Return& r, const Authorization& how, const std::vector<LiveAction>& live) {
    if (const LiveAction* other = conflicting(r, live, {ActionKind::authorize, ActionKind::close}))
        return alreadyUnderWay(*other);
    if (r.state != ReturnState::requested) return Error(Failure::notWaitingForAnswer, "authorize", r.id.value);
    if (!isPossible(r.possible, Operation::authorize))
        return Error(Failure::notOfferedNow, "authorize", whyNot(r.possible, Operation::authorize));
    if (how.rma == RmaMode::own && how.ownRma.empty()) return Error(Failure::badRma, "own RMA is empty");
    if (how.address.street.empty()) return Error(Failure::unknownAddress, "no return address");
    // Seed 001: the label the marketplace makes carries the default address.
    if (how.label == LabelMode::marketplace && how.unpaid == LabelMaker::marketplace && !how.address.isDefault)
        return Error(Failure::marketLabelNeedsDefault, "", how.address.label);
    if (how.label == LabelMode::own && how.ownLabel.sha256.empty()) return Error(Failure::badLabel, "no label file");
    if (auto checked = checkNote(how.note); !checked) return checked.error();

    Command command = commandFor(r, ActionKind::authorize);
    command.request.set("rma.mode", std::string(toText(how.rma))).set("label.mode", std::string(toText(how.label)));
    if (how.rma == RmaMode::own) command.request.set("rma.number", how.ownRma);
    if (how.label == LabelMode::own)
        command.request.set("label.sha256", how.ownLabel.sha256)
            .set("label.type", how.ownLabel.mediaType)
            .set("label.name", how.ownLabel.fileName);
    for (const auto& [key, value] : toFields(how.address)) command.request.set("address." + key, value);
    command.request.setIfAny("note", how.note);
    return command;
}

Result<Command> close(const Return& r, const Closing& how, const std::vector<LiveAction>& live) {
    if (const LiveAction* other = conflicting(r, live, {ActionKind::authorize, ActionKind::close}))
        return alreadyUnderWay(*other);
    if (r.state == ReturnState::closed) return Error(Failure::alreadyClosed, "close", r.id.value);
    if (!isPossible(r.possible, Operation::close))
        return Error(Failure::notOfferedNow, "close", whyNot(r.possible, Operation::close));
    if (how.reason.empty()) return Error(Failure::unknownReason, "close without a reason");
    if (auto checked = checkNote(how.note); !checked) return checked.error();

    Command command = commandFor(r, ActionKind::close);
    command.request.set("reason", how.reason).setIfAny("note", how.note);
    return command;
}

Result<Command> refund(const Return& r, const RefundPlan& plan, const std::vector<LiveAction>& live, const std::vector<Finding>& findings) {
    if (const LiveAction* other = conflicting(r, live, {ActionKind::refund, ActionKind::cancelOrder}))
        return alreadyUnderWay(*other);
    const Operation operation = r.shipped ? Operation::refund : Operation::cancel;
    if (!isPossible(r.possible, operation)) {
        if (r.refundable().minor == 0) return Error(Failure::alreadyRefunded, "refund", plainAmount(r.refunded()));
        return Error(Failure::notOfferedNow, "refund", whyNot(r.possible, operation));
    }
    if (plan.reason.empty()) return Error(Failure::unknownReason, "refund without a reason");
    if (auto checked = checkNote(plan.note); !checked) return checked.error();
    if (auto checked = checkPlan(r, plan); !checked) return checked.error();
    if (auto checked = checkDeduction(r, plan, findings); !checked) return checked.error();

    Command command = commandFor(r, r.shipped ? ActionKind::refund : ActionKind::cancelOrder);
    command.money = moneyLines(plan);
    command.seen.set("money", moneySeen(r, command.paysShipping()));
    command.request.set("reason", plan.reason).setIfAny("note", plan.note);
    if (plan.keepItem) {
        command.request.set("keep_item", "yes");
        command.seen.set("state", std::string(toText(r.state)));  // a buyer who was told to send it back meanwhile keeps nothing
    }
    if (plan.withheld) command.request.set("withheld.reason", plan.withheldReason);
    return command;
}

Result<Command> contact(const ObjectKey& about, const OrderId& order, const std::string& buyerName,
                        const std::string& text) {
    if (isBlank(text)) return Error(Failure::emptyText, "message");
    if (charactersIn(text) > longestText) return Error(Failure::textTooLong, "message", std::to_string(longestText));
    Command command;
    command.kind = ActionKind::message;
    command.target = about;
    command.order = order;
    command.request.set("text", text);
    command.seen.set("buyer", buyerName);
    return command;
}

Result<void> inspect(const Return& r, const BenchMarks& before, const Finding& finding) {
    const ReturnLine* line = r.findLine(finding.line);
    if (!line) return Error(Failure::unknownLine, "inspect", finding.line.value);
    if (finding.quantity < 1) return Error(Failure::badNumber, "quantity", std::to_string(finding.quantity));
    int already = 0;
    for (const Finding& f : before.findings)
        if (f.line == finding.line) already += f.quantity;
    if (already + finding.quantity > line->quantity)
        return Error(Failure::moreThanReturned, "inspect", std::to_string(line->quantity - already));
    return {};
}

bool isInspected(const Return& r, const BenchMarks& marks) {
    if (marks.findings.empty()) return false;
    return std::all_of(r.lines.begin(), r.lines.end(), [&](const ReturnLine& line) {
        int seen = 0;
        for (const Finding& f : marks.findings)
            if (f.line == line.line) seen += f.quantity;
        return seen >= line.quantity;
    });
}

}  // namespace resodesk
