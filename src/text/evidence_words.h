// SPDX-License-Identifier: GPL-3.0-or-later
// What the journal keeps of an action, in words: what the wire showed, what a read showed, who decided.

#pragma once

#include <wx/string.h>

#include "base/clock.h"
#include "domain/outbox/list.h"

namespace resodesk::text {

/// The datum of one journal entry, fields line by line: "answer 409, 512 bytes sent, 182 received". Empty when the event says
/// it all.
wxString detailWords(const std::string& detail);
/// "2026-11-21 08:00:30 UTC": for those who compare it with another log.
wxString printUtc(TimePoint time);
/// When the action is tried or looked for next, or what it waits for; empty when nothing more happens to it.
wxString nextTry(const Action& action, TimePoint now);

/// "3 refunds, EUR 87.40 confirmed, EUR 24.90 on its way".
wxString words(const MoneyOfDay& money);

}  // namespace resodesk::text
