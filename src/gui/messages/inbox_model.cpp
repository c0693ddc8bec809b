// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/messages/inbox_model.h"

#include <wx/intl.h>

#include <algorithm>

#include "gui/colours.h"
#include "screens/list_steps.h"
#include "text/formats.h"
#include "text/message_words.h"

namespace resodesk::gui {

wxString titleOf(InboxColumn column) {
    switch (column) {
        // TRANSLATORS: headings of columns
        case InboxColumn::timeLeft: return _("Time left");
        case InboxColumn::state: return _("State");
        case InboxColumn::buyer: return _("Buyer");
        case InboxColumn::lastMessage: return _("Last message");
        case InboxColumn::topic: return _("About");
        case InboxColumn::order: return _("Order");
        case InboxColumn::written: return _("Written");
        case InboxColumn::count: break;
    }
    return {};
}

wxString InboxModel::cell(const ConversationRow& row, InboxColumn column) const {
    switch (column) {
        case InboxColumn::timeLeft: return text::timeLeft(row.answerBy, clock_.now());
        case InboxColumn::state: return text::stateWords(row);
        case InboxColumn::buyer: return text::show(row.buyer);
        case InboxColumn::lastMessage: return text::oneLine(row.lastMessage);
        case InboxColumn::topic: return text::words(row.topic);
        case InboxColumn::order: return text::show(row.order.value);
        case InboxColumn::written: return text::printShort(row.lastMessageAt, clock_.now());
        case InboxColumn::count: break;
    }
    return {};
}

void InboxModel::GetValueByRow(wxVariant& value, unsigned row, unsigned column) const {
    value = row < rows_.size() ? cell(rows_[row], static_cast<InboxColumn>(column)) : wxString();
}

bool InboxModel::GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const {
    if (row >= rows_.size() || column != static_cast<unsigned>(InboxColumn::timeLeft)) return false;
    const bool isOverdue = rows_[row].answerBy && *rows_[row].answerBy < clock_.now();
    if (isOverdue) attr.SetColour(alarming());
    return isOverdue;
}

void InboxModel::reset(std::vector<ConversationRow> rows) {
    rows_ = std::move(rows);
    Reset(static_cast<unsigned>(rows_.size()));
}

void InboxModel::append(const std::vector<ConversationRow>& rows) {
    for (const ConversationRow& row : rows) {
        rows_.push_back(row);
        RowAppended();
    }
}

void InboxModel::refresh(std::vector<ConversationRow> rows) {
    const screens::ListSteps steps = screens::stepsBetween(rows_, rows);
    if (steps.isReset) return reset(std::move(rows));
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
}

int InboxModel::rowOf(const ConversationKey& key) const {
    const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const ConversationRow& row) { return row.key == key; });
    return found == rows_.end() ? wxNOT_FOUND : static_cast<int>(found - rows_.begin());
}

}  // namespace resodesk::gui
