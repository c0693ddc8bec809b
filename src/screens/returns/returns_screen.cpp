// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens/returns/returns_screen.h"

#include <algorithm>
#include <unordered_map>

namespace resodesk::screens {

namespace {

// More steps than this cost the control more than filling it anew.
constexpr std::size_t mostSteps = 60;

struct KeyHash {
    std::size_t operator()(const ReturnKey& key) const {
        return std::hash<ReturnId>{}(key.id) ^ (static_cast<std::size_t>(key.account.value) << 1);
    }
};

constexpr std::size_t gone = static_cast<std::size_t>(-1);

/// Which of these places stay so that the fewest must move: the longest rising row of them, without those that are
/// gone.
std::vector<bool> longestRising(const std::vector<std::size_t>& places) {
    std::vector<std::size_t> ends;  // ends[n]: where the rising row of n + 1 places with the lowest end has it
    std::vector<std::size_t> previous(places.size(), gone);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i] == gone) continue;
        const auto at = std::lower_bound(ends.begin(), ends.end(), places[i],
                                         [&](std::size_t end, std::size_t place) { return places[end] < place; });
        if (at != ends.begin()) previous[i] = *(at - 1);
        if (at == ends.end())
            ends.push_back(i);
        else
            *at = i;
    }
    std::vector<bool> stays(places.size());
    for (std::size_t i = ends.empty() ? gone : ends.back(); i != gone; i = previous[i]) stays[i] = true;
    return stays;
}

}  // namespace

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

ListSteps stepsBetween(const std::vector<ReturnRow>& before, const std::vector<ReturnRow>& after) {
    ListSteps steps;
    std::unordered_map<ReturnKey, std::size_t, KeyHash> placeAfter;
    for (std::size_t i = 0; i < after.size(); ++i) placeAfter.emplace(after[i].key, i);
    std::vector<std::size_t> places(before.size(), gone);
    for (std::size_t i = 0; i < before.size(); ++i)
        if (const auto found = placeAfter.find(before[i].key); found != placeAfter.end()) places[i] = found->second;
    const std::vector<bool> stays = longestRising(places);
    std::vector<bool> isKept(after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (!stays[i]) {  // it is not there any more, or moved: taken out and put in again
            steps.removed.push_back(i);
            continue;
        }
        isKept[places[i]] = true;
        if (!(before[i] == after[places[i]])) steps.changed.push_back(places[i]);
    }
    for (std::size_t i = 0; i < after.size(); ++i)
        if (!isKept[i]) steps.inserted.push_back(i);
    if (steps.inserted.size() + steps.removed.size() > mostSteps) return {.isReset = true};
    std::reverse(steps.removed.begin(), steps.removed.end());
    return steps;
}

}  // namespace resodesk::screens
