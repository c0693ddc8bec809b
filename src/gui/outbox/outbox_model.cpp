// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/outbox/outbox_model.h"

#include <wx/intl.h>

#include <algorithm>

#include "gui/colours.h"
#include "text/evidence_words.h"
#include "text/formats.h"
#include "text/words.h"

namespace resodesk::gui {

wxString titleOf(OutboxColumn column) {
    switch (column) {
        // TRANSLATORS: headings of columns
        case OutboxColumn::date: return _("Date");
        case OutboxColumn::order: return _("Order");
        case OutboxColumn::buyer: return _("Buyer");
        case OutboxColumn::amount: return _("Amount");
        case OutboxColumn::action: return _("Action");
        case OutboxColumn::state: return _("State");
        case OutboxColumn::tries: return _("Tries");
        case OutboxColumn::nextTry: return _("Next try");
        case OutboxColumn::reference: return _("Reference");
        case OutboxColumn::account: return _("Account");
        case OutboxColumn::number: return _("No.");
        case OutboxColumn::count: break;
    }
    return {};
}

std::optional<OutboxSort> sortOf(OutboxColumn column) {
    switch (column) {
        case OutboxColumn::number:
        case OutboxColumn::date: return OutboxSort::date;
        case OutboxColumn::order: return OutboxSort::order;
        case OutboxColumn::amount: return OutboxSort::amount;
        case OutboxColumn::action: return OutboxSort::action;
        case OutboxColumn::state: return OutboxSort::state;
        case OutboxColumn::nextTry: return OutboxSort::nextTry;
        case OutboxColumn::buyer:
        case OutboxColumn::tries:
        case OutboxColumn::reference:
        case OutboxColumn::account:
        case OutboxColumn::count: break;
    }
    return std::nullopt;
}

std::string OutboxModel::accountOf(const Action& action) const {
    const auto found = page_.accounts.find(action.command.target.account);
    return found == page_.accounts.end() ? std::string{} : found->second;
}

bool OutboxModel::isStopped(const Action& action) const {
    return action.state == ActionState::waiting && action.bulk &&
           std::find(page_.stopped.begin(), page_.stopped.end(), action.bulk) != page_.stopped.end();
}

wxString OutboxModel::standingOf(const Action& action, TimePoint now) const {
    if (isStopped(action)) return _("Stopped with its bulk decision. Let it go on, or cancel it.");
    return text::standing(action, now, accountOf(action));
}

OutboxModel::Cells OutboxModel::cellsOf(const Action& a, TimePoint now) const {
    Cells cells;
    const auto at = [&](OutboxColumn column) -> wxString& { return cells[static_cast<std::size_t>(column)]; };
    at(OutboxColumn::date) = text::printShort(a.createdAt, now);
    at(OutboxColumn::order) = text::show(a.command.order.value.empty() ? a.command.seen.get("item") : a.command.order.value);
    at(OutboxColumn::buyer) = text::show(a.command.seen.get("buyer"));
    if (isRefund(a.command.kind)) at(OutboxColumn::amount) = text::print(a.command.total());
    at(OutboxColumn::action) = text::words(a.command.kind);
    at(OutboxColumn::state) = standingOf(a, now);
    at(OutboxColumn::tries) = a.attempts > 0 ? wxString::Format("%d", a.attempts) : wxString();
    at(OutboxColumn::nextTry) = text::nextTry(a, now);
    at(OutboxColumn::reference) = text::show(a.remoteRef);
    at(OutboxColumn::account) = text::show(accountOf(a));
    at(OutboxColumn::number) = wxString::Format("%lld", static_cast<long long>(a.id.value));
    return cells;
}

bool OutboxModel::show(const app::OutboxPage& page, TimePoint now) {
    const auto isSame = [](const Action& a, const Action& b) { return a.id == b.id; };
    const bool areSame = std::equal(page_.actions.begin(), page_.actions.end(), page.actions.begin(), page.actions.end(), isSame);
    page_ = page;
    std::vector<Cells> cells;
    cells.reserve(page_.actions.size());
    for (const Action& action : page_.actions) cells.push_back(cellsOf(action, now));
    std::swap(cells_, cells);
    if (!areSame) {
        Reset(static_cast<unsigned>(cells_.size()));
        return false;
    }
    for (std::size_t row = 0; row < cells_.size(); ++row)
        if (cells_[row] != cells[row]) RowChanged(static_cast<unsigned>(row));
    return true;
}

int OutboxModel::rowOf(ActionId id) const {
    const auto found = std::find_if(page_.actions.begin(), page_.actions.end(), [&](const Action& a) { return a.id == id; });
    return found == page_.actions.end() ? wxNOT_FOUND : static_cast<int>(found - page_.actions.begin());
}

void OutboxModel::GetValueByRow(wxVariant& value, unsigned row, unsigned column) const {
    value = row < cells_.size() ? cells_[row][column] : wxString();
}

bool OutboxModel::GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const {
    if (row >= cells_.size() || column != static_cast<unsigned>(OutboxColumn::state)) return false;
    const Action& action = page_.actions[row];
    // Never by colour alone: the words say it too.
    const bool needsLook = action.state == ActionState::unknown || action.state == ActionState::needsPerson || action.why == WaitReason::ask || isStopped(action);
    if (needsLook) attr.SetBold(true);
    if (action.state == ActionState::failed) attr.SetColour(alarming());
    return needsLook || action.state == ActionState::failed;
}

}  // namespace resodesk::gui
