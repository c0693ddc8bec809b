// SPDX-License-Identifier: GPL-3.0-or-later
// What may be done with a lost-parcel case. Pure.

#pragma once

#include "domain/outbox/action.h"
#include "domain/parcels/parcel.h"
#include "domain/returns/choices.h"

namespace resodesk {

/// As for a return, without extras beside the outbound shipping.
Result<Command> refund(const LostParcel& parcel, const RefundPlan& plan, const std::vector<LiveAction>& live);
/// All lines again in a new parcel, while nothing was paid back for them. The ledger counts it as their full price, so that
/// they are never both replaced and refunded, through whatever object.
Result<Command> replace(const LostParcel& parcel, const std::string& note, const std::vector<LiveAction>& live);
Result<Command> close(const LostParcel& parcel, const Closing& how, const std::vector<LiveAction>& live);
/// Everything that is refundable now, the outbound shipping included: the buyer got nothing.
RefundPlan fullRefund(const LostParcel& parcel);
std::string moneySeen(const LostParcel& parcel, bool withShipping);

}  // namespace resodesk
