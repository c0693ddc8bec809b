// SPDX-License-Identifier: GPL-3.0-or-later
// Every failure as a sentence: what happened, what was kept, what to do.

#pragma once

#include <wx/string.h>

#include "base/error.h"

namespace resodesk::text {

/// A whole sentence or two, with the error's subject where it says something.
wxString sentence(const Error& error);
/// Short, for a tooltip or a column: why something is not possible.
inline wxString why(const Error& error) { return sentence(error); }

}  // namespace resodesk::text
