// SPDX-License-Identifier: GPL-3.0-or-later
// Files of returns in words.

#pragma once

#include <wx/string.h>

#include "domain/returns/return_file.h"

namespace resodesk::text {

/// "Label, drawn here", "Photo of the bench", "Added".
wxString kindWords(const ReturnFile& file);
/// "312 kB"; nothing where it is not known before the file is opened.
wxString sizeWords(const ReturnFile& file);
wxString sizeWords(std::int64_t bytes);
/// Whose label it is, in a few words.
wxString originWords(LabelOrigin origin);

}  // namespace resodesk::text
