// SPDX-License-Identifier: GPL-3.0-or-later
// What the advisor says: costs with their sources, what may be proposed, and messages to the buyer that are ready to be changed.

#pragma once

#include <wx/string.h>

#include "domain/returns/advice.h"

namespace resodesk::text {

wxString words(SizeClass size);
/// "Taking it back costs you € 12.40: ... The item is worth € 9.90.", with what the buyer pays and what that means.
wxString adviceWords(const Advice& advice);
/// Where the expected loss comes from: "of 5 that came back: 2 used"; empty for the table's own rows.
wxString sourceWords(const CostShare& share);
/// What is proposed, as a choice: "Keep the item, full refund", "Offer a credit of € 2.00".
wxString words(Proposal proposal, const Advice& advice);
/// A message that makes the proposal to this buyer, to be read and changed before it is sent.
wxString message(Proposal proposal, const Advice& advice, const std::string& buyer, const std::string& item);

/// A row of the table: "Parcel, small", "SKU", "Value left"; what it is for; what it says.
wxString kindWords(const CostEntry& entry);
wxString forWords(const CostEntry& entry);
wxString valueWords(const CostEntry& entry);

}  // namespace resodesk::text
