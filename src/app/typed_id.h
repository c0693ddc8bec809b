// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "app/desk_core.h"

namespace resodesk::app {

/// What people type for a return or case: "ID", of whichever account, or "ACCOUNT/ID". `withId` gives every key with an id.
/// Desk executor.
template <class WithId>
auto keysTyped(DeskCore& core, const std::string& typed, WithId withId) {
    const std::size_t slash = typed.find('/');
    auto keys = withId(slash == std::string::npos ? typed : typed.substr(slash + 1));
    if (slash != std::string::npos) {
        const auto account = core.ledger->accounts().named(typed.substr(0, slash));
        std::erase_if(keys, [&](const auto& key) { return !account || key.account != account->id; });
    }
    return keys;
}

}  // namespace resodesk::app
