// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/returns/returns_desk.h"

namespace resodesk::app {

/// So many returns are looked at in one go: a slice holds the desk a few milliseconds.
inline constexpr std::size_t keysPerSlice = 250;

/// Would the operation be possible, with the usual choices? What it would pay, for refunds; else the price. Desk executor.
Result<Money> look(DeskCore& core, const Return& fact, Operation operation);

}  // namespace resodesk::app
