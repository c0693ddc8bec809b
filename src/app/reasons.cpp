// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/reasons.h"

#include <algorithm>

namespace resodesk::app {

Result<void> checkReason(DeskCore& core, AccountId account, ReasonList list, const std::string& code) {
    const auto known = store::ReasonStore(*core.facts).of(account, list);
    const bool isKnown = std::any_of(known.begin(), known.end(), [&](const ReasonWords& r) { return r.code == code; });
    return known.empty() || isKnown ? Result<void>() : Error(Failure::unknownReason, "not in the list", code);
}

std::vector<ReasonWords> reasonsOfAll(DeskCore& core, ReasonList list) {
    std::vector<ReasonWords> all;
    for (const Account& account : core.ledger->accounts().all())
        for (const ReasonWords& reason : store::ReasonStore(*core.facts).of(account.id, list))
            if (std::none_of(all.begin(), all.end(), [&](const ReasonWords& r) { return r.code == reason.code; })) all.push_back(reason);
    return all;
}

}  // namespace resodesk::app
