// SPDX-License-Identifier: GPL-3.0-or-later
// An action as a request of the open channel: path and body.

#pragma once

#include <string>

#include "domain/outbox/action.h"

namespace resodesk::channels::open {

struct Write {
    std::string method = "POST";
    std::string path;  ///< below the base URL
    std::string body;
    bool needsRevision = true;
};

/// What the ledger keeps of an action as the request that carries it out. The same action always gives the same bytes:
/// the server compares them with those that came with the key.
Write writeOf(const Action& action);

}  // namespace resodesk::channels::open
