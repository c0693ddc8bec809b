// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "domain/keys.h"

namespace resodesk::app {

class DeskCore;

/// Takes back what of a decision for many has not been sent, also what is no action yet. How many. Within a transaction, desk executor.
int withdrawBulk(DeskCore& core, BulkId bulk);

}  // namespace resodesk::app
