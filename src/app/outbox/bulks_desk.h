// SPDX-License-Identifier: GPL-3.0-or-later
// Decisions for many: how far they are, pause, go on, take back, try again. Also after a restart. Callbacks: any thread.

#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "app/returns/returns_desk.h"
#include "domain/outbox/bulk.h"
#include "domain/returns/declared.h"

namespace resodesk::app {

class DeskCore;

class BulksDesk {
 public:
    explicit BulksDesk(DeskCore& core) : core_(core) {}

    /// Those that the seller has not put away, newest first.
    void list(std::function<void(std::vector<BulkProgress>)> done);
    void progress(BulkId id, std::function<void(BulkProgress)> done);
    /// What did not come through and was not decided anew since.
    void failures(BulkId id, std::function<void(std::vector<BulkFailure>)> done);

    /// What has not left waits until goOn(). notFound when nothing of it waits.
    void pause(BulkId id, std::function<void(Result<void>)> done);
    /// Paused, or stopped by itself, is sent further. notFound when it is neither.
    void goOn(BulkId id, std::function<void(Result<void>)> done);
    /// Takes back what has not left. How many.
    void takeBack(BulkId id, std::function<void(int)> done);
    /// What did not come through, decided anew in the same way, as a bulk of its own. `declared`: what the seller saw of it, as
    /// failures() says it; anything else is setChanged. notFound when all of it came through.
    void tryAgain(BulkId id, const Declared& declared, std::optional<milliseconds> hold, std::function<void(Result<Confirmed>)> done);
    /// The seller has seen how it ended.
    void putAway(BulkId id, std::function<void(Result<void>)> done);

 private:
    DeskCore& core_;
};

/// Takes back what of a decision for many has not been sent, also what is no action yet. How many. Within a transaction, desk executor.
int withdrawBulk(DeskCore& core, BulkId bulk);

}  // namespace resodesk::app
