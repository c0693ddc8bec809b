// SPDX-License-Identifier: GPL-3.0-or-later
// The seller's actions. Every change is within the caller's transaction and leaves a journal entry.

#pragma once

#include <optional>
#include <vector>

#include "domain/outbox/action.h"
#include "store/ledger/journal.h"

namespace resodesk::store {

/// What the seller confirmed, with how it is to leave.
struct NewAction {
    Command command;
    std::string nonce;
    WaitReason why = WaitReason::undo;
    TimePoint notBefore;
    ActionId after;
    ActionId supersedes;
    BulkId bulk;
};

/// What is known with an event. Empty parts leave what stands.
struct EventNews {
    std::optional<WaitReason> why;        ///< held: what for
    std::optional<TimePoint> notBefore;   ///< held: until when; unknown and accepted: when to look again
    std::optional<TimePoint> settleUntil; ///< unclear: before this an absence proves nothing
    std::string_view proof;               ///< answer, read, two_reads, person
    std::string remoteRef;
    std::optional<Failure> refusal;
    std::string refusalWords;
    Fields evidence;  ///< for the journal, without personal data
};

struct OutboxQuery {
    bool onlyOpen = false;  ///< live ones and those that failed and wait for the seller's look
    std::optional<ActionState> state;
    AccountId account;
    BulkId bulk;
    ActionId before;  ///< for the next page: the last id of this one
    int limit = 200;
};

struct OutboxCounts {
    int open = 0;     ///< not terminal
    int waiting = 0;  ///< not sent yet
    int unknown = 0;  ///< is being checked
    int needsPerson = 0;
    int asking = 0;   ///< waits for the seller's yes
};

/// What the guards and the projection need, oldest first. Any connection.
std::vector<LiveAction> actionsOf(Database& ledger, const ObjectKey& object);

class OutboxStore {
 public:
    OutboxStore(Database& database, Journal& journal, std::int64_t epoch)
        : database_(database), journal_(journal), epoch_(epoch) {}

    /// lineBusy names the action that holds the money, aboveRefundable what is left of the order line; a nonce already used gives back that action's id.
    Result<ActionId> add(const NewAction& action, TimePoint now);

    /// Waiting actions of these accounts whose time and turn have come, nearest deadline first.
    std::vector<Action> due(const std::vector<AccountId>& accounts, TimePoint now, int limit);
    /// Unknown and accepted actions of these accounts that are to be looked at now.
    std::vector<Action> toRead(const std::vector<AccountId>& accounts, TimePoint now, int limit);
    /// The earliest moment something becomes due or readable, of what only time holds back.
    std::optional<TimePoint> nextDue(TimePoint now);

    /// waiting or unknown -> sending. Commit before the socket is opened.
    void claim(const Action& action, TimePoint now);
    /// False when the event is not possible in the action's standing: nothing is changed.
    bool record(ActionId id, ActionEvent event, const EventNews& news, TimePoint now);
    /// A read that decided nothing. `seen`: what it showed, an Evidence by name; empty when it proves nothing: it failed, or
    /// what was sent may still be on its way.
    void noteRead(ActionId id, std::string_view seen, TimePoint next, TimePoint now);
    /// At start: what was sending may have happened. Returns how many.
    int recoverSending(TimePoint settleUntil, TimePoint now);
    /// A waiting action waits for something else, or until another time.
    void hold(ActionId id, WaitReason why, TimePoint notBefore, std::optional<Failure> refusal, TimePoint now);
    /// The seller's yes to an action that asked: it may leave now.
    void approve(ActionId id, TimePoint now);

    std::optional<Action> find(ActionId id);
    /// The one that was minted with this idempotency key.
    std::optional<Action> withKey(const std::string& key);
    std::vector<Action> list(const OutboxQuery& query);
    /// Actions with `after` = id that still wait.
    std::vector<ActionId> waitingFor(ActionId id);
    OutboxCounts counts();
    /// It has ended, or it - or what it waits for - waits for the seller or for a time of its own. For a bulk: all of it.
    bool isSettled(ActionId id, TimePoint now);
    bool isSettled(BulkId bulk, TimePoint now);
    /// The account's marketplace answers again: what waited for that may leave now.
    void endPause(AccountId account, TimePoint now);
    /// Every undo window ends now.
    void endUndo(TimePoint now);
    /// Found in its undo window at start: the window gives it a fresh one.
    void renewUndo(ActionId id, TimePoint notBefore);
    /// The calendar was set: undo windows that ended at `from` end at `to`.
    void moveUndo(TimePoint from, TimePoint to);

 private:
    void settleMoney(ActionId id, ActionState state);
    void touch(const ObjectKey& object);
    Result<void> checkBudget(const Command& command);
    void reserve(ActionId id, const Command& command);
    std::vector<Action> read(class Query& query);

    Database& database_;
    Journal& journal_;
    std::int64_t epoch_;
};

}  // namespace resodesk::store
