// SPDX-License-Identifier: GPL-3.0-or-later
// What the returns page has read: first what the screen shows, then the rows around it, then how many there are.

#include <algorithm>

#include "gui/returns/returns_panel.h"

namespace resodesk::gui {

namespace {

constexpr int screenful = 100;  // what a list needs before it is painted
// Measured: a screen reader makes Reset(10,000) block for 600 ms, Reset(2,000) for 18.
constexpr int firstRows = 2'000, moreRows = 200;
constexpr std::size_t mostRows = 10'000;
constexpr int paintMs = 50;
// The sum of a million returns takes long, and who types is about to ask for another list.
constexpr int quietMs = 200;

}  // namespace

void ReturnsPanel::bindReading() {
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        if (!std::exchange(hasPainted_, true)) {
            showSelection();
            filter_->readNames();
        }
        fill();
    }, painted_.GetId());
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { count(); }, quiet_.GetId());
}

void ReturnsPanel::askAnew() {
    if (rowsDropped_) *rowsDropped_ = true;
    rowsDropped_ = std::make_shared<std::atomic<bool>>(false);
    question_ = screen_.nextQuestion();
    isAsking_ = true;
    isRefreshDue_ = isExtending_ = false;
    painted_.Stop();
}

void ReturnsPanel::read(bool isNewList) {
    hasRead_ = true;
    readReasons();
    askAnew();
    const auto question = question_;
    // In another order the selected ones may stand further down.
    const int first = screen_.selected().empty() ? screenful : firstRows;
    const int limit = isNewList ? first : std::max(firstRows, static_cast<int>(model_->rows().size()));
    if (isNewList) stopCounting();
    const auto taken = onGui(this, [this, question, isNewList, limit](const std::vector<ReturnRow>& rows) { take(question, isNewList, limit, rows); });
    if (isAtEnd_ && !isNewList)
        desk_.returns().lastPage(screen_.query(), limit, taken, rowsDropped_);
    else
        desk_.returns().page(screen_.query(), {}, limit, taken, rowsDropped_);
}

/// What is asked already may be answered with the rows before the change: then it is asked once more.
void ReturnsPanel::refresh() {
    if (!hasRead_) return;
    if (isAsking_)
        isRefreshDue_ = true;
    else
        read(false);
    detail_->refresh();
}

void ReturnsPanel::take(std::uint64_t question, bool isNewList, int limit, const std::vector<ReturnRow>& rows) {
    if (!screen_.isLatest(question)) return;  // a newer question was asked meanwhile
    isAsking_ = false;
    isFilling_ = true;
    wxDataViewItemArray selectedItems;
    list_->GetSelections(selectedItems);
    const int placeBefore = selectedItems.empty() ? -1 : static_cast<int>(model_->GetRow(selectedItems[0]));
    if (isNewList) isAtEnd_ = false;
    isComplete_ = isAtEnd_ || static_cast<int>(rows.size()) < limit;
    if (isNewList)
        model_->reset(rows);
    else
        model_->refresh(rows);
    selectWanted();
    restoreSelection(isNewList ? 0 : placeBefore);
    isFilling_ = false;
    countSoon(static_cast<int>(rows.size()) < limit);
    showEmptiness();
    const bool isFirst = bool(events_.onFirstAnswer);
    if (isFirst) std::exchange(events_.onFirstAnswer, {})();  // these rows are painted before anything else is done
    if (!isFirst) showSelection();
    if (isNewList) events_.onRows(list_, 0);
    if (isNewList) painted_.StartOnce(paintMs);
    if (isRefreshDue_) read(false);
}

void ReturnsPanel::stopCounting() {
    if (countDropped_) *std::exchange(countDropped_, {}) = true;
    isCountDue_ = false;
    quiet_.Stop();
    screen_.startCounting();
}

void ReturnsPanel::countSoon(bool isWhole) {
    if (isWhole) {  // no need to ask
        stopCounting();
        return screen_.setTotalOf(model_->rows());
    }
    if (countDropped_)
        isCountDue_ = true;  // the one under way has not seen the change
    else if (!quiet_.IsRunning())
        quiet_.StartOnce(quietMs);
}

void ReturnsPanel::count() {
    countDropped_ = std::make_shared<std::atomic<bool>>(false);
    const auto taken = onGui(this, [this, asked = countDropped_](const app::ListTotal& total) {
        if (asked != countDropped_) return;
        countDropped_.reset();
        screen_.setTotal(total);
        showSelection();
        if (std::exchange(isCountDue_, false)) quiet_.StartOnce(quietMs);
    });
    desk_.returns().total(screen_.query(), taken, countDropped_);
}

void ReturnsPanel::fill() {
    if (model_->rows().size() < firstRows) extend();
}

void ReturnsPanel::extend() {
    if (isAsking_ || isExtending_ || isComplete_ || isAtEnd_ || model_->rows().empty()) return;
    isExtending_ = true;
    const auto question = question_;
    const bool slides = model_->rows().size() >= mostRows;
    const int wanted = slides ? firstRows : moreRows;
    desk_.returns().page(screen_.query(), model_->rows().back().place, wanted, onGui(this, [this, question, slides, wanted](const std::vector<ReturnRow>& rows) {
                             if (!screen_.isLatest(question)) return;
                             isExtending_ = false;
                             isComplete_ = static_cast<int>(rows.size()) < wanted;
                             isFilling_ = true;
                             slides ? slide(rows) : model_->append(rows);
                             if (screen_.isAllSelected()) list_->SelectAll();
                             isFilling_ = false;
                             fill();
                         }), rowsDropped_);
}

/// The window moves on: its last rows, then the new ones.
void ReturnsPanel::slide(const std::vector<ReturnRow>& rows) {
    std::vector<ReturnRow> kept(model_->rows().end() - firstRows, model_->rows().end());
    const auto last = static_cast<unsigned>(kept.size() - 1);
    kept.insert(kept.end(), rows.begin(), rows.end());
    model_->reset(std::move(kept));
    list_->EnsureVisible(model_->GetItem(last));
}

void ReturnsPanel::goToEnd(bool isEnd) {
    askAnew();
    const auto question = question_;
    const auto taken = onGui(this, [this, question, isEnd](const std::vector<ReturnRow>& rows) {
        if (!screen_.isLatest(question)) return;
        isAsking_ = false;
        if (rows.empty()) return isRefreshDue_ ? read(false) : void();
        isFilling_ = true;
        isAtEnd_ = isEnd;
        isComplete_ = isEnd || rows.size() < screenful;
        model_->reset(rows);
        const unsigned row = isEnd ? static_cast<unsigned>(rows.size() - 1) : 0;
        const wxDataViewItem item = model_->GetItem(row);
        list_->EnsureVisible(item);
        list_->UnselectAll();
        list_->Select(item);
        list_->SetCurrentItem(item);
        isFilling_ = false;
        if (screen_.isCounting()) countSoon(false);
        events_.onRows(list_, row);
        selectionChanged();
        painted_.StartOnce(paintMs);
        if (isRefreshDue_) read(false);
    });
    if (isEnd)
        desk_.returns().lastPage(screen_.query(), firstRows, taken, rowsDropped_);
    else
        desk_.returns().page(screen_.query(), {}, screenful, taken, rowsDropped_);
}

}  // namespace resodesk::gui
