// SPDX-License-Identifier: GPL-3.0-or-later
// The seller's actions on their way. Callbacks: any thread.

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/outbox/bulks_desk.h"
#include "app/outbox/outbox_list_desk.h"
#include "domain/money.h"

namespace resodesk::app {

class DeskCore;

struct OutboxFilter {
    bool onlyOpen = false;
    std::optional<ActionState> state;
    AccountId account;
    BulkId bulk;
    int limit = 1'000;
};

/// One thing that happened to an action, from the journal.
struct ActionEntry {
    TimePoint at;
    std::string event;
    std::string detail;  ///< fields, a line each
};

struct ActionDetail {
    Action action;
    std::vector<ActionEntry> entries;
};

/// A decision that can still be taken back: its actions are inside their undo window.
struct Undoable {
    int count = 0;
    ActionKind kind = ActionKind::authorize;
    BulkId bulk;      ///< none: a single action
    ActionId action;  ///< the newest
    TimePoint leavesAt;
    std::string buyer;
};

/// A decision for many that stopped by itself: too many results in a row were not good.
struct StoppedBulk {
    BulkId id;
    ActionKind kind = ActionKind::authorize;
    int left = 0;     ///< not sent
    int unknown = 0;
    int failed = 0;
};

struct OutboxSummary {
    int open = 0;         ///< waiting, sending, accepted, unknown, needs a person
    int unknown = 0;      ///< is being checked
    int needsPerson = 0;  ///< stayed unknown: the seller settles it
    int asking = 0;       ///< wait for the seller's yes
    int notSent = 0;      ///< waiting
    int stale = 0;        ///< of those that ask: money that only waited for over a day
    Sums staleAmounts;
    std::vector<Undoable> held;  ///< newest first
    std::optional<Error> stopped;  ///< why nothing is sent
    bool isReadOnly = false;       ///< and nothing can be changed
    std::optional<StoppedBulk> stoppedBulk;  ///< the first of them
};

class OutboxDesk {
 public:
    explicit OutboxDesk(DeskCore& core) : core_(core), lists_(core), bulks_(core) {}

    OutboxListDesk& lists() { return lists_; }
    BulksDesk& bulks() { return bulks_; }

    void list(const OutboxFilter& filter, std::function<void(std::vector<Action>)> done);
    /// The marketplace's own page of what the action is about, where it has one for what is done by hand; else empty.
    void page(ActionId id, std::function<void(std::string)> done);
    void show(ActionId id, std::function<void(Result<ActionDetail>)> done);
    void summary(std::function<void(OutboxSummary)> done);
    /// Before it is sent. tooLateToCancel afterwards; nothing is recalled.
    void cancel(ActionId id, std::function<void(Result<void>)> done);
    /// The seller's yes to actions that ask. changed, when the money of one has changed: cancel it and decide anew.
    void approve(const std::vector<ActionId>& ids, std::function<void(Result<void>)> done);
    /// The seller has looked at the marketplace and says whether an action that needs a person happened. The reason is kept
    /// as a private note of what the action is about. notOfferedNow in any other state, emptyText without a reason.
    void settle(ActionId id, bool happened, const std::string& reason, std::function<void(Result<void>)> done);
    /// Undo windows end now: for "send first" at closing and for `outbox run`.
    void sendNow(std::function<void()> done);
    /// A restored or old ledger: the seller has looked, and what is not decided may be sent again.
    void resume(std::function<void(Result<void>)> done);
    /// What failed is wished for anew: a new action in its place, with today's facts. What the rule refuses today is refused;
    /// liveAction when there is a new one already, notOfferedNow for what has not failed.
    void tryAgain(ActionId id, std::function<void(Result<ActionId>)> done);
    /// Calls `done` when none of these is live any more, or all live ones need a person or wait for one.
    void whenSettled(const std::vector<ActionId>& ids, BulkId bulk, std::function<void(std::vector<Action>)> done);
    /// The same for all that is on its way now, and for what bulks that a crash interrupted still become.
    void whenAllSettled(std::function<void(std::vector<Action>)> done);

 private:
    struct Waiting;
    void follow(std::shared_ptr<Waiting> waiting);
    void lookAgain(std::shared_ptr<Waiting> waiting);
    DeskCore& core_;
    OutboxListDesk lists_;
    BulksDesk bulks_;
};

}  // namespace resodesk::app
