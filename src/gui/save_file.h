// SPDX-License-Identifier: GPL-3.0-or-later
// Asks where, and writes a file that only its owner can read.

#pragma once

#include <wx/string.h>

#include <functional>
#include <string>

class wxWindow;

namespace resodesk::gui {

/// `onSaid` is told where it is, or why not.
void saveFile(wxWindow* parent, const wxString& title, const wxString& name, const std::string& bytes,
              const std::function<void(const wxString&)>& onSaid);

}  // namespace resodesk::gui
