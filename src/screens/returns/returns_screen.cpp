// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens/returns/returns_screen.h"

#include <algorithm>

namespace resodesk::screens {

bool ReturnsScreen::showView(View view) {
    if (query_.view == view) return false;
    query_.view = view;
    clearSelection();
    return true;
}

bool ReturnsScreen::setFilter(const ReturnFilter& filter) {
    if (query_.filter == filter) return false;
    query_.filter = filter;
    clearSelection();
    if (kept_ && kept_->filter == filter) {
        isAll_ = kept_->isAll;
        selected_ = kept_->selected;
    }
    return true;
}

void ReturnsScreen::keepSelection(bool isKept) {
    kept_.reset();
    if (isKept) kept_ = Kept{query_.filter, isAll_, selected_};
}

bool ReturnsScreen::sortBy(SortBy column) { return setSort(column, query_.sortBy == column && !query_.descending); }

bool ReturnsScreen::setSort(SortBy column, bool descending) {
    if (query_.sortBy == column && query_.descending == descending) return false;
    query_.sortBy = column;
    query_.descending = descending;
    return true;
}

void ReturnsScreen::setTotal(const app::ListTotal& total) {
    total_ = total;
    isCounting_ = false;
}

void ReturnsScreen::setTotalOf(const std::vector<ReturnRow>& rows) {
    app::ListTotal total{static_cast<std::int64_t>(rows.size()), {}};
    for (const ReturnRow& row : rows) total.amounts.add(row.amount);
    setTotal(total);
}

void ReturnsScreen::select(const std::vector<ReturnRow>& rows) {
    isAll_ = false;
    selected_ = rows;
}

void ReturnsScreen::selectAll() {
    isAll_ = true;
    selected_.clear();
}

void ReturnsScreen::clearSelection() {
    isAll_ = false;
    selected_.clear();
}

bool ReturnsScreen::isSelected(const ReturnKey& key) const {
    return isAll_ || std::any_of(selected_.begin(), selected_.end(), [&](const ReturnRow& row) { return row.key == key; });
}

ReturnChoice ReturnsScreen::choice() const {
    ReturnChoice choice;
    choice.isAll = isAll_;
    if (isAll_) choice.query = query_;
    for (const ReturnRow& row : selected_) choice.keys.push_back(row.key);
    return choice;
}

std::optional<ReturnKey> ReturnsScreen::single() const {
    if (isAll_ || selected_.size() != 1) return std::nullopt;
    return selected_.front().key;
}

SelectionStatus ReturnsScreen::status() const {
    SelectionStatus status;
    status.count = total_.count;
    status.isAll = isAll_;
    status.isCounting = isCounting_;
    status.isNewestFirst = resodesk::isNewestFirst(query_);
    status.selected = static_cast<std::int64_t>(selectedCount());
    if (isAll_ || selected_.empty())
        status.amounts = total_.amounts;
    else
        for (const ReturnRow& row : selected_) status.amounts.add(row.amount);
    return status;
}

std::optional<Error> ReturnsScreen::refusal(Operation operation, const app::ReturnDetail& detail) {
    for (const app::Offer& offer : detail.offers) {
        const bool isAsked = offer.operation == operation || (operation == Operation::refund && offer.operation == Operation::cancel);
        if (isAsked) return offer.refusal;
    }
    return Error(Failure::notOfferedNow, "no offer");
}

}  // namespace resodesk::screens
