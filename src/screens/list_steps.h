// SPDX-License-Identifier: GPL-3.0-or-later
// How a list that stands becomes the one that was read: few steps are done one by one, many at once.

#pragma once

#include <cstddef>
#include <map>
#include <vector>

namespace resodesk::screens {

struct ListSteps {
    bool isReset = false;
    std::vector<std::size_t> removed;   ///< places in the old list, last first
    std::vector<std::size_t> inserted;  ///< places in the new list, first first
    std::vector<std::size_t> changed;   ///< places in the new list
};

inline constexpr std::size_t goneFromList = static_cast<std::size_t>(-1);

/// `places`: where each row of the old list stands in the new one, which has `count`. What changed is not looked at.
ListSteps stepsTo(const std::vector<std::size_t>& places, std::size_t count);

/// Rows have a `key` of their own, and are equal when they look the same.
template <class Row>
ListSteps stepsBetween(const std::vector<Row>& before, const std::vector<Row>& after) {
    std::map<decltype(Row::key), std::size_t> placeAfter;
    for (std::size_t i = 0; i < after.size(); ++i) placeAfter.emplace(after[i].key, i);
    std::vector<std::size_t> places(before.size(), goneFromList);
    for (std::size_t i = 0; i < before.size(); ++i)
        if (const auto found = placeAfter.find(before[i].key); found != placeAfter.end()) places[i] = found->second;
    ListSteps steps = stepsTo(places, after.size());
    if (steps.isReset) return steps;
    std::vector<bool> isNew(after.size());
    for (const std::size_t place : steps.inserted) isNew[place] = true;
    for (std::size_t i = 0; i < before.size(); ++i)
        if (places[i] != goneFromList && !isNew[places[i]] && !(before[i] == after[places[i]])) steps.changed.push_back(places[i]);
    return steps;
}

}  // namespace resodesk::screens
