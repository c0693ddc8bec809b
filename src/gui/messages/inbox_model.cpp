// SPDX-License-Identifier: GPL-3.0-or-later

#include "gui/messages/inbox_model.h"

#include <wx/intl.h>

#include "gui/colours.h"
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
    value = row < rows().size() ? cell(rows()[row], static_cast<InboxColumn>(column)) : wxString();
}

bool InboxModel::GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const {
    if (row >= rows().size() || column != static_cast<unsigned>(InboxColumn::timeLeft)) return false;
    const bool isOverdue = rows()[row].answerBy && *rows()[row].answerBy < clock_.now();
    if (isOverdue) attr.SetColour(alarming());
    return isOverdue;
}

}  // namespace resodesk::gui
