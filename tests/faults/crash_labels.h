// SPDX-License-Identifier: GPL-3.0-or-later
// Every labelled place to die at, read from the sources: one that is added later and that no workload reaches makes the
// campaign short.

#pragma once

#include <string>
#include <vector>

namespace resodesk::faults {

/// Sorted. `sources`: the folder src/.
std::vector<std::string> crashLabels(const std::string& sources);

}  // namespace resodesk::faults
