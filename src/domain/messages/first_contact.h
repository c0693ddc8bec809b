// SPDX-License-Identifier: GPL-3.0-or-later
// Writing first: a message that may make a return unnecessary, and whether it did.

#pragma once

#include <optional>

#include "domain/messages/message_template.h"
#include "domain/outbox/action.h"
#include "domain/returns/return.h"

namespace resodesk {

/// What a first message about this request would be; none once it was answered or written about, and where words mend nothing.
std::optional<TemplateMoment> firstMessageFor(const Return& fact);

/// Returns that were written about while they were only requests.
struct FirstContacts {
    int written = 0;
    int avoided = 0;  ///< of them: the buyer took the request back, and nothing was paid
    int open = 0;     ///< of them: still only a request
    bool operator==(const FirstContacts&) const = default;
};

void count(FirstContacts& counts, const Return& fact);

}  // namespace resodesk
