// SPDX-License-Identifier: GPL-3.0-or-later
// Every tag there is: renamed or removed everywhere.

#pragma once

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/stattext.h>

#include "app/desk.h"
#include "domain/returns/tag.h"
#include "gui/on_gui.h"

namespace resodesk::gui {

class TagsPage : public wxPanel, public Alive {
 public:
    TagsPage(wxWindow* parent, app::Desk& desk);

 private:
    void read(const std::string& chosen = {});
    void fill(const std::vector<TagCount>& tags, const std::string& chosen);
    const TagCount* chosen() const;
    void showChosen();
    void rename();
    void remove();
    void say(const wxString& text);

    app::Desk& desk_;
    std::vector<TagCount> tags_;
    wxDataViewListCtrl* list_;
    wxStaticText* said_;
    wxButton* rename_;
    wxButton* remove_;
};

}  // namespace resodesk::gui
