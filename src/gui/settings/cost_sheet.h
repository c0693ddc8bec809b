// SPDX-License-Identifier: GPL-3.0-or-later
// A row of the table of costs, new or changed: a parcel, the size of an SKU, or what a condition leaves of the value.

#pragma once

#include <wx/spinctrl.h>

#include "app/desk.h"
#include "gui/sheet.h"
#include "screens/returns/cost_table.h"

namespace resodesk::gui {

class CostSheet : public Sheet {
 public:
    /// `entry` as it is shown first; `row`: of the one that is changed. What becomes of the table is kept by the desk before the sheet closes.
    CostSheet(wxWindow* parent, app::Desk& desk, const screens::CostTable& table, const CostEntry& entry, const std::optional<std::size_t>& row);
    const ReturnCosts& costs() const { return costs_; }

 private:
    void addFields(const ParcelCost& parcel);
    void addFields(const SkuSize& size);
    void addFields(const ValueLeft& left);
    wxChoice* makeSizes(SizeClass size);
    wxTextCtrl* makeField(const wxString& value);
    Result<CostEntry> typed() const;
    Result<CostEntry> typedParcel() const;
    void check();
    void save();
    app::Desk& desk_;
    screens::CostTable table_;
    std::optional<std::size_t> row_;
    CostEntry entry_;
    ReturnCosts costs_;
    wxChoice* size_ = nullptr;
    wxTextCtrl* country_ = nullptr;
    wxTextCtrl* currency_ = nullptr;
    wxTextCtrl* seller_ = nullptr;
    wxTextCtrl* buyer_ = nullptr;
    wxTextCtrl* handling_ = nullptr;
    wxTextCtrl* pattern_ = nullptr;
    wxSpinCtrl* percent_ = nullptr;
};

}  // namespace resodesk::gui
