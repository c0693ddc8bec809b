// SPDX-License-Identifier: GPL-3.0-or-later
// Turns a frozen choice into actions, some hundred a commit, also after a restart. Desk executor.

#pragma once

#include <functional>
#include <map>

#include "app/returns/returns_desk.h"
#include "store/ledger/ledger.h"

namespace resodesk::app {

/// How a decision is to leave.
struct Leaving {
    std::string nonce;
    BulkId bulk;
    TimePoint notBefore;
    std::optional<Money> worth;  ///< what the sheet said a full refund pays: another sum is refused as changed
    std::string text{};          ///< of the message that goes with it, or that it is
};

class DailyLimit;

/// One return's part of a decision, within the caller's transaction: the fact is read again, the rule decides.
/// Returns the action's id (of the refund, where a close follows it). `limit`: of this transaction.
Result<ActionId> mint(DeskCore& core, const ReturnKey& key, const Decision& decision, const Leaving& leaving, DailyLimit& limit);

class BulkMinter {
 public:
    using OnMinted = std::function<void(const Confirmed&)>;
    explicit BulkMinter(DeskCore& core) : core_(core) {}
    /// The bulk's rows are frozen and committed.
    void start(BulkId id, OnMinted done);
    /// At start of a desk that sends: bulks that a crash left half minted go on, with the undo window they had.
    void resumeUnfinished();

 private:
    void step(BulkId id);
    void finish(BulkId id);
    DeskCore& core_;
    std::multimap<std::int64_t, OnMinted> waiting_;  ///< a second click asks for the same bulk
};

}  // namespace resodesk::app
