// SPDX-License-Identifier: GPL-3.0-or-later
// What the outbox page asks of the ledger: lists, sums of money, bulk decisions that stopped. Reads only.

#pragma once

#include "domain/outbox/bulk_brake.h"
#include "domain/outbox/list.h"
#include "store/database.h"

namespace resodesk::store {

/// A bulk decision that was paused or stopped by itself.
struct StoppedBulk {
    BulkId id;
    ActionKind kind = ActionKind::authorize;
    int left = 0;     ///< not sent
    int unknown = 0;
    int failed = 0;
    bool isBySeller = false;
};

/// One decision inside its undo window: an action, or what is left of a bulk.
struct HeldDecision {
    int count = 0;
    ActionId newest;
    BulkId bulk;
    ActionKind kind = ActionKind::authorize;
    TimePoint leavesAt;
    std::string buyer;
};

/// Money that waited for over a day and asks for a second yes.
struct StaleMoney {
    int count = 0;
    Sums amounts;
};

class OutboxList {
 public:
    explicit OutboxList(Database& database) : database_(database) {}

    /// In the order asked for, `limit` at most behind the first `skip`.
    std::vector<ActionId> ids(const OutboxQuestion& question, int skip, int limit);
    int count(const OutboxQuestion& question);
    /// Newest day first, of decisions since then. One entry per day, account and currency.
    std::vector<MoneyOfDay> money(AccountId account, TimePoint since);
    /// Money that asks again only because it waited: the seller's yes sends it.
    std::vector<ActionId> stale();
    StaleMoney staleMoney();
    /// The new action made for one that failed, unless that came to nothing too.
    std::optional<ActionId> replacementOf(ActionId failed);
    std::vector<StoppedBulk> stopped();
    /// Newest first, so many at most.
    std::vector<HeldDecision> held(TimePoint now, int limit = 50);
    /// Not sent even once, and not for want of anything but time.
    std::vector<ActionId> inUndo();
    std::vector<ConversationKey> withWaitingReply();
    /// Requests that a confirmed message was written about before they were answered, decided since then; each once.
    std::vector<ReturnKey> writtenFirst(TimePoint since);
    /// When the undo windows end of what is an action and of what is still to become one.
    std::vector<TimePoint> undoEnds();
    /// Results of the bulk since the seller last let it go on, newest first.
    std::vector<BulkResult> results(BulkId bulk, int limit);

 private:
    Database& database_;
};

}  // namespace resodesk::store
