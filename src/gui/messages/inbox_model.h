// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the inbox that are loaded. A cell is read from memory.

#pragma once

#include <wx/dataview.h>

#include <vector>

#include "base/clock.h"
#include "domain/messages/conversation.h"
#include "gui/rows_model.h"

namespace resodesk::gui {

enum class InboxColumn { timeLeft, state, buyer, lastMessage, topic, order, written, count };

wxString titleOf(InboxColumn column);

class InboxModel : public RowsModel<ConversationRow> {
 public:
    explicit InboxModel(const Clock& clock) : clock_(clock) {}

 private:
    unsigned GetColumnCount() const override { return static_cast<unsigned>(InboxColumn::count); }
    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override;
    bool GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const override;
    wxString cell(const ConversationRow& row, InboxColumn column) const;

    const Clock& clock_;
};

}  // namespace resodesk::gui
