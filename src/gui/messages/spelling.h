// SPDX-License-Identifier: GPL-3.0-or-later
// Marks what is not spelt as the message's language is, by the dictionaries of the desktop; its context menu proposes words.

#pragma once

#include <wx/textctrl.h>

#include <string>

namespace resodesk::gui {

/// ISO 639-1. Without a dictionary for it nothing is marked. For fields of several lines. GUI thread.
void checkSpelling(wxTextCtrl* text, const std::string& language);

}  // namespace resodesk::gui
