// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the outbox as the list shows them: cells in memory, patched where they differ.

#pragma once

#include <wx/dataview.h>

#include <array>
#include <vector>

#include "app/outbox/outbox_list_desk.h"

namespace resodesk::gui {

enum class OutboxColumn { date, order, buyer, amount, action, state, tries, nextTry, reference, account, number, count };
wxString titleOf(OutboxColumn column);
/// Nothing for columns that the ledger cannot sort cheaply.
std::optional<OutboxSort> sortOf(OutboxColumn column);

class OutboxModel : public wxDataViewVirtualListModel {
 public:
    /// False when rows came or went: then the selection is gone.
    bool show(const app::OutboxPage& page, TimePoint now);
    const std::vector<Action>& actions() const { return page_.actions; }
    const app::OutboxPage& page() const { return page_; }
    /// The name of the action's account.
    std::string accountOf(const Action& action) const;
    bool isStopped(const Action& action) const;
    int rowOf(ActionId id) const;
    /// The state in words, also when its bulk has stopped.
    wxString standingOf(const Action& action, TimePoint now) const;

 private:
    using Cells = std::array<wxString, static_cast<std::size_t>(OutboxColumn::count)>;
    Cells cellsOf(const Action& action, TimePoint now) const;
    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override;
    bool GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const override;
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }

    app::OutboxPage page_;
    std::vector<Cells> cells_;
};

}  // namespace resodesk::gui
