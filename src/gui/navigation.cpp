// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/navigation.h"

#include <wx/intl.h>

#include "gui/accessible.h"
#include "text/words.h"

namespace resodesk::gui {

Navigation::Navigation(wxWindow* parent, std::function<void(const Place&)> onChosen)
    : wxDataViewListCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_NO_HEADER | wxBORDER_NONE),
      onChosen_(std::move(onChosen)) {
    AppendTextColumn(_("Page"), wxDATAVIEW_CELL_INERT, FromDIP(150));
    AppendTextColumn(_("Count"), wxDATAVIEW_CELL_INERT, FromDIP(60), wxALIGN_RIGHT);
    add(std::nullopt, _("RETURNS"));
    for (const auto& [view, name] : nameTable(View{})) add(Place{Page::returns, view}, "   " + text::words(view));
    add(std::nullopt, wxString());
    add(Place{Page::parcels, View::all}, _("LOST PARCELS"));
    add(Place{Page::outbox, View::all}, _("OUTBOX"));
    nameForReaders(this, _("Pages and views"));
    Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        const int row = GetSelectedRow();
        if (row != wxNOT_FOUND && entries_[static_cast<std::size_t>(row)].place) onChosen_(*entries_[static_cast<std::size_t>(row)].place);
    });
}

void Navigation::add(std::optional<Place> place, const wxString& text) {
    entries_.push_back({place, text, -1});
    wxVector<wxVariant> cells;
    cells.push_back(text);
    cells.push_back(wxString());
    AppendItem(cells);
}

void Navigation::setCounts(const ViewCounts& counts) {
    for (std::size_t row = 0; row < entries_.size(); ++row) {
        Entry& entry = entries_[row];
        if (!entry.place) continue;
        const std::int64_t count = entry.place->page == Page::returns   ? counts.of(entry.place->view)
                                   : entry.place->page == Page::parcels ? counts.lostParcels
                                                                        : counts.outbox;
        if (count == entry.count) continue;
        entry.count = count;
        SetTextValue(wxString::Format("%lld", static_cast<long long>(count)), static_cast<unsigned>(row), 1);
        GetStore()->RowChanged(static_cast<unsigned>(row));  // wx only draws a changed value; readers hear of a changed row
    }
}

void Navigation::choose(const Place& place) {
    for (std::size_t row = 0; row < entries_.size(); ++row)
        if (entries_[row].place == place) SelectRow(static_cast<unsigned>(row));
}

}  // namespace resodesk::gui
