// SPDX-License-Identifier: GPL-3.0-or-later
// When to try again.

#pragma once

#include "base/clock.h"

namespace resodesk::sync {

/// Doubles from 2 s to 15 min. No jitter, because one desk serves one seller: there is no herd to spread.
TimePoint nextAttempt(TimePoint now, int attempts);

/// When to look again whether an action happened: 2 s after the first doubt, then doubling to 10 min.
TimePoint nextRead(TimePoint now, int reads);

}  // namespace resodesk::sync
