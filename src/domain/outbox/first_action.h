// SPDX-License-Identifier: GPL-3.0-or-later
// The action that stands in the way of another, as the subject of the Error that refuses the second one.

#pragma once

#include "domain/outbox/action.h"

namespace resodesk {

/// What the seller must know of it, and no more.
struct FirstAction {
    ActionId id;
    ActionKind kind = ActionKind::refund;
    ActionState state = ActionState::waiting;
    TimePoint decidedAt;
    std::optional<Money> amount;
    bool operator==(const FirstAction&) const = default;
};

FirstAction firstActionOf(const Action& action);
/// "12 refund UNKNOWN 1763712000000 24.90 EUR": the number first, for programs that look for it.
std::string toSubject(const FirstAction& first);
/// Nothing for any other subject.
std::optional<FirstAction> firstActionFrom(const std::string& subject);

}  // namespace resodesk
