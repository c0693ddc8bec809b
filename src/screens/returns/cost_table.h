// SPDX-License-Identifier: GPL-3.0-or-later
// The table of costs as the seller edits it: what a change would make of it, and the way back.

#pragma once

#include <optional>
#include <vector>

#include "domain/returns/costs.h"

namespace resodesk::screens {

class CostTable {
 public:
    /// As it is kept; the way back begins here.
    void read(const ReturnCosts& costs);
    const ReturnCosts& costs() const { return costs_; }
    /// As they are listed: see entriesOf; a condition that has no row of its own is listed with its usual value.
    std::vector<CostEntry> rows() const;
    /// Usual values are not the seller's: they can be changed, not removed.
    bool isRemovable(std::size_t row) const { return row < entriesOf(costs_).size(); }

    /// With this entry in the place of a row, or behind those of its kind. See resodesk::add.
    Result<ReturnCosts> with(const std::optional<std::size_t>& row, const CostEntry& entry) const;
    ReturnCosts without(std::size_t row) const;

    /// It is kept now. The same as before is no step.
    void keep(const ReturnCosts& costs);
    /// What stood there before the last step.
    const ReturnCosts* before() const { return before_.empty() ? nullptr : &before_.back(); }
    /// The step was taken back.
    void goBack();

 private:
    ReturnCosts costs_;
    std::vector<ReturnCosts> before_;
};

}  // namespace resodesk::screens
