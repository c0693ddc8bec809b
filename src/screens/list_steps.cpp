// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens/list_steps.h"

#include <algorithm>

namespace resodesk::screens {

namespace {

// More steps than this cost the control more than filling it anew.
constexpr std::size_t mostSteps = 60;

/// Which of these places stay so that the fewest must move: the longest rising row of them, without those that are
/// gone.
std::vector<bool> longestRising(const std::vector<std::size_t>& places) {
    std::vector<std::size_t> ends;  // ends[n]: where the rising row of n + 1 places with the lowest end has it
    std::vector<std::size_t> previous(places.size(), goneFromList);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i] == goneFromList) continue;
        const auto at = std::lower_bound(ends.begin(), ends.end(), places[i],
                                         [&](std::size_t end, std::size_t place) { return places[end] < place; });
        if (at != ends.begin()) previous[i] = *(at - 1);
        if (at == ends.end())
            ends.push_back(i);
        else
            *at = i;
    }
    std::vector<bool> stays(places.size());
    for (std::size_t i = ends.empty() ? goneFromList : ends.back(); i != goneFromList; i = previous[i]) stays[i] = true;
    return stays;
}

}  // namespace

ListSteps stepsTo(const std::vector<std::size_t>& places, std::size_t count) {
    ListSteps steps;
    const std::vector<bool> stays = longestRising(places);
    std::vector<bool> isKept(count);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (stays[i])
            isKept[places[i]] = true;
        else  // it is not there any more, or moved: taken out and put in again
            steps.removed.push_back(i);
    }
    for (std::size_t i = 0; i < count; ++i)
        if (!isKept[i]) steps.inserted.push_back(i);
    if (steps.inserted.size() + steps.removed.size() > mostSteps) return {.isReset = true};
    std::reverse(steps.removed.begin(), steps.removed.end());
    return steps;
}

}  // namespace resodesk::screens
