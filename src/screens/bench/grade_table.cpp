// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens/bench/grade_table.h"

#include <algorithm>

namespace resodesk::screens {

void GradeTable::read(const GradePolicy& rules) {
    rules_ = rules;
    before_.clear();
}

GradePolicy GradeTable::with(const std::optional<std::size_t>& place, const GradeRule& rule) const {
    GradePolicy rules = rules_;
    if (place && rules[*place].condition == rule.condition) {
        rules[*place] = rule;
        return rules;
    }
    if (place) rules = without(*place);
    const auto after = std::find_if(rules.rbegin(), rules.rend(), [&](const GradeRule& other) { return other.condition <= rule.condition; });
    rules.insert(after.base(), rule);
    return rules;
}

GradePolicy GradeTable::without(std::size_t place) const {
    GradePolicy rules = rules_;
    rules.erase(rules.begin() + static_cast<std::ptrdiff_t>(place));
    return rules;
}

Result<void> GradeTable::check(const std::optional<std::size_t>& place, const GradeRule& rule) const {
    GradePolicy rules = place ? without(*place) : rules_;
    rules.push_back(rule);
    return checkRule(rules, rules.size() - 1);
}

void GradeTable::keep(const GradePolicy& rules) {
    if (rules == rules_) return;
    before_.push_back(rules_);
    rules_ = rules;
}

void GradeTable::goBack() {
    if (before_.empty()) return;
    rules_ = before_.back();
    before_.pop_back();
}

}  // namespace resodesk::screens
