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
    return true;
}

bool ReturnsScreen::sortBy(SortBy column) { return setSort(column, query_.sortBy == column && !query_.descending); }

bool ReturnsScreen::setSort(SortBy column, bool descending) {
    if (query_.sortBy == column && query_.descending == descending) return false;
    query_.sortBy = column;
    query_.descending = descending;
    return true;
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
    std::size_t kept = 0, lastPlace = 0;
    std::vector<bool> isKept(after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        const auto found = placeAfter.find(before[i].key);
        // A row that moved up is taken out and put in again.
        if (found == placeAfter.end() || (kept > 0 && found->second < lastPlace)) {
            steps.removed.push_back(i);
        } else {
            isKept[found->second] = true;
            lastPlace = found->second;
            ++kept;
            if (!(before[i] == after[found->second])) steps.changed.push_back(found->second);
        }
        if (steps.removed.size() > mostSteps) return {.isReset = true};
    }
    for (std::size_t i = 0; i < after.size(); ++i)
        if (!isKept[i]) steps.inserted.push_back(i);
    if (steps.inserted.size() + steps.removed.size() > mostSteps) return {.isReset = true};
    std::reverse(steps.removed.begin(), steps.removed.end());
    return steps;
}

}  // namespace resodesk::screens
