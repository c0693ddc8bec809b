// SPDX-License-Identifier: GPL-3.0-or-later
// Settings: accounts, return addresses, auto-authorize, inspection, general.

#pragma once

#include <wx/dialog.h>

#include "app/desk.h"

namespace resodesk::gui {

enum class SettingsPage { accounts, rules };

class SettingsWindow : public wxDialog {
 public:
    SettingsWindow(wxWindow* parent, app::Desk& desk, SettingsPage page = SettingsPage::accounts);
};

}  // namespace resodesk::gui
