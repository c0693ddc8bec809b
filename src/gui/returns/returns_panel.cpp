// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/returns_panel.h"

#include <wx/headerctrl.h>
#include <wx/intl.h>
#include <wx/menu.h>
#include <wx/persist/dataview.h>
#include <wx/sizer.h>

#include <algorithm>

#include "gui/accessible.h"
#include "gui/sash.h"
#include "gui/save_file.h"
#include "gui/text_size.h"
#include "text/failures.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::gui {

namespace {

constexpr std::size_t mostCopied = 10'000;
// What needs no look at each: the policy allows it, and no buyer's message waits for an answer.
constexpr const char* routine = "-is:unanswered";
constexpr int inPolicy = 1;

struct ColumnSetup {
    ReturnColumn column;
    int width;
    bool isHidden;
};
constexpr ColumnSetup columns[] = {
    {ReturnColumn::timeLeft, 120, false}, {ReturnColumn::state, 150, false},   {ReturnColumn::order, 170, false},
    {ReturnColumn::buyer, 150, false},    {ReturnColumn::item, 210, false},    {ReturnColumn::amount, 90, false},
    {ReturnColumn::reason, 150, false},   {ReturnColumn::requested, 100, true}, {ReturnColumn::policy, 100, true},
    {ReturnColumn::rma, 130, true},       {ReturnColumn::id, 120, true},       {ReturnColumn::country, 70, true}, {ReturnColumn::tags, 130, true}};

}  // namespace

ReturnsPanel::ReturnsPanel(wxWindow* parent, app::Desk& desk, Events events)
    : wxPanel(parent), desk_(desk), events_(std::move(events)), model_(new ReturnsModel(desk.clock())), painted_(this), quiet_(this) {
    auto* all = new wxBoxSizer(wxVERTICAL);
    buildFilterBar(all);
    allSelected_ = new NoticeBar(this);
    all->Add(allSelected_, wxSizerFlags().Expand());
    splitter_ = new wxSplitterWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSP_LIVE_UPDATE | wxSP_3DSASH);
    splitter_->SetMinimumPaneSize(FromDIP(120));
    auto* upper = new wxPanel(splitter_);
    buildList(upper);
    empty_ = new wxStaticText(upper, wxID_ANY, wxString());
    auto* upperSizer = new wxBoxSizer(wxVERTICAL);
    upperSizer->Add(list_, wxSizerFlags(1).Expand());
    upperSizer->Add(empty_, wxSizerFlags().Center().Border(wxALL, FromDIP(24)));
    upper->SetSizer(upperSizer);
    empty_->Hide();
    detail_ = new ReturnDetailPanel(splitter_, desk_, {[this](ReturnMove m) { move(m); }, [this](const ReturnKey& key) { find(key.id.value); },
                                                          [this] { events_.onMenu(true); }});
    detail_->onPapers(events_.onPapers);
    splitter_->SplitHorizontally(upper, detail_);
    rememberSash(splitter_, "returns", 50);
    all->Add(splitter_, wxSizerFlags(1).Expand());
    SetSizer(all);
    bindList();
}

void ReturnsPanel::readReasons() {
    desk_.returns().reasons(ReasonList::returning, onGui(this, [this](const std::vector<ReasonWords>& reasons) {
        if (reasons == reasons_) return;  // the list is the marketplace's and comes with the first sync
        reasons_ = reasons;
        model_->setReasons(reasons);
        filter_->setReasons(reasons);
        list_->Refresh();
    }));
}

void ReturnsPanel::buildFilterBar(wxSizer* all) {
    filter_ = new FilterBar(this, desk_, {[this] { filterChanged(); }, [this] { list_->SetFocus(); }, [this](bool isLent) { screen_.keepSelection(isLent); }});
    all->Add(filter_, wxSizerFlags().Expand());
    bindReading();
}

void ReturnsPanel::buildList(wxWindow* parent) {
    list_ = new wxDataViewCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_MULTIPLE | wxDV_ROW_LINES | wxBORDER_NONE);
    for (const ColumnSetup& setup : columns) {
        const bool isAmount = setup.column == ReturnColumn::amount;
        const int flags = wxDATAVIEW_COL_RESIZABLE | wxDATAVIEW_COL_REORDERABLE | (sortOf(setup.column) ? wxDATAVIEW_COL_SORTABLE : 0) |
                          (setup.isHidden ? wxDATAVIEW_COL_HIDDEN : 0);
        auto* column = list_->AppendTextColumn(titleOf(setup.column), static_cast<unsigned>(setup.column), wxDATAVIEW_CELL_INERT,
                                               columnRoom(this, titleOf(setup.column), setup.width), isAmount ? wxALIGN_RIGHT : wxALIGN_LEFT, flags);
        column->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
    }
    list_->AssociateModel(model_.get());
    list_->SetName("returns");
    wxPersistentRegisterAndRestore(list_);
    withoutSearchBox(list_);
    nameForReaders(list_, _("Returns"));
}

void ReturnsPanel::bindList() {
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (!isFilling_) selectionChanged();
    });
    list_->Bind(wxEVT_DATAVIEW_COLUMN_SORTED, [this](wxDataViewEvent&) {
        const wxDataViewColumn* column = list_->GetSortingColumn();
        const auto sort = column ? sortOf(static_cast<ReturnColumn>(column->GetModelColumn())) : std::nullopt;
        if (sort && screen_.setSort(*sort, !column->IsSortOrderAscending())) read(true);
    });
    list_->Bind(wxEVT_DATAVIEW_COLUMN_HEADER_RIGHT_CLICK, [this](wxDataViewEvent&) { chooseColumns(); });
    list_->Bind(wxEVT_DATAVIEW_ITEM_CONTEXT_MENU, [this](wxDataViewEvent&) {
        if (screen_.hasSelection()) events_.onMenu(false);
    });
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { detail_->SetFocus(); });
    list_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const bool isOnList = list_->HasFocus() || list_->GetMainWindow()->HasFocus();
        if (isOnList && event.GetKeyCode() == WXK_END && !event.HasAnyModifiers())
            goToEnd(true);
        else if (isOnList && event.GetKeyCode() == WXK_HOME && !event.HasAnyModifiers())
            goToEnd(false);
        else
            event.Skip();
    });
    extendNearEnd(list_, this);
}

void ReturnsPanel::showView(View view) {
    const bool isOther = screen_.showView(view);
    if (std::exchange(isStale_, false) || isOther || !hasRead_)
        read(true);
    else
        showSelection();
}

void ReturnsPanel::showSaved(const SavedView& view) {
    filter_->ask({view.search, view.inPolicy ? (*view.inPolicy ? 1 : 2) : 0, view.reason});
    showSort(view.sortBy, view.descending);
    const bool isOtherView = screen_.showView(view.base), isOtherFilter = screen_.setFilter(filter_->filter());
    const bool isOtherSort = screen_.setSort(view.sortBy, view.descending);
    if (std::exchange(isStale_, false) || isOtherView || isOtherFilter || isOtherSort || !hasRead_) return read(true);
    showSelection();
}

void ReturnsPanel::forgetSaved() {
    filter_->ask({});
    screen_.setFilter(filter_->filter());
    showSort(SortBy::timeLeft, false);
    screen_.setSort(SortBy::timeLeft, false);
    isStale_ = true;
}

/// The arrow in the heading; a sort without a column that is shown has none.
void ReturnsPanel::showSort(SortBy sortBy, bool descending) {
    if (wxDataViewColumn* old = list_->GetSortingColumn()) old->UnsetAsSortKey();
    for (unsigned i = 0; i < list_->GetColumnCount(); ++i) {
        wxDataViewColumn* column = list_->GetColumn(i);
        if (sortOf(static_cast<ReturnColumn>(column->GetModelColumn())) == sortBy) column->SetSortOrder(!descending);
    }
}

std::optional<SavedView> ReturnsPanel::asSaved() const {
    if (!filter_->isUnderstood()) return std::nullopt;
    const FilterBar::Asked asked = filter_->asked();
    SavedView view;
    view.base = screen_.query().view;
    view.search = asked.search;
    if (asked.policy > 0) view.inPolicy = asked.policy == 1;
    view.reason = asked.reason;
    view.sortBy = screen_.query().sortBy;
    view.descending = screen_.query().descending;
    view.columns = shownColumns();
    return view;
}

bool ReturnsPanel::clearFilter() {
    if (filter_->closeOffers()) return true;
    if (filter_->asked() == FilterBar::Asked{}) return false;
    filter_->ask({});
    filterChanged();
    return true;
}

void ReturnsPanel::find(const std::string& words) {
    const bool needsQuotes = words.find(':') != std::string::npos || words.starts_with('-');
    filter_->ask({.search = needsQuotes ? "\"" + words + "\"" : words});
    filterChanged();
    list_->SetFocus();
}

void ReturnsPanel::filterChanged() {
    if (screen_.setFilter(filter_->filter())) read(true);
}

void ReturnsPanel::selectionChanged() {
    wxDataViewItemArray items;
    list_->GetSelections(items);
    std::vector<ReturnRow> rows;
    for (const wxDataViewItem& item : items)
        if (const unsigned row = model_->GetRow(item); row < model_->rows().size()) rows.push_back(model_->rows()[row]);
    screen_.select(rows);
    showSelection();
}

void ReturnsPanel::selectWanted() {
    const int row = wanted_ ? model_->rowOf(*wanted_) : wxNOT_FOUND;
    wanted_.reset();
    if (row != wxNOT_FOUND) screen_.select({model_->rows()[static_cast<std::size_t>(row)]});
}

void ReturnsPanel::restoreSelection(int placeBefore) {
    if (screen_.isAllSelected()) return list_->SelectAll();
    const bool hadSelection = screen_.hasSelection();
    std::vector<ReturnRow> still;
    list_->UnselectAll();
    for (unsigned i = 0; hadSelection && i < model_->rows().size(); ++i) {
        const ReturnRow& row = model_->rows()[i];
        if (!screen_.isSelected(row.key)) continue;
        still.push_back(row);
        list_->Select(model_->GetItem(i));
    }
    // The selected row left the list: the next one is selected.
    if (still.empty() && placeBefore >= 0 && !model_->rows().empty() && !filter_->hasTextFocus()) {
        const auto place = std::min(static_cast<std::size_t>(placeBefore), model_->rows().size() - 1);
        still.push_back(model_->rows()[place]);
        const wxDataViewItem item = model_->GetItem(static_cast<unsigned>(place));
        list_->Select(item);
        list_->SetCurrentItem(item);
    }
    screen_.select(still);
}

void ReturnsPanel::selectAll() {
    screen_.selectAll();
    isFilling_ = true;
    list_->SelectAll();
    isFilling_ = false;
    showSelection();
}

void ReturnsPanel::selectRoutine() {
    filter_->ask({.search = routine, .policy = inPolicy});
    screen_.setFilter(filter_->filter());
    screen_.selectAll();
    list_->SetFocus();
    read(true);
}

void ReturnsPanel::showSelection() {
    events_.onStatus(screen_.status());
    const std::size_t count = screen_.selectedCount();
    if (screen_.isAllSelected())
        allSelected_->say(screen_.isCounting() ? _("All returns that match are selected.")
                                               : wxString::Format(wxPLURAL("All %zu return that matches is selected.", "All %zu returns that match are selected.",
                                                                           static_cast<unsigned>(count)), count),
                          _("Clear selection"), [this] {
                              list_->UnselectAll();
                              selectionChanged();
                          });
    else
        allSelected_->say(wxString());
    if (const auto key = screen_.single())
        detail_->showOne(*key);
    else if (count > 1)
        detail_->showMany(count, screen_.status().amounts);
    else
        detail_->showNothing(model_->rows().empty() ? wxString() : _("Select a return to see it."));
}

void ReturnsPanel::showEmptiness() {
    const bool isEmpty = model_->rows().empty();
    if (isEmpty) {
        if (!screen_.query().filter.isEmpty())
            empty_->SetLabel(_("Nothing matches the filter. Esc clears it."));
        else if (screen_.query().view == View::all)
            empty_->SetLabel(_("No returns yet. F5 reads them from the marketplace."));
        else
            empty_->SetLabel(wxString::Format(_("Nothing in \"%s\"."), text::words(screen_.query().view)));
    }
    // A list that goes takes the focus with it, and every key would be lost.
    const wxWindow* focus = wxWindow::FindFocus();
    if (isEmpty && (!focus || focus == list_ || focus->GetParent() == list_)) filter_->focus();
    empty_->Show(isEmpty);
    list_->Show(!isEmpty);
    empty_->GetParent()->Layout();
}

void ReturnsPanel::chooseColumns() {
    wxMenu menu;
    for (unsigned i = 0; i < list_->GetColumnCount(); ++i) {
        wxDataViewColumn* column = list_->GetColumn(i);
        menu.AppendCheckItem(static_cast<int>(i) + 1, column->GetTitle())->Check(!column->IsHidden());
    }
    const int chosen = GetPopupMenuSelectionFromUser(menu);
    if (chosen < 1) return;
    wxDataViewColumn* column = list_->GetColumn(static_cast<unsigned>(chosen - 1));
    column->SetHidden(!column->IsHidden());
}

void ReturnsPanel::copy(CopyWhat what) {
    const auto put = [this, what](const std::vector<ReturnRow>& rows) {
        if (rows.size() > mostCopied) return events_.onSaid(wxString::Format(_("At most %zu returns can be copied; a list of any length can be saved as a file."), mostCopied));
        const bool isCopied = copyText(textToCopy(what, rows, *model_, list_));
        events_.onSaid(isCopied ? wxString::Format(wxPLURAL("Copied of %zu return.", "Copied of %zu returns.", static_cast<unsigned>(rows.size())), rows.size())
                                : _("The clipboard cannot be reached."));
    };
    if (!screen_.isAllSelected()) return put(screen_.selected());
    desk_.returns().page(screen_.query(), {}, static_cast<int>(mostCopied) + 1, onGui(this, put));
}

void ReturnsPanel::exportShown() {
    desk_.returns().csv(screen_.query(), onGui(this, [this](const std::string& csv) { saveFile(this, _("Save list"), "resodesk-returns.csv", csv, events_.onSaid); }));
}

}  // namespace resodesk::gui
