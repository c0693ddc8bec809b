// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/desk_core.h"

namespace resodesk::app {

/// A refusal that names another action by its number, with what the seller must know of that one. Any other error as it is.
/// Desk executor.
Error explained(DeskCore& core, const Error& error);

}  // namespace resodesk::app
