// SPDX-License-Identifier: GPL-3.0-or-later
// A list of returns that the seller brought as a file.

#pragma once

#include <string>

#include "base/clock.h"
#include "domain/keys.h"

namespace resodesk {

struct BroughtReport {
    std::string name;   ///< of the file, without its folders
    std::string bytes;  ///< as they are
    TimePoint at;       ///< when it was brought
    bool operator==(const BroughtReport&) const = default;
};

}  // namespace resodesk
