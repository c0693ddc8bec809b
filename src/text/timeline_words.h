// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline in sentences.

#pragma once

#include <wx/string.h>

#include "domain/timeline.h"

namespace resodesk::text {

/// One line: "Buyer asked for a return: ...", "Refunded € 24,90 by you".
wxString sentence(const TimelineEntry& entry, TimePoint now);

}  // namespace resodesk::text
