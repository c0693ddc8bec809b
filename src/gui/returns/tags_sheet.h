// SPDX-License-Identifier: GPL-3.0-or-later
// Which tags one return has, or many: a box for each tag there is, undecided where only some have it, and a field for new ones.

#pragma once

#include "app/desk.h"
#include "app/returns/tags_desk.h"
#include "gui/sheet.h"

namespace resodesk::gui {

class TagsSheet : public Sheet {
 public:
    TagsSheet(wxWindow* parent, app::Desk& desk, const app::TagChoice& choice, std::function<void(const wxString&)> onSaid);

 private:
    void addBoxes();
    Result<app::TagChange> change() const;
    void showChange();
    void save();

    app::Desk& desk_;
    app::TagChoice choice_;
    std::function<void(const wxString&)> onSaid_;
    std::vector<wxCheckBox*> boxes_;  ///< of choice_.tags
    wxTextCtrl* fresh_;
};

}  // namespace resodesk::gui
