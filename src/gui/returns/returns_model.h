// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the returns list that are loaded. A cell is read from memory.

#pragma once

#include <wx/dataview.h>

#include <optional>
#include <vector>

#include "domain/accounts/account.h"
#include "domain/returns/list.h"
#include "gui/rows_model.h"

namespace resodesk::gui {

enum class ReturnColumn { timeLeft, state, order, buyer, item, amount, reason, requested, policy, rma, id, country, tags, count };

wxString titleOf(ReturnColumn column);
/// The sort a click on the column asks for, where there is one.
std::optional<SortBy> sortOf(ReturnColumn column);

class ReturnsModel : public RowsModel<ReturnRow> {
 public:
    explicit ReturnsModel(const Clock& clock) : clock_(clock) {}
    void setReasons(std::vector<ReasonWords> reasons) { reasons_ = std::move(reasons); }
    wxString cell(const ReturnRow& row, ReturnColumn column) const;

 private:
    unsigned GetColumnCount() const override { return static_cast<unsigned>(ReturnColumn::count); }
    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override;
    bool GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const override;

    const Clock& clock_;
    std::vector<ReasonWords> reasons_;
};

}  // namespace resodesk::gui
