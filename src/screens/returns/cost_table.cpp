// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens/returns/cost_table.h"

namespace resodesk::screens {

namespace {

/// Only rows that fitted before: they do again.
ReturnCosts costsOf(const std::vector<CostEntry>& entries) {
    ReturnCosts costs;
    for (const CostEntry& entry : entries) (void)add(costs, entry);
    return costs;
}

}  // namespace

void CostTable::read(const ReturnCosts& costs) {
    costs_ = costs;
    before_.clear();
}

std::vector<CostEntry> CostTable::rows() const {
    std::vector<CostEntry> rows = entriesOf(costs_);
    for (const auto& [condition, name] : nameTable(Condition{})) {
        bool isOwn = false;
        for (const ValueLeft& left : costs_.left) isOwn = isOwn || left.condition == condition;
        if (!isOwn) rows.push_back(ValueLeft{condition, usualLeft(condition)});
    }
    return rows;
}

Result<ReturnCosts> CostTable::with(const std::optional<std::size_t>& row, const CostEntry& entry) const {
    std::vector<CostEntry> entries = entriesOf(costs_);
    const std::optional<std::size_t> place = row && *row < entries.size() ? row : std::nullopt;
    ReturnCosts costs = place ? without(*place) : costs_;
    if (auto fits = add(costs, entry); !fits) return fits.error();
    if (!place || entries[*place].index() != entry.index()) return costs;
    entries[*place] = entry;  // it keeps its place: for sizes that is which one counts
    return costsOf(entries);
}

ReturnCosts CostTable::without(std::size_t row) const {
    std::vector<CostEntry> entries = entriesOf(costs_);
    entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(row));
    return costsOf(entries);
}

void CostTable::keep(const ReturnCosts& costs) {
    if (costs == costs_) return;
    before_.push_back(costs_);
    costs_ = costs;
}

void CostTable::goBack() {
    if (before_.empty()) return;
    costs_ = before_.back();
    before_.pop_back();
}

}  // namespace resodesk::screens
