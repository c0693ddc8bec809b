// SPDX-License-Identifier: GPL-3.0-or-later
// Is this refund within what can still be paid? Shared by returns and lost parcels.

#pragma once

#include "domain/returns/choices.h"
#include "domain/returns/inspection.h"
#include "domain/returns/return.h"

namespace resodesk {

/// Refused with the line, the most that can be paid and its currency in the Error's subject.
Result<void> checkPlan(const std::vector<ReturnLine>& lines, const Money& shippingRefundable,
                       const Money& extraRefundable, const RefundPlan& plan);
Result<void> checkPlan(const Return& r, const RefundPlan& plan);

/// On withdrawal the buyer pays for diminished value alone, and only for what handling did to the goods beyond trying them: Directive 2011/83/EU
/// art. 14(2), contracts since 13 June 2014 (art. 28). That is shown by a finding which is not "as new".
/// onlyDiminishedValue, deductionNotInspected. On any other ground the marketplace's reasons stand alone.
Result<void> checkDeduction(const Return& r, const RefundPlan& plan, const std::vector<Finding>& findings);
/// Those of a marketplace's reasons for withholding that the ground leaves.
std::vector<ReasonWords> allowedReasons(Ground ground, std::vector<ReasonWords> listed);
/// The same before anything is typed: why nothing can be withheld now.
std::optional<Error> whyNoDeduction(const Return& r, const std::vector<Finding>& findings);

/// On withdrawal, the price of what is paid for and the standard shipping are due in full (art. 13), and this plan pays less of them. Never
/// refused: one piece of several may have come back, and then less is right. A sheet says it.
bool paysLessThanDue(const Return& r, const RefundPlan& plan);

}  // namespace resodesk
