// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the returns list that are loaded. A cell is read from memory.

#pragma once

#include <wx/dataview.h>

#include <optional>
#include <vector>

#include "domain/accounts/account.h"
#include "domain/returns/list.h"

namespace resodesk::gui {

enum class ReturnColumn { timeLeft, state, order, buyer, item, amount, reason, requested, policy, rma, id, country, tags, count };

wxString titleOf(ReturnColumn column);
/// The sort a click on the column asks for, where there is one.
std::optional<SortBy> sortOf(ReturnColumn column);

class ReturnsModel : public wxDataViewVirtualListModel {
 public:
    explicit ReturnsModel(const Clock& clock) : clock_(clock) {}
    const std::vector<ReturnRow>& rows() const { return rows_; }
    void setReasons(std::vector<ReasonWords> reasons) { reasons_ = std::move(reasons); }
    /// A new list: everything anew.
    void reset(std::vector<ReturnRow> rows);
    void append(const std::vector<ReturnRow>& rows);
    /// The same list read again: only what differs is touched. True when everything had to be filled anew.
    bool refresh(std::vector<ReturnRow> rows);
    int rowOf(const ReturnKey& key) const;
    wxString cell(const ReturnRow& row, ReturnColumn column) const;

 private:
    unsigned GetColumnCount() const override { return static_cast<unsigned>(ReturnColumn::count); }
    wxString GetColumnType(unsigned) const override { return "string"; }
    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override;
    bool GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const override;
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }

    const Clock& clock_;
    std::vector<ReturnRow> rows_;
    std::vector<ReasonWords> reasons_;
};

}  // namespace resodesk::gui
