// SPDX-License-Identifier: GPL-3.0-or-later
// The table of grades as the seller edits it: what a change would make of it, and the way back.

#pragma once

#include <optional>
#include <vector>

#include "domain/returns/grading.h"

namespace resodesk::screens {

class GradeTable {
 public:
    /// As it is kept; the way back begins here.
    void read(const GradePolicy& rules);
    const GradePolicy& rules() const { return rules_; }
    bool isUsual() const { return rules_ == usualGrades(); }

    /// With this rule in the place of another, or among those of its condition.
    GradePolicy with(const std::optional<std::size_t>& place, const GradeRule& rule) const;
    GradePolicy without(std::size_t place) const;
    /// See resodesk::check; of the rule alone, beside the others.
    Result<void> check(const std::optional<std::size_t>& place, const GradeRule& rule) const;

    /// It is kept now. The same as before is no step.
    void keep(const GradePolicy& rules);
    /// What stood there before the last step.
    const GradePolicy* before() const { return before_.empty() ? nullptr : &before_.back(); }
    /// The step was taken back.
    void goBack();

 private:
    GradePolicy rules_;
    std::vector<GradePolicy> before_;
};

}  // namespace resodesk::screens
