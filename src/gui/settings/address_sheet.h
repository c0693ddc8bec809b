// SPDX-License-Identifier: GPL-3.0-or-later
// A return address, new or changed.

#pragma once

#include <wx/checkbox.h>

#include "app/desk.h"
#include "app/settings/settings_desk.h"
#include "gui/sheet.h"

namespace resodesk::gui {

class AddressSheet : public Sheet {
 public:
    AddressSheet(wxWindow* parent, app::Desk& desk, AccountId account, const std::optional<app::AddressEntry>& entry);

 private:
    void save();
    app::Desk& desk_;
    AccountId account_;
    std::int64_t row_;
    wxTextCtrl* fields_[7];
    wxCheckBox* isDefault_;
};

}  // namespace resodesk::gui
