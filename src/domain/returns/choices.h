// SPDX-License-Identifier: GPL-3.0-or-later
// What the seller chooses in the sheets, before a rule turns it into a command.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/accounts/account.h"
#include "domain/money.h"
#include "domain/outbox/command.h"

namespace resodesk {

/// An own label: the file's bytes are kept in the ledger under their SHA-256.
struct OwnLabel {
    std::string sha256;
    std::string mediaType;  ///< application/pdf, image/png, image/jpeg
    std::string fileName;
    bool operator==(const OwnLabel&) const = default;
};

struct Authorization {
    RmaMode rma = RmaMode::marketplace;
    std::string ownRma;  ///< the number itself; already taken by the caller
    ReturnAddress address;
    LabelMode label = LabelMode::marketplace;
    OwnLabel ownLabel;  ///< for LabelMode::own
    std::string note;
    LabelMaker unpaid = LabelMaker::marketplace;  ///< who draws it; what we draw carries any address
};

struct Closing {
    std::string reason;
    std::string note;
};

struct RefundLine {
    LineId line;
    int quantity = 1;
    Money amount;
    bool operator==(const RefundLine&) const = default;
};

/// The deduction that is allowed on withdrawal, see checkDeduction; as the open channel names it.
inline constexpr std::string_view diminishedValue = "diminished_value";

/// Amounts that are not there are not paid.
struct RefundPlan {
    std::vector<RefundLine> lines;
    std::optional<Money> shipping;
    std::optional<Money> returnShipping;
    std::optional<Money> goodwill;
    std::optional<Money> withheld;  ///< positive; taken off
    std::string withheldReason;
    std::string reason;
    std::string note;
    bool keepItem = false;  ///< the buyer keeps the goods
    bool isBeyondLimit = false;  ///< the seller's yes to more than the daily limit
    bool operator==(const RefundPlan&) const = default;
};

}  // namespace resodesk
