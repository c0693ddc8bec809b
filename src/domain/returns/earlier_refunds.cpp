// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/earlier_refunds.h"

#include <algorithm>

namespace resodesk {

namespace {

bool isOf(const Refund& refund, const Action& action) {
    return isRefund(action.command.kind) && ((!action.remoteRef.empty() && action.remoteRef == refund.id.value) || (!refund.key.empty() && refund.key == action.key));
}

}  // namespace

std::vector<EarlierRefund> earlierRefunds(const Return& r, const std::vector<Action>& actions) {
    std::vector<EarlierRefund> earlier;
    for (const Refund& refund : r.refunds) {
        const bool isOurs = std::any_of(actions.begin(), actions.end(), [&](const Action& action) { return isOf(refund, action); });
        earlier.push_back({refund.total, refund.at, isOurs, refund.by});
    }
    for (const Action& action : actions) {
        const bool isPaid = isRefund(action.command.kind) && !action.remoteRef.empty() &&
                            (action.state == ActionState::accepted || action.state == ActionState::confirmed);
        const bool isShown = std::any_of(r.refunds.begin(), r.refunds.end(), [&](const Refund& refund) { return isOf(refund, action); });
        if (isPaid && !isShown) earlier.push_back({action.command.total(), action.sentAt.value_or(action.changedAt), true, Actor::seller});
    }
    std::reverse(earlier.begin(), earlier.end());  // of one moment, the marketplace names the older first
    std::stable_sort(earlier.begin(), earlier.end(), [](const EarlierRefund& a, const EarlierRefund& b) { return a.at > b.at; });
    return earlier;
}

Money leftToRefund(const Return& r) {
    Money left = r.shippingRefundable;
    for (const ReturnLine& line : r.lines) left.minor += line.refundable.minor;
    return left;
}

}  // namespace resodesk
