// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet of the bench without a window: what is noted, what the grades propose to pay, what is wrong with it, and all of it as
// text for when the sheet is put aside.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/bench/bench_desk.h"
#include "domain/returns/earlier_refunds.h"

namespace resodesk::screens {

/// Why a parcel should not be here, or what else to know before anything is paid.
enum class ParcelAdvice { none, notAuthorized, closed, refunded };

class InspectionForm {
 public:
    InspectionForm(const app::ReturnDetail& detail, const app::BenchSheet& sheet);

    struct Line {
        LineId line;
        std::string title;
        int left = 1;    ///< pieces that are not noted yet
        int pieces = 1;  ///< of these; 0: did not come
        std::optional<Condition> condition;
        bool isResellable = false;
        Money refundable;
        std::optional<Money> amount;  ///< none: not paid
    };
    std::vector<Line> lines;
    std::optional<Cause> cause;
    std::string note;
    std::vector<Photo> photos;
    std::optional<Money> shipping, withheld;
    std::string withheldReason, reason;
    /// The seller typed an amount: the table proposes no more.
    bool isTyped = false;
    std::optional<Money> meant;  ///< the unusual amount that the seller ticked
    bool isBeyondLimit = false;  ///< the seller's yes to more than the daily limit

    /// As new goes back on the shelf unless the seller says otherwise; the first line without a condition is next.
    void grade(std::size_t line, Condition condition);
    std::size_t nextLine() const;
    /// Sets the amounts as the table says, unless some were typed.
    void propose();

    ParcelAdvice advice() const;
    const Return& fact() const { return fact_; }
    /// What was refunded before, newest first.
    const std::vector<EarlierRefund>& earlier() const { return earlier_; }
    /// Why nothing can be paid now.
    const std::optional<Error>& whyNoRefund() const { return whyNoRefund_; }
    bool paysLessThanDue() const;
    /// See unusualAmount.
    std::optional<Money> unusual() const;
    Money total() const;
    bool hasInput() const;
    /// Empty when it can be noted as it stands: else missingChoice, or nothing came.
    std::optional<Error> inspectError() const;
    /// The same for the refund that goes with it.
    std::optional<Error> refundError() const;
    app::Inspection inspection(bool withRefund) const;

    Fields toFields() const;
    /// What stands there for lines that are gone is left out.
    void take(const Fields& parked);

 private:
    std::vector<Finding> findings() const;
    std::vector<Finding> allFindings() const;
    RefundPlan plan() const;
    Return fact_;
    std::vector<EarlierRefund> earlier_;
    std::vector<Finding> before_;  ///< findings of earlier sheets
    std::string nonce_;
    GradePolicy policy_;
    std::optional<Error> whyNoRefund_;
    Fields untouched_;
};

}  // namespace resodesk::screens
