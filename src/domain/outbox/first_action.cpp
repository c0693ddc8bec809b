// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/outbox/first_action.h"

#include <sstream>

namespace resodesk {

FirstAction firstActionOf(const Action& action) {
    FirstAction first{action.id, action.command.kind, action.state, action.createdAt, {}};
    if (isRefund(action.command.kind)) first.amount = action.command.total();
    return first;
}

std::string toSubject(const FirstAction& first) {
    std::string text = std::to_string(first.id.value) + ' ' + std::string(toText(first.kind)) + ' ' + std::string(toText(first.state)) + ' ' +
                       std::to_string(toMillis(first.decidedAt));
    if (first.amount) text += ' ' + writtenMoney(*first.amount);
    return text;
}

std::optional<FirstAction> firstActionFrom(const std::string& subject) {
    std::istringstream in(subject);
    FirstAction first;
    std::string kind, state, amount, code;
    std::int64_t decidedAt = 0;
    if (!(in >> first.id.value >> kind >> state >> decidedAt)) return std::nullopt;
    const auto knownKind = fromText<ActionKind>(kind);
    const auto knownState = fromText<ActionState>(state);
    if (!knownKind || !knownState) return std::nullopt;
    first.kind = *knownKind;
    first.state = *knownState;
    first.decidedAt = fromMillis(decidedAt);
    if (in >> amount >> code) {
        const auto currency = Currency::parse(code);
        const auto money = currency ? parsePlainAmount(amount, *currency) : Result<Money>(Error(Failure::badAmount));
        if (money) first.amount = *money;
    }
    return first;
}

}  // namespace resodesk
