// SPDX-License-Identifier: GPL-3.0-or-later
// What may be done with a return, and the command that does it. Pure: facts, choice and time in, command or refusal out.

#pragma once

#include "domain/messages/message.h"
#include "domain/orders/order.h"
#include "domain/outbox/action.h"
#include "domain/returns/choices.h"
#include "domain/returns/inspection.h"
#include "domain/returns/return.h"

namespace resodesk {

/// Request fields: rma.mode, rma.number, address.*, label.mode, label.sha256/.type/.name, note.
/// Refused: not waiting for an answer, another action under way, marketplace's label with another than the default address.
Result<Command> authorize(const Return& r, const Authorization& how, const std::vector<LiveAction>& live);

/// "No refund will be paid." Request fields: reason, note. A return may also be closed after inspection.
Result<Command> close(const Return& r, const Closing& how, const std::vector<LiveAction>& live);

/// Request fields: reason, note, keep_item, withheld.reason; amounts are in Command::money.
/// Where the shipment was never confirmed the command is a cancellation of the order instead. `findings`: of the bench, see checkDeduction.
Result<Command> refund(const Return& r, const RefundPlan& plan, const std::vector<LiveAction>& live, const std::vector<Finding>& findings = {});

/// Request fields: text, about. `about` is the return or lost parcel it is written from.
Result<Command> contact(const ObjectKey& about, const OrderId& order, const std::string& buyerName,
                        const std::string& text);

/// Everything that is refundable now: what "full" means. On withdrawal with the outbound shipping, else without.
RefundPlan fullRefund(const Return& r);

/// The lines a plan pays, in canonical order; the plan is not checked.
std::vector<MoneyLine> moneyLines(const RefundPlan& plan);
/// What the buyer gets: lines and extras, withheld taken off. Nothing paid = 0 of `currency`.
Money totalOf(const RefundPlan& plan, Currency currency);

/// A finding may be noted when the line exists, and no more pieces than were sent back: in any state, for the parcel is here.
Result<void> inspect(const Return& r, const BenchMarks& before, const Finding& finding);
/// Every piece of every line has a finding.
bool isInspected(const Return& r, const BenchMarks& marks);

/// The refunds that stood there when the seller decided: a read tells a new one from them.
std::string refundIds(const std::vector<Refund>& refunds);
/// What the seller saw of the money when deciding; a later read that gives another text stops the refund.
std::string moneySeen(const Return& r, bool withShipping);

/// A note to the buyer: textTooLong.
Result<void> checkNote(const std::string& note);

}  // namespace resodesk
