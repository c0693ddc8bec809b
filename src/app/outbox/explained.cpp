// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/outbox/explained.h"

#include <charconv>

#include "domain/outbox/first_action.h"

namespace resodesk::app {

Error explained(DeskCore& core, const Error& error) {
    if (error.failure() != Failure::liveAction && error.failure() != Failure::lineBusy) return error;
    const std::string& subject = error.subject();
    ActionId id;
    const auto [end, failed] = std::from_chars(subject.data(), subject.data() + subject.size(), id.value);
    if (failed != std::errc{} || end != subject.data() + subject.size()) return error;
    const auto first = core.ledger->outbox().find(id);
    return first ? Error(error.failure(), error.detail(), toSubject(firstActionOf(*first))) : error;
}

}  // namespace resodesk::app
