// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/returns/returns_model.h"

#include <wx/intl.h>

#include "gui/colours.h"
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
    value = row < rows().size() ? cell(rows()[row], static_cast<ReturnColumn>(column)) : wxString();
}

bool ReturnsModel::GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const {
    if (row >= rows().size()) return false;
    // Colour never stands alone: the words say it too.
    const bool isOverdue = rows()[row].deadline && *rows()[row].deadline < clock_.now();
    if (column == static_cast<unsigned>(ReturnColumn::timeLeft) && isOverdue) {
        attr.SetColour(alarming());
        return true;
    }
    const bool needsLook = rows()[row].state == ShownState::checking || rows()[row].state == ShownState::needsPerson;
    if (column == static_cast<unsigned>(ReturnColumn::state) && needsLook) {
        attr.SetBold(true);
        return true;
    }
    return false;
}

}  // namespace resodesk::gui
