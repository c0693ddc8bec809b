// SPDX-License-Identifier: GPL-3.0-or-later
// The returns page without a window: which list is shown, what is selected, what the selection allows.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/returns/returns_desk.h"
#include "domain/returns/list.h"

namespace resodesk::screens {

/// What the status line says.
struct SelectionStatus {
    std::int64_t count = 0;     ///< in the list
    std::int64_t selected = 0;
    Sums amounts;               ///< of the selected ones, or of all when none is selected
    bool isAll = false;
    bool isNewestFirst = false;  ///< found by words
    bool isCounting = false;     ///< the count and the sum are still those of another list
};

class ReturnsScreen {
 public:
    const ReturnQuery& query() const { return query_; }
    /// Each gives true when the list must be read anew.
    bool showView(View view);
    bool setFilter(const ReturnFilter& filter);
    /// From true to false other filters may come and go: this one, when it comes again, has its selection again.
    void keepSelection(bool isKept);
    /// A click on a column: the same again turns the order around.
    bool sortBy(SortBy column);
    bool setSort(SortBy column, bool descending);

    /// Numbers questions, so that only the latest answer is shown.
    std::uint64_t nextQuestion() { return ++question_; }
    bool isLatest(std::uint64_t question) const { return question == question_; }

    void startCounting() { isCounting_ = true; }
    bool isCounting() const { return isCounting_; }
    void setTotal(const app::ListTotal& total);
    /// These are all rows of the list.
    void setTotalOf(const std::vector<ReturnRow>& rows);
    const app::ListTotal& total() const { return total_; }

    void select(const std::vector<ReturnRow>& rows);
    /// All that match, also those that are not loaded.
    void selectAll();
    void clearSelection();
    bool isAllSelected() const { return isAll_; }
    bool isSelected(const ReturnKey& key) const;
    bool hasSelection() const { return isAll_ ? isCounting_ || total_.count > 0 : !selected_.empty(); }
    /// Those that were selected one by one, in the order of the list.
    const std::vector<ReturnRow>& selected() const { return selected_; }
    std::size_t selectedCount() const { return isAll_ ? static_cast<std::size_t>(total_.count) : selected_.size(); }
    ReturnChoice choice() const;
    /// The one selected return, when it is one.
    std::optional<ReturnKey> single() const;
    SelectionStatus status() const;

    /// May the button be pressed for this selection? For one return its detail decides; for many the sheet does.
    static std::optional<Error> refusal(Operation operation, const app::ReturnDetail& detail);

 private:
    ReturnQuery query_;
    std::uint64_t question_ = 0;
    app::ListTotal total_;
    bool isCounting_ = false;
    bool isAll_ = false;
    std::vector<ReturnRow> selected_;
    struct Kept {
        ReturnFilter filter;
        bool isAll = false;
        std::vector<ReturnRow> selected;
    };
    std::optional<Kept> kept_;
};

}  // namespace resodesk::screens
