// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/returns_model.h"

#include <wx/intl.h>

#include <algorithm>

#include "gui/colours.h"
#include "screens/list_steps.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::gui {

wxString titleOf(ReturnColumn column) {
    switch (column) {
        // TRANSLATORS: headings of columns
        case ReturnColumn::timeLeft: return _("Time left");
        case ReturnColumn::state: return _("State");
        case ReturnColumn::order: return _("Order");
        case ReturnColumn::buyer: return _("Buyer");
        case ReturnColumn::item: return _("Item");
        case ReturnColumn::amount: return _("Amount");
        case ReturnColumn::reason: return _("Reason");
        case ReturnColumn::requested: return _("Requested on");
        case ReturnColumn::policy: return _("Policy");
        case ReturnColumn::rma: return _("RMA");
        case ReturnColumn::id: return _("Return");
        case ReturnColumn::country: return _("Country");
        case ReturnColumn::tags: return _("Tags");
        case ReturnColumn::count: break;
    }
    return {};
}

std::optional<SortBy> sortOf(ReturnColumn column) {
    switch (column) {
        case ReturnColumn::timeLeft: return SortBy::timeLeft;
        case ReturnColumn::state: return SortBy::state;
        case ReturnColumn::order: return SortBy::order;
        case ReturnColumn::buyer: return SortBy::buyer;
        case ReturnColumn::item: return SortBy::item;
        case ReturnColumn::amount: return SortBy::amount;
        case ReturnColumn::reason: return SortBy::reason;
        case ReturnColumn::requested: return SortBy::requested;
        case ReturnColumn::policy: return SortBy::policy;
        case ReturnColumn::rma: return SortBy::rma;
        case ReturnColumn::id: return SortBy::id;
        case ReturnColumn::country: return SortBy::country;
        case ReturnColumn::tags:
        case ReturnColumn::count: break;
    }
    return std::nullopt;
}

wxString ReturnsModel::cell(const ReturnRow& row, ReturnColumn column) const {
    switch (column) {
        case ReturnColumn::timeLeft: return text::timeLeft(row.deadline, clock_.now());
        // TRANSLATORS: in the column of the states, of a return that was put aside
        case ReturnColumn::state: return row.snoozedUntil ? wxString::Format(_("Until %s"), text::printShort(*row.snoozedUntil, clock_.now())) : text::words(row.state);
        case ReturnColumn::order: return text::show(row.order.value);
        case ReturnColumn::buyer: return text::show(row.buyer);
        case ReturnColumn::item: return text::show(row.item);
        case ReturnColumn::amount: return text::print(row.amount);
        case ReturnColumn::reason: return text::reasonWords(reasons_, row.reason);
        case ReturnColumn::requested: return text::printShort(row.requestedAt, clock_.now());
        case ReturnColumn::policy: return row.inPolicy ? _("in policy") : _("out of policy");
        case ReturnColumn::rma: return text::show(row.rma);
        case ReturnColumn::id: return text::show(row.key.id.value);
        case ReturnColumn::country: return text::show(row.country);
        case ReturnColumn::tags: return text::together(row.tags);
        case ReturnColumn::count: break;
    }
    return {};
}

void ReturnsModel::GetValueByRow(wxVariant& value, unsigned row, unsigned column) const {
    value = row < rows_.size() ? cell(rows_[row], static_cast<ReturnColumn>(column)) : wxString();
}

bool ReturnsModel::GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const {
    if (row >= rows_.size()) return false;
    // Colour never stands alone: the words say it too.
    const bool isOverdue = rows_[row].deadline && *rows_[row].deadline < clock_.now();
    if (column == static_cast<unsigned>(ReturnColumn::timeLeft) && isOverdue) {
        attr.SetColour(alarming());
        return true;
    }
    const bool needsLook = rows_[row].state == ShownState::checking || rows_[row].state == ShownState::needsPerson;
    if (column == static_cast<unsigned>(ReturnColumn::state) && needsLook) {
        attr.SetBold(true);
        return true;
    }
    return false;
}

void ReturnsModel::reset(std::vector<ReturnRow> rows) {
    rows_ = std::move(rows);
    Reset(static_cast<unsigned>(rows_.size()));
}

void ReturnsModel::append(const std::vector<ReturnRow>& rows) {
    for (const ReturnRow& row : rows) {
        rows_.push_back(row);
        RowAppended();
    }
}

bool ReturnsModel::refresh(std::vector<ReturnRow> rows) {
    const screens::ListSteps steps = screens::stepsBetween(rows_, rows);
    if (steps.isReset) {
        reset(std::move(rows));
        return true;
    }
    for (const std::size_t place : steps.removed) {
        rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(place));
        RowDeleted(static_cast<unsigned>(place));
    }
    for (const std::size_t place : steps.inserted) {
        rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(place), rows[place]);
        RowInserted(static_cast<unsigned>(place));
    }
    rows_ = std::move(rows);
    for (const std::size_t place : steps.changed) RowChanged(static_cast<unsigned>(place));
    return false;
}

int ReturnsModel::rowOf(const ReturnKey& key) const {
    const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const ReturnRow& row) { return row.key == key; });
    return found == rows_.end() ? wxNOT_FOUND : static_cast<int>(found - rows_.begin());
}

}  // namespace resodesk::gui
