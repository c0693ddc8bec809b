// SPDX-License-Identifier: GPL-3.0-or-later
// What a front end is told when something changed. Values only.

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "domain/facts.h"
#include "domain/keys.h"
#include "domain/notices/notice.h"

namespace resodesk::app {

/// How one account stands with its marketplace.
struct SyncState {
    AccountId account;
    bool isRunning = false;
    Stream stream = Stream::returns;
    std::int64_t rows = 0;                    ///< read in the pull under way
    std::optional<TimePoint> completeAt;      ///< when everything was last read to its end
    std::optional<Error> error;               ///< why the last try ended early
    std::optional<TimePoint> nextAt;
};

struct Changes {
    std::vector<ReturnKey> returns;   ///< rows that look different now
    std::vector<ParcelKey> parcels;
    std::vector<ConversationKey> conversations;
    bool lists = false;               ///< rows came or went, or too many changed to name them
    bool outbox = false;
    bool views = false;               ///< saved ones: their names, order or questions
    bool templates = false;           ///< of messages
    bool accounts = false;            ///< accounts, addresses or settings
    std::optional<SyncState> sync;
    std::optional<Error> said;        ///< to be shown once
    std::optional<Notice> notice;     ///< to be told outside the window
};

/// Called on any thread; must only post.
using OnChanges = std::function<void(const Changes&)>;

}  // namespace resodesk::app
