// SPDX-License-Identifier: GPL-3.0-or-later
// The history of ledger.db's schema. Append only: a released entry is never edited.

#pragma once

#include <span>

#include "store/database.h"

namespace resodesk::store {

inline constexpr int ledgerApplicationId = 0x5265736F;  // "Reso"
std::span<const Migration> ledgerMigrations();

}  // namespace resodesk::store
