// SPDX-License-Identifier: GPL-3.0-or-later
// Sends the seller's actions, classifies what came back, and finds out about what is unknown. On the desk executor.
//
// Everything that is decided in one round - results that came in, actions taken next - is one commit, and nothing is sent
// before that commit has returned.

#pragma once

#include <functional>
#include <map>
#include <set>

#include "base/executor.h"
#include "channels/channel.h"
#include "domain/outbox/policy.h"
#include "store/ledger/ledger.h"
#include "sync/undo_windows.h"

namespace resodesk::sync {

class OutboxRunner {
 public:
    struct Parts {
        store::Ledger& ledger;
        Executor& desk;
        const Clock& clock;
        /// Null for an account that is not wired.
        std::function<channels::Channel*(AccountId)> channelOf;
        /// Objects as an answer or a read showed them.
        std::function<void(const Facts&)> onFacts;
        /// After each commit: actions of these objects changed.
        std::function<void(const std::vector<ObjectKey>&)> onChanged;
        /// Nothing of a round could be kept, because the disk is full. True: there is space again, try at once.
        std::function<bool()> onDiskFull;
    };
    explicit OutboxRunner(Parts parts) : parts_(std::move(parts)) {}

    /// At start, before anything is sent: what was sending may have happened.
    void recover();
    /// Sends and reads what is due. Cheap when nothing is.
    void drain();
    /// When drain() would find something that only time holds back.
    std::optional<TimePoint> nextDue();
    /// Sent or being read, no result yet.
    std::size_t inFlight() const { return busy_.size(); }
    /// Something else - a sync - has just been answered: what an outage held back may leave. Call drain() after it.
    void answers(AccountId account);
    /// Actions are about to be kept whose undo window ends then.
    void opensUndo(TimePoint end) { undoWindows_.open(end, parts_.clock); }
    /// Sends nothing, neither for the first time nor again; what is unknown is still read.
    void hold(bool isHeld) { isHeld_ = isHeld; }
    /// Takes no more actions; results still come in. For shutdown.
    void stop() { isStopped_ = true; }
    /// The ledger closes next: what comes in from now on is found as unknown at the next start.
    void end() { isEnded_ = true; }

 private:
    struct Result_ {
        ActionId id;
        channels::Sent sent;
    };
    struct Reading {
        Action action;
        Result<Facts> facts;
    };
    /// What a round starts from.
    struct Came {
        std::vector<Result_> results;
        std::vector<Reading> readings;
        std::set<std::int64_t> busy;
        int readingFirst;
        std::map<std::int64_t, std::string> freshRevision;
        std::set<std::int64_t> readFirst;
        std::map<std::int64_t, std::int64_t> bulkOf;
        std::map<std::int64_t, TimePoint> offlineUntil;
        std::map<std::int64_t, int> failuresInARow;
    };

    void soon();
    void round();
    void decideRound(TimePoint now);
    void forgetRound(const Came& before);
    void takeResults(TimePoint now);
    void take(const Action& action, const channels::Sent& sent, TimePoint now);
    void takeReadings(TimePoint now);
    void takeBeforeSending(const Action& action, const Facts& facts, TimePoint now);
    void takeAfterSending(const Action& action, const Facts& facts, TimePoint now);
    void takeByHand(const Action& action, const Facts& facts, TimePoint now);
    void sendAgain(const Action& action, const Facts& facts, TimePoint now);
    channels::Capability capabilityOf(const Action& action);
    /// Nothing answers: until when the account rests. The failures of one outage count once.
    TimePoint pause(AccountId account, TimePoint now);
    void answered(AccountId account, TimePoint now);
    void readFailed(const Action& action, const Error& why, TimePoint now);
    void chooseNext(TimePoint now);
    void moveUndo(const std::vector<UndoWindows::Move>& moves);
    std::vector<AccountId> readyAccounts(TimePoint now);
    bool isBulkFull(const Action& action) const;
    void send(const Action& action, const std::string& revision);
    void read(const Action& action);
    void endDependents(ActionId id, TimePoint now);
    void record(const Action& action, ActionEvent event, store::EventNews news, TimePoint now);
    void changed(const Action& action);

    Parts parts_;
    UndoWindows undoWindows_;
    bool isStopped_ = false;
    bool isEnded_ = false;
    bool isHeld_ = false;
    bool isRoundPosted_ = false;
    std::set<std::int64_t> busy_;                       ///< ids that are being sent or read
    std::map<std::int64_t, std::int64_t> bulkOf_;       ///< of those that were taken from the waiting ones
    int readingFirst_ = 0;                              ///< of these, waiting ones that are read before they are sent
    std::vector<Result_> results_;                      ///< came in since the last round
    std::vector<Reading> readings_;                     ///< the same
    std::map<std::int64_t, std::string> freshRevision_; ///< read for this action just now
    std::set<std::int64_t> readFirst_;                  ///< the marketplace said the object has changed
    std::map<std::int64_t, TimePoint> offlineUntil_;    ///< by account: nothing answered
    std::map<std::int64_t, int> failuresInARow_;        ///< by account: outages
    std::vector<std::pair<Action, std::string>> toSend_;///< claimed in this round, with the revision to name
    std::vector<Action> toRead_;
    std::vector<ObjectKey> changedObjects_;
    Facts shownByAnswers_;
};

}  // namespace resodesk::sync
