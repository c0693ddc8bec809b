// SPDX-License-Identifier: GPL-3.0-or-later
// Pages and their views on the left, with live counts. Only what exists.

#pragma once

#include <wx/dataview.h>

#include <functional>
#include <optional>

#include "domain/returns/list.h"

namespace resodesk::gui {

enum class Page { returns, parcels, outbox };

struct Place {
    Page page = Page::returns;
    View view = View::newOnes;
    bool operator==(const Place&) const = default;
};

class Navigation : public wxDataViewListCtrl {
 public:
    Navigation(wxWindow* parent, std::function<void(const Place&)> onChosen);
    void setCounts(const ViewCounts& counts);
    void choose(const Place& place);

 private:
    struct Entry {
        std::optional<Place> place;  ///< none: a heading
        wxString text;
        std::int64_t count = -1;
    };
    void add(std::optional<Place> place, const wxString& text);
    std::function<void(const Place&)> onChosen_;
    std::vector<Entry> entries_;
};

}  // namespace resodesk::gui
