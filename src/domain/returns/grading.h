// SPDX-License-Identifier: GPL-3.0-or-later
// What the grades of the bench are worth: the seller's policy table, and the refund it proposes.

#pragma once

#include <string>
#include <vector>

#include "domain/returns/choices.h"
#include "domain/returns/inspection.h"
#include "domain/returns/return.h"

namespace resodesk {

/// One row of the table: what is paid for pieces in this condition.
struct GradeRule {
    Condition condition = Condition::asNew;
    /// Code of the buyer's reason, or the name of a ground ("withdrawal", "defect", "other"); empty: any.
    std::string reason;
    int percent = 100;           ///< of the price of the pieces
    bool paysShipping = false;   ///< the outbound shipping, too
    std::string withholdReason;  ///< marketplace's code for what is taken off; needed between 1 and 99 percent
    bool operator==(const GradeRule&) const = default;
};
using GradePolicy = std::vector<GradeRule>;

/// The rule for this condition: of the reason, else of the ground, else of any. None: the table does not say.
const GradeRule* ruleFor(const GradePolicy& policy, Condition condition, const Return& r);

/// The table that the program comes with, until the seller makes one.
GradePolicy usualGrades();

/// One rule, beside those before it. badNumber: a percentage beyond 0 to 100; noWithholdReason: a deduction without a reason; sameRule.
Result<void> checkRule(const GradePolicy& policy, std::size_t index);
/// Every rule; noGrades where there is none.
Result<void> check(const GradePolicy& policy);

/// What the table proposes for these findings, within what can still be refunded: pieces that are not noted are not paid; what a grade
/// takes off is withheld, rounded in the buyer's favour; on withdrawal the outbound shipping is paid, the reason is diminished value, and nothing
/// is taken off for goods as new. A plan without lines proposes to pay nothing.
RefundPlan proposeRefund(const Return& r, const std::vector<Finding>& findings, const GradePolicy& policy);

}  // namespace resodesk
