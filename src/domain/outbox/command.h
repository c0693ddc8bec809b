// SPDX-License-Identifier: GPL-3.0-or-later
// What the seller decided, self-contained: a rule makes it, the ledger keeps it, a channel sends it.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "domain/fields.h"
#include "domain/keys.h"
#include "domain/money.h"

namespace resodesk {

enum class ActionKind {
    authorize, close, refund, cancelOrder, message, refundParcel, replaceParcel, closeParcel, saveAddress, deleteAddress, saveSettings,
    noAnswerNeeded
};
NameTable<ActionKind> nameTable(ActionKind);

/// Pays money back.
bool isRefund(ActionKind kind);
/// Gives the buyer what they paid, as money or as goods: the guards of the ledger are strictest here.
bool paysMoney(ActionKind kind);

// What is paid beside order lines; they take the place of a line's id.
inline constexpr std::string_view shippingLine = "shipping";
inline constexpr std::string_view returnShippingLine = "return_shipping";
inline constexpr std::string_view goodwillLine = "goodwill";
inline constexpr std::string_view withheldLine = "withheld";  ///< its amount is negative

struct MoneyLine {
    std::string line;  ///< order line id, or one of the names above
    int quantity = 0;
    Money amount;
    std::int64_t worth = 0;  ///< minor units the buyer paid for all of the line; 0: not known
    bool operator==(const MoneyLine&) const = default;
};

struct Command {
    ActionKind kind = ActionKind::authorize;
    ObjectKey target;
    OrderId order;                      ///< the order behind the target, where there is one
    std::string baseline;               ///< revision of the target the seller saw
    Fields request;                     ///< what is asked for; keys are documented where each is made
    Fields seen;                        ///< what the seller saw of it: buyer, item, refundable amounts
    std::vector<MoneyLine> money;       ///< empty unless paysMoney(kind)
    std::optional<TimePoint> deadline;  ///< of the target, when the seller decided

    /// Sum over `money`, withheld taken off.
    Money total() const;
    /// One of its parts is the outbound shipping, which belongs to the order.
    bool paysShipping() const;
    /// Actions of one lane are sent strictly one after the other.
    std::string lane() const;
    /// SHA-256 over everything a marketplace would act on.
    std::string fingerprint() const;
    bool operator==(const Command&) const = default;
};

}  // namespace resodesk
