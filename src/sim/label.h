// SPDX-License-Identifier: GPL-3.0-or-later
// The marketplace's unpaid return label: one page of 100 x 150 mm.

#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace resodesk::sim {

/// PDF bytes. `returnTo` is the address in the API's shape.
std::string drawLabel(const nlohmann::json& returnDoc, const nlohmann::json& returnTo);

}  // namespace resodesk::sim
