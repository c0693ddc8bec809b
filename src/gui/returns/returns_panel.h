// SPDX-License-Identifier: GPL-3.0-or-later
// The returns page: filter bar, list over detail. Builds controls, binds events, forwards.

#pragma once

#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/splitter.h>
#include <wx/timer.h>

#include <functional>

#include "app/changes.h"
#include "app/desk.h"
#include "domain/returns/return_link.h"
#include "gui/notice_bar.h"
#include "gui/on_gui.h"
#include "gui/returns/advice_box.h"
#include "gui/returns/filter_bar.h"
#include "gui/returns/copying.h"
#include "gui/returns/list_columns.h"
#include "gui/returns/return_detail_panel.h"
#include "gui/returns/returns_model.h"
#include "screens/returns/returns_screen.h"

namespace resodesk::gui {

class ReturnsPanel : public wxPanel, public Alive {
 public:
    struct Events {
        std::function<void(const screens::SelectionStatus&)> onStatus;
        std::function<void(const wxString&)> onSaid;  ///< one line for the status bar
        std::function<void(const wxString&, const NoticeBar::Button&)> onDone;  ///< the same, and how it is undone
        std::function<void(const ReturnKey&)> onInspect;
        std::function<void(bool isToCopy)> onMenu;    ///< what can be done, or copied, is asked for at the pointer
        std::function<void(app::PaperKind, PaperGoal)> onPapers;  ///< for what is selected
        std::function<void()> onFirstAnswer;
        std::function<void(wxDataViewCtrl*, unsigned row)> onRows;  ///< filled anew, with this row to be seen
    };
    ReturnsPanel(wxWindow* parent, app::Desk& desk, Events events);

    void showView(View view);
    void showSaved(const SavedView& view);
    /// The filter and order of a saved view go with it.
    void forgetSaved();
    /// What is shown now, without a name; none while the filter is not understood.
    std::optional<SavedView> asSaved() const;
    std::vector<ShownColumn> shownColumns() const { return columnsOf(list_); }
    void setColumns(const std::vector<ShownColumn>& columns) { showColumns(list_, columns); }
    const SearchNames& searchNames() const { return filter_->names(); }
    /// Something changed: what is shown is read again.
    void refresh();
    void focusFilter() { filter_->focus(); }
    /// Reads some rows more behind the last.
    void extend();
    /// Filters for these words.
    void find(const std::string& words);
    /// Filters for this return, selects it, and brings the sheet where it is possible.
    void show(const ReturnKey& key, LinkedSheet sheet);
    /// False when there was none.
    bool clearFilter();
    void selectAll();
    /// In the view that is shown: what the policy allows and no buyer waits for words about; the filter says so.
    void selectRoutine();
    /// Of the selected ones.
    void copy(CopyWhat what);
    /// The whole list as CSV, to a file that is asked for.
    void exportShown();
    void move(ReturnMove move);
    void editTags();
    void snooze();
    void wake();
    bool hasSelection() const { return screen_.hasSelection(); }
    /// Empty also when all that match are selected.
    std::vector<ReturnKey> selectedKeys() const { return screen_.isAllSelected() ? std::vector<ReturnKey>{} : screen_.choice().keys; }
    ReturnChoice choice() const { return screen_.choice(); }

 private:
    void buildFilterBar(wxSizer* all);
    void buildList(wxWindow* parent);
    void bindList();
    void filterChanged();
    void showSort(SortBy sortBy, bool descending);
    // returns_reading.cpp
    void bindReading();
    /// What was asked before is not waited for any more.
    void askAnew();
    void read(bool isNewList);
    void readReasons();
    void take(std::uint64_t question, bool isNewList, int limit, const std::vector<ReturnRow>& rows);
    /// The count and the sum are those of another list.
    void stopCounting();
    /// `isWhole`: all rows are loaded.
    void countSoon(bool isWhole);
    void count();
    /// Reads on until so many rows are loaded as a list begins with.
    void fill();
    void slide(const std::vector<ReturnRow>& rows);
    void goToEnd(bool isEnd);
    void selectionChanged();
    void selectWanted();
    void restoreSelection(int placeBefore);
    void showSelection();
    void showEmptiness();
    void chooseColumns();
    /// `proposal`: of the advisor, filled in.
    void showSheetFor(ReturnMove move, const app::Prepared& prepared, const std::optional<app::ReturnDetail>& detail, std::optional<Proposal> proposal = {});
    void bringSheet(ReturnMove move, const app::ReturnDetail& detail, std::optional<Proposal> proposal = {});
    void follow(const AdviceWish& wish);
    void decided(const app::Confirmed& confirmed);
    void wakeAgain(const std::vector<ReturnKey>& keys);

    app::Desk& desk_;
    Events events_;
    screens::ReturnsScreen screen_;
    wxObjectDataPtr<ReturnsModel> model_;
    FilterBar* filter_;
    std::vector<ReasonWords> reasons_;
    NoticeBar* allSelected_;
    wxStaticText* empty_;
    wxSplitterWindow* splitter_;
    wxDataViewCtrl* list_;
    ReturnDetailPanel* detail_;
    wxTimer painted_, quiet_;
    std::optional<ReturnKey> wanted_;  ///< is selected when the list has it
    std::uint64_t question_ = 0;  ///< the one the rows answer
    app::Dropped rowsDropped_;    ///< its flag
    app::Dropped countDropped_;   ///< while a count is under way
    bool isFilling_ = false;   ///< selection events come from us
    bool isAsking_ = false;      ///< for the rows of a list
    bool isRefreshDue_ = false;  ///< something changed meanwhile
    bool isCountDue_ = false;
    bool isExtending_ = false;
    bool hasPainted_ = false;
    bool isComplete_ = false;  ///< the last row of the list is loaded
    bool isAtEnd_ = false;     ///< the window was loaded from the end
    bool hasRead_ = false;
    bool isStale_ = false;     ///< the next view is another list, whichever it is
};

}  // namespace resodesk::gui
