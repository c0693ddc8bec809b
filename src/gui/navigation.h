// SPDX-License-Identifier: GPL-3.0-or-later
// Pages and their views on the left, with live counts. Only what exists.

#pragma once

#include <wx/dataview.h>

#include <functional>
#include <optional>

#include "domain/messages/conversation.h"
#include "domain/returns/saved_view.h"

namespace resodesk::gui {

enum class Page { returns, messages, parcels, outbox };

struct Place {
    Page page = Page::returns;
    View view = View::newOnes;
    SavedViewId saved{};  ///< a view the seller has named; `view` is what it starts from
    InboxView inbox = InboxView::all;  ///< of the messages
    bool operator==(const Place&) const = default;
};

class Navigation : public wxDataViewListCtrl {
 public:
    /// `onUnidentified`: its line was clicked, or Enter pressed on it; the place stays. There is no line when nothing is unidentified.
    Navigation(wxWindow* parent, std::function<void(const Place&)> onChosen, std::function<void()> onUnidentified);
    /// How wide it is with all of its names and their counts.
    int room() const;
    void setCounts(const ViewCounts& counts);
    void setCounts(const InboxCounts& counts);
    struct Saved {
        Place place;
        wxString name;
        bool operator==(const Saved&) const = default;
    };
    /// The seller's views, behind the built-in ones.
    void setSaved(const std::vector<Saved>& views);
    const std::vector<Saved>& saved() const { return saved_; }
    /// A saved view was dragged so many places down; negative: up.
    void onDragged(std::function<void(SavedViewId, int)> onDragged) { onDragged_ = std::move(onDragged); }
    void setSavedCount(const Place& place, std::int64_t count);
    void choose(const Place& place);

 private:
    struct Entry {
        std::optional<Place> place;  ///< none: a heading, or the unidentified parcels
        std::int64_t count = -1;
    };
    void add(std::optional<Place> place, const wxString& text);
    void setCount(std::size_t row, std::int64_t count);
    void showUnidentified(std::int64_t count);
    std::size_t endOfViews() const;
    void takeChosen();
    void openUnidentified();
    void bindDragging();
    void drop();
    /// Its place among the saved views; none: another row.
    std::optional<std::size_t> savedAt(int row) const;
    std::function<void(const Place&)> onChosen_;
    std::function<void()> onUnidentified_;
    std::vector<Entry> entries_;
    std::optional<std::size_t> unidentified_;  ///< its row
    std::vector<Saved> saved_;
    std::function<void(SavedViewId, int)> onDragged_;
    SavedViewId dragged_;
    bool isFilling_ = false;
    Place place_;
};

}  // namespace resodesk::gui
