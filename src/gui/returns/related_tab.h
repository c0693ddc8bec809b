// SPDX-License-Identifier: GPL-3.0-or-later
// Other returns of the same order and the same buyer.

#pragma once

#include <wx/dataview.h>
#include <wx/panel.h>

#include <functional>
#include <vector>

#include "app/returns/returns_desk.h"

namespace resodesk::gui {

class RelatedTab : public wxPanel {
 public:
    RelatedTab(wxWindow* parent, std::function<void(const ReturnKey&)> onOpen);
    void show(const std::vector<app::RelatedReturn>& related, TimePoint now);

 private:
    std::vector<app::RelatedReturn> related_;
    wxDataViewListCtrl* list_;
};

}  // namespace resodesk::gui
