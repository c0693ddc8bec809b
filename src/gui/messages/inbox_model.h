// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the inbox that are loaded. A cell is read from memory.

#pragma once

#include <wx/dataview.h>

#include <vector>

#include "base/clock.h"
#include "domain/messages/conversation.h"

namespace resodesk::gui {

enum class InboxColumn { timeLeft, state, buyer, lastMessage, topic, order, written, count };

wxString titleOf(InboxColumn column);

class InboxModel : public wxDataViewVirtualListModel {
 public:
    explicit InboxModel(const Clock& clock) : clock_(clock) {}
    const std::vector<ConversationRow>& rows() const { return rows_; }
    void reset(std::vector<ConversationRow> rows);
    void append(const std::vector<ConversationRow>& rows);
    /// The same list read again: only what differs is touched.
    void refresh(std::vector<ConversationRow> rows);
    int rowOf(const ConversationKey& key) const;

 private:
    unsigned GetColumnCount() const override { return static_cast<unsigned>(InboxColumn::count); }
    wxString GetColumnType(unsigned) const override { return "string"; }
    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override;
    bool GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const override;
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }
    wxString cell(const ConversationRow& row, InboxColumn column) const;

    const Clock& clock_;
    std::vector<ConversationRow> rows_;
};

}  // namespace resodesk::gui
