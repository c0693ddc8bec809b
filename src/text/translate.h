// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue for the command line, which speaks UTF-8 strings. `_()` marks texts for it as it does for the window.

#pragma once

#include <wx/intl.h>

#include <string>

namespace resodesk::text {

inline std::string translate(const char* english) { return wxGetTranslation(wxString::FromUTF8(english)).utf8_string(); }

}  // namespace resodesk::text
