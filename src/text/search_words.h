// SPDX-License-Identifier: GPL-3.0-or-later
// What people read of a search: the values its words know, and what was not understood.

#pragma once

#include <wx/string.h>

#include <vector>

#include "domain/accounts/account.h"
#include "domain/returns/search.h"

namespace resodesk::text {

wxString words(SearchIs is);

/// The values that can be typed behind `word:`, in the interface's language beside their codes.
SearchNames searchNames(const std::vector<ReasonWords>& reasons, const std::vector<Account>& accounts, const std::vector<std::string>& countries,
                        const std::vector<std::string>& tags = {});

/// What is wrong with a search, and what may have been meant.
wxString searchFault(const Error& error, const SearchNames& names);

}  // namespace resodesk::text
