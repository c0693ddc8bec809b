// SPDX-License-Identifier: GPL-3.0-or-later
// What a sheet says of a refund beside its sum.

#pragma once

#include <wx/string.h>

#include "base/error.h"
#include "domain/returns/earlier_refunds.h"

namespace resodesk::text {

/// What was refunded before, the last three with date, amount and by whom, and what is left. Newest first in, newest last out, a line each;
/// empty when there is none.
wxString earlier(const std::vector<EarlierRefund>& refunds, const Money& left);
/// On withdrawal, where a refund pays less than the price and the shipping.
wxString lessThanDue();
/// The question after aboveDailyLimit, beside a box to tick.
wxString beyondLimit(const Error& error);

/// Limits as a field shows them: "500,00 EUR; 400,00 GBP".
wxString limitsForField(const Sums& limits);
/// The reverse, in the language's own signs, as the preference keeps it. See parseLimits.
Result<std::string> limitsTyped(const wxString& words);

}  // namespace resodesk::text
