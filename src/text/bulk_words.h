// SPDX-License-Identifier: GPL-3.0-or-later
// A decision for many in words: how far it is, how it ended.

#pragma once

#include <wx/string.h>

#include <vector>

#include "domain/outbox/bulk.h"

namespace resodesk::text {

/// "300 authorizations: 120 done, 178 to go, 2 failed".
wxString progressWords(const BulkProgress& bulk);
/// "14 per second, 13 s left"; nothing while it does not move.
wxString paceWords(const BulkProgress& bulk, double perSecond);
/// The whole, to be sent to somebody: when, how it stands, and a line for each that did not come through.
wxString summaryOf(const BulkProgress& bulk, const std::vector<BulkFailure>& failures);

}  // namespace resodesk::text
