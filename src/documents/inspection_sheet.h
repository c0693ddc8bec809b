// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet that lies with a parcel on the bench: what was asked, what should be in it, boxes for what is.

#pragma once

#include <string>
#include <vector>

#include "domain/accounts/account.h"
#include "domain/returns/return.h"

namespace resodesk::documents {

struct InspectionSheet {
    Return fact;
    std::string account;               ///< its name
    std::vector<ReasonWords> reasons;  ///< of returning, of this account
};

/// A PDF of A4 pages, a return each. Order lines beyond what a page takes are counted at its end; nothing is left out silently.
std::string drawInspectionSheets(const std::vector<InspectionSheet>& sheets);

}  // namespace resodesk::documents
