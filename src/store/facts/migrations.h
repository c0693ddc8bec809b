// SPDX-License-Identifier: GPL-3.0-or-later
// The history of facts.db's schema. What is in the file can always be fetched again: it may be deleted.

#pragma once

#include <span>

#include "store/database.h"

namespace resodesk::store {

inline constexpr int factsApplicationId = 0x52657346;  // "ResF"
std::span<const Migration> factsMigrations();

}  // namespace resodesk::store
