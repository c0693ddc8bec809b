// SPDX-License-Identifier: GPL-3.0-or-later
// What can be proven of one action, as text for the marketplace's support: ids, times, hashes, what came back. No names,
// no addresses, no message texts.

#pragma once

#include <string>
#include <vector>

#include "domain/accounts/account.h"
#include "domain/outbox/action.h"

namespace resodesk::documents {

struct Evidence {
    struct Entry {
        TimePoint at;
        std::string event;
        std::string detail;  ///< fields, a line each
    };
    Action action;
    Account account;
    std::vector<Entry> entries;  ///< of the journal, oldest first
    std::string settledBecause;  ///< the seller's own words, when a person settled it
    TimePoint madeAt;
};

/// UTF-8, lines ended by "\n".
std::string evidenceSheet(const Evidence& evidence);

}  // namespace resodesk::documents
