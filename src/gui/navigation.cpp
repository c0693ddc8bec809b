// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/navigation.h"

#include <gtk/gtk.h>
#include <wx/dataobj.h>
#include <wx/dnd.h>
#include <wx/intl.h>

#include <algorithm>
#include <utility>

#include "gui/accessible.h"
#include "gui/text_size.h"
#include "text/message_words.h"
#include "text/words.h"

namespace resodesk::gui {

namespace {

constexpr int countRoom = 60, leastRoom = 60;
constexpr int besideName = 16;  // the theme's padding

/// Rows are walked over with the arrows, too: that opens nothing.
bool isClick() {
    GdkEvent* event = gtk_get_current_event();
    const bool isIt = event && event->type == GDK_BUTTON_PRESS;
    if (event) gdk_event_free(event);
    return isIt;
}

wxVector<wxVariant> cellsOf(const wxString& text) {
    wxVector<wxVariant> cells;
    cells.push_back(text);
    cells.push_back(wxString());
    return cells;
}

}  // namespace

Navigation::Navigation(wxWindow* parent, std::function<void(const Place&)> onChosen, std::function<void()> onUnidentified)
    : wxDataViewListCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_NO_HEADER | wxBORDER_NONE),
      onChosen_(std::move(onChosen)),
      onUnidentified_(std::move(onUnidentified)) {
    wxDataViewColumn* names = AppendTextColumn(_("Page"), wxDATAVIEW_CELL_INERT, byText(this, leastRoom));
    names->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
    AppendTextColumn(_("Count"), wxDATAVIEW_CELL_INERT, byText(this, countRoom), wxALIGN_RIGHT);
    // The names have what the counts leave, or a narrow window would show no counts.
    gtk_tree_view_column_set_expand(GTK_TREE_VIEW_COLUMN(names->GetGtkHandle()), TRUE);
    add(std::nullopt, _("RETURNS"));
    for (const auto& [view, name] : nameTable(View{})) add(Place{Page::returns, view}, "   " + text::words(view));
    add(std::nullopt, wxString());
    add(std::nullopt, _("MESSAGES"));
    for (const auto& [view, name] : nameTable(InboxView{})) add(Place{Page::messages, View::all, {}, view}, "   " + text::words(view));
    add(std::nullopt, wxString());
    add(Place{Page::parcels, View::all}, _("LOST PARCELS"));
    add(Place{Page::outbox, View::all}, _("OUTBOX"));
    nameForReaders(this, _("Pages and views"));
    Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { takeChosen(); });
    Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent& event) {
        if (unidentified_ && ItemToRow(event.GetItem()) == static_cast<int>(*unidentified_)) openUnidentified();
    });
    bindDragging();
}

int Navigation::room() const {
    int widest = 0;
    for (unsigned row = 0; row < entries_.size(); ++row) widest = std::max(widest, GetTextExtent(GetTextValue(row, 0)).x);
    return widest + FromDIP(besideName) + byText(this, countRoom);
}

/// The seller's own views, among themselves.
void Navigation::bindDragging() {
    EnableDragSource(wxDF_UNICODETEXT);
    EnableDropTarget(wxDF_UNICODETEXT);
    Bind(wxEVT_DATAVIEW_ITEM_BEGIN_DRAG, [this](wxDataViewEvent& event) {
        const auto place = savedAt(ItemToRow(event.GetItem()));
        if (!place) return event.Veto();
        dragged_ = saved_[*place].place.saved;
        event.SetDataObject(new wxTextDataObject(saved_[*place].name));
        event.SetDragFlags(wxDrag_AllowMove);
    });
    Bind(wxEVT_DATAVIEW_ITEM_DROP_POSSIBLE, [this](wxDataViewEvent& event) {
        if (!dragged_) event.Veto();  // a text from elsewhere
    });
    Bind(wxEVT_DATAVIEW_ITEM_DROP, [this](wxDataViewEvent& event) { dragged_ ? drop() : event.Veto(); });
}

/// What is under the mouse: GTK's own answer is of the gap between rows, and for some gaps none.
void Navigation::drop() {
    wxDataViewItem item;
    wxDataViewColumn* column = nullptr;
    HitTest(ScreenToClient(wxGetMousePosition()), item, column);
    const int row = item.IsOk() ? ItemToRow(item) : wxNOT_FOUND;
    const auto from = std::find_if(saved_.begin(), saved_.end(), [&](const Saved& view) { return view.place.saved == dragged_; });
    const SavedViewId id = std::exchange(dragged_, {});
    if (from == saved_.end() || saved_.empty()) return;
    const int first = static_cast<int>(endOfViews() - saved_.size());
    const std::size_t to = savedAt(row).value_or(row != wxNOT_FOUND && row < first ? 0 : saved_.size() - 1);
    const int places = static_cast<int>(to) - static_cast<int>(from - saved_.begin());
    if (places != 0 && onDragged_) CallAfter([this, id, places] { onDragged_(id, places); });
}

std::optional<std::size_t> Navigation::savedAt(int row) const {
    const std::size_t first = endOfViews() - saved_.size();
    if (row < 0 || static_cast<std::size_t>(row) < first || static_cast<std::size_t>(row) >= first + saved_.size()) return std::nullopt;
    return static_cast<std::size_t>(row) - first;
}

void Navigation::add(std::optional<Place> place, const wxString& text) {
    entries_.push_back({place, -1});
    AppendItem(cellsOf(text));
}

void Navigation::takeChosen() {
    const int row = GetSelectedRow();
    if (row == wxNOT_FOUND || isFilling_) return;
    const Entry& entry = entries_[static_cast<std::size_t>(row)];
    if (entry.place) {
        place_ = *entry.place;
        onChosen_(place_);
    } else if (unidentified_ && static_cast<std::size_t>(row) == *unidentified_ && isClick()) {
        openUnidentified();
    }
}

/// After the event, which goes on with the row.
void Navigation::openUnidentified() {
    CallAfter([this] {
        choose(place_);
        onUnidentified_();
    });
}

void Navigation::setCounts(const ViewCounts& counts) {
    showUnidentified(counts.unidentified);
    for (std::size_t row = 0; row < entries_.size(); ++row) {
        const auto& place = entries_[row].place;
        if (!place || place->saved || place->page == Page::messages) continue;
        setCount(row, place->page == Page::returns ? counts.of(place->view) : place->page == Page::parcels ? counts.lostParcels : counts.outbox);
    }
}

void Navigation::setCount(std::size_t row, std::int64_t count) {
    if (count == entries_[row].count) return;
    entries_[row].count = count;
    SetTextValue(wxString::Format("%lld", static_cast<long long>(count)), static_cast<unsigned>(row), 1);
    GetStore()->RowChanged(static_cast<unsigned>(row));  // wx only draws a changed value; readers hear of a changed row
}

std::size_t Navigation::endOfViews() const {
    std::size_t end = 0;
    for (std::size_t i = 0; i < entries_.size(); ++i)
        if (entries_[i].place && entries_[i].place->page == Page::returns) end = i + 1;
    return end;
}

void Navigation::setSaved(const std::vector<Saved>& views) {
    if (views == saved_) return;
    isFilling_ = true;  // a chosen row that goes must not choose the next
    const std::vector<Entry> before = entries_;
    const std::size_t first = endOfViews() - saved_.size();
    for (std::size_t i = 0; i < saved_.size(); ++i) {
        entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(first));
        DeleteItem(static_cast<unsigned>(first));
    }
    for (std::size_t i = 0; i < views.size(); ++i) {
        entries_.insert(entries_.begin() + static_cast<std::ptrdiff_t>(first + i), Entry{views[i].place, -1});
        InsertItem(static_cast<unsigned>(first + i), cellsOf("   " + views[i].name));
    }
    if (unidentified_) *unidentified_ += views.size() - saved_.size();
    saved_ = views;
    for (const Entry& old : before)
        if (old.place && old.place->saved && old.count >= 0) setSavedCount(*old.place, old.count);
    choose(place_);
    isFilling_ = false;
}

void Navigation::setSavedCount(const Place& place, std::int64_t count) {
    for (std::size_t row = 0; row < entries_.size(); ++row)
        if (entries_[row].place == place) setCount(row, count);
}

/// Behind the last view of the returns.
void Navigation::showUnidentified(std::int64_t count) {
    if (count > 0 && !unidentified_) {
        const std::size_t row = endOfViews();
        entries_.insert(entries_.begin() + static_cast<std::ptrdiff_t>(row), Entry{});
        InsertItem(static_cast<unsigned>(row), cellsOf("   " + wxString(wxGETTEXT_IN_CONTEXT("view", "Unidentified"))));
        unidentified_ = row;
    } else if (count == 0 && unidentified_) {
        const bool wasChosen = GetSelectedRow() == static_cast<int>(*unidentified_);
        entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(*unidentified_));
        const auto row = static_cast<unsigned>(*unidentified_);
        unidentified_.reset();
        DeleteItem(row);
        if (wasChosen) choose(place_);
    }
    if (unidentified_) setCount(*unidentified_, count);
}

void Navigation::setCounts(const InboxCounts& counts) {
    for (std::size_t row = 0; row < entries_.size(); ++row)
        if (const auto& place = entries_[row].place; place && place->page == Page::messages) setCount(row, counts.of(place->inbox));
}

void Navigation::choose(const Place& place) {
    place_ = place;
    for (std::size_t row = 0; row < entries_.size(); ++row)
        if (entries_[row].place == place) SelectRow(static_cast<unsigned>(row));
}

}  // namespace resodesk::gui
