// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>
#include <vector>

#include "domain/returns/list.h"

namespace resodesk::app {

class DeskCore;

/// Freezes a choice into ids, each once. `done` on the desk executor.
void chosenKeys(DeskCore& core, const ReturnChoice& choice, std::function<void(std::vector<ReturnKey>)> done);

}  // namespace resodesk::app
