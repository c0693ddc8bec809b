// SPDX-License-Identifier: GPL-3.0-or-later
// The refund sheet without a window: what is typed, what it adds up to, what is wrong with it.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/returns/returns_desk.h"
#include "domain/returns/earlier_refunds.h"

namespace resodesk::screens {

class RefundForm {
 public:
    explicit RefundForm(const app::ReturnDetail& detail);

    struct Line {
        LineId line;
        std::string title;
        int quantity = 1;
        Money refundable;
        std::optional<Money> amount;  ///< none: not paid
    };
    std::vector<Line> lines;
    std::optional<Money> shipping, returnShipping, goodwill, withheld;
    std::string withheldReason, reason, note;
    bool keepsItem = false;
    std::optional<Money> meant;   ///< the unusual amount that the seller ticked
    bool isBeyondLimit = false;   ///< the seller's yes to more than the daily limit

    /// An amount that is hardly meant, see unusualAmount: it needs its own yes.
    std::optional<Money> unusual() const;
    /// Why nothing can be withheld now.
    std::optional<Error> whyNoDeduction() const;
    /// Those of the marketplace's list that the ground allows.
    std::vector<ReasonWords> withholdReasons(const std::vector<ReasonWords>& listed) const;
    /// On withdrawal: less than what is due for the lines that are paid. Said, not refused.
    bool paysLessThanDue() const;

    Currency currency() const { return fact_.price.currency; }
    Money mostShipping() const { return fact_.shippingRefundable; }
    Money mostExtra() const { return fact_.extraRefundable; }
    bool isCancellation() const { return !fact_.shipped; }
    bool hasArrived() const { return hasArrived_; }
    bool canCloseAfterwards() const { return fact_.shipped && fact_.state == ReturnState::requested; }
    /// What was refunded before, newest first, and what is left of price and shipping.
    const std::vector<EarlierRefund>& earlier() const { return earlier_; }
    Money left() const { return leftToRefund(fact_); }
    const std::string& buyer() const { return fact_.buyerName; }

    RefundPlan plan() const;
    Money total() const;
    /// Why it cannot be paid as it stands; what is typed stays.
    std::optional<Error> error() const;
    app::RefundDecision decision() const;

 private:
    Return fact_;
    std::vector<Finding> findings_;
    std::vector<EarlierRefund> earlier_;
    Money outboundShipping_;
    bool hasArrived_;
};

}  // namespace resodesk::screens
