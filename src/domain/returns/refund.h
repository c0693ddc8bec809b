// SPDX-License-Identifier: GPL-3.0-or-later
// Is this refund within what can still be paid? Shared by returns and lost parcels.

#pragma once

#include "domain/returns/choices.h"
#include "domain/returns/return.h"

namespace resodesk {

/// Refused with the line, the most that can be paid and its currency in the Error's subject.
Result<void> checkPlan(const std::vector<ReturnLine>& lines, const Money& shippingRefundable,
                       const Money& extraRefundable, const RefundPlan& plan);
Result<void> checkPlan(const Return& r, const RefundPlan& plan);

}  // namespace resodesk
