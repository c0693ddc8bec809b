// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing, claiming and sending. What came back: outbox_results.cpp.

#include "sync/outbox_runner.h"

#include <algorithm>

#include "base/fault_points.h"
#include "base/log.h"
#include "domain/outbox/bulk_brake.h"
#include "store/reserve.h"
#include "store/transaction.h"
#include "sync/retry_schedule.h"

namespace resodesk::sync {

namespace {

// Claimed ahead of the connections, so that none idles while a commit reaches the disk.
constexpr std::size_t mostInFlight = 64;
// A write may sit in a network for as long as its timeout.
constexpr auto settleAfterRestart = std::chrono::seconds(60);
// The seller's yes to money is good for a day; then it is asked for again.
constexpr auto approvalLasts = std::chrono::hours(24);

/// Money is paid, and a reply is sent, only while it is as the seller saw it.
bool needsReadBeforeSending(const Action& action) {
    return paysMoney(action.command.kind) || (action.command.kind == ActionKind::message && action.command.seen.find("last_message"));
}

}  // namespace

void OutboxRunner::recover() {
    if (isMutant("no_recovery")) return;
    const TimePoint now = parts_.clock.now();
    store::Transaction transaction(parts_.ledger.database(), "outbox.recover");
    const int found = parts_.ledger.outbox().recoverSending(now + settleAfterRestart, now);
    crashPoint("recover.found");
    transaction.commit();
    for (const TimePoint end : parts_.ledger.outboxList().undoEnds()) undoWindows_.open(end, parts_.clock);
    if (found > 0) log::warning(std::to_string(found) + " actions were on their way when the program ended: outcome unknown");
}

void OutboxRunner::drain() {
    if (!isRoundPosted_) round();
}

/// Results of one burst are taken in one round: one commit for all of them.
void OutboxRunner::soon() {
    if (std::exchange(isRoundPosted_, true)) return;
    parts_.desk.post([this] {
        isRoundPosted_ = false;
        round();
    });
}

void OutboxRunner::round() {
    if (isEnded_) return;
    const TimePoint now = parts_.clock.now();
    const Came before{results_, readings_, busy_, readingFirst_, freshRevision_, readFirst_, bulkOf_, offlineUntil_, failuresInARow_};
    try {
        decideRound(now);
    } catch (const std::exception& e) {
        if (!store::isDiskFull(e)) throw;
        forgetRound(before);  // what came in is kept in memory, and nothing that was chosen is sent
        if (parts_.onDiskFull && parts_.onDiskFull()) soon();
        return;
    }
    if (Facts facts = std::exchange(shownByAnswers_, {}); !facts.isEmpty()) parts_.onFacts(facts);
    if (!toSend_.empty()) crashPoint("outbox.before_sending");
    for (const auto& [action, revision] : std::exchange(toSend_, {})) {
        send(action, revision);
        crashPoint("outbox.after_sending");
    }
    for (const Action& action : std::exchange(toRead_, {})) read(action);
    if (const auto objects = std::exchange(changedObjects_, {}); !objects.empty()) parts_.onChanged(objects);
}

void OutboxRunner::decideRound(TimePoint now) {
    store::Transaction transaction(parts_.ledger.database(), "outbox.round");
    takeResults(now);
    takeReadings(now);
    crashPoint("outbox.results_taken");
    const auto moves = undoWindows_.moves(parts_.clock);
    moveUndo(moves);
    if (!isStopped_) chooseNext(now);
    crashPoint("outbox.chosen");
    if (changedObjects_.empty() && toSend_.empty() && toRead_.empty() && moves.empty()) return;  // nothing was written
    if (isMutant("intent_committed_after_send"))
        for (const auto& [action, revision] : std::exchange(toSend_, {})) send(action, revision);
    try {
        transaction.commit();
    } catch (const std::exception&) {
        if (!isMutant("commit_error_means_not_written")) throw;
        busy_.clear();
        toSend_.clear();
    }
    undoWindows_.moved(moves, parts_.clock);
}

void OutboxRunner::moveUndo(const std::vector<UndoWindows::Move>& moves) {
    for (const auto& move : moves) {
        parts_.ledger.outbox().moveUndo(move.from, move.to);
        parts_.ledger.bulks().moveUndo(move.from, move.to);
    }
}

void OutboxRunner::forgetRound(const Came& before) {
    results_ = before.results;
    readings_ = before.readings;
    busy_ = before.busy;
    readingFirst_ = before.readingFirst;
    freshRevision_ = before.freshRevision;
    readFirst_ = before.readFirst;
    bulkOf_ = before.bulkOf;
    offlineUntil_ = before.offlineUntil;
    failuresInARow_ = before.failuresInARow;
    toSend_.clear();
    toRead_.clear();
    changedObjects_.clear();
    shownByAnswers_ = {};
}

std::vector<AccountId> OutboxRunner::readyAccounts(TimePoint now) {
    std::vector<AccountId> ready;
    for (const Account& account : parts_.ledger.accounts().all()) {
        channels::Channel* channel = parts_.channelOf(account.id);
        if (channel && account.state == AccountState::active && offlineUntil_[account.id.value] <= now &&
            channel->readyAt(ActionKind::authorize, now) <= now)
            ready.push_back(account.id);
    }
    return ready;
}

void OutboxRunner::chooseNext(TimePoint now) {
    if (busy_.size() >= mostInFlight) return;
    if (busy_.empty()) bulkOf_.clear();
    const auto accounts = readyAccounts(now);
    if (accounts.empty()) return;
    store::OutboxStore& outbox = parts_.ledger.outbox();
    // The busy ones may still look due: those that are being read before they are sent.
    const int wanted = static_cast<int>(mostInFlight);
    for (const Action& action : outbox.toRead(accounts, now, wanted))
        if (busy_.size() < mostInFlight && !busy_.contains(action.id.value)) {
            busy_.insert(action.id.value);
            toRead_.push_back(action);
        }
    if (isHeld_) return;
    const int room = wanted - static_cast<int>(busy_.size()) + readingFirst_;
    if (room == readingFirst_) return;
    for (const Action& action : outbox.due(accounts, now, room)) {
        if (busy_.size() >= mostInFlight) return;
        if (busy_.contains(action.id.value)) continue;
        if (paysMoney(action.command.kind) && now - action.approvedAt > approvalLasts) {
            outbox.hold(action.id, WaitReason::ask, now, std::nullopt, now);
            changed(action);
            continue;
        }
        const channels::Capability capability = capabilityOf(action);
        if (capability.guard == Guard::byHand) {
            outbox.hold(action.id, WaitReason::byHand, now, std::nullopt, now);
            changed(action);
            soon();  // it may have been done there already
            continue;
        }
        if (isBulkFull(action)) {
            freshRevision_.erase(action.id.value);  // read again when there is room
            continue;
        }
        busy_.insert(action.id.value);
        bulkOf_[action.id.value] = action.bulk.value;
        const auto fresh = freshRevision_.find(action.id.value);
        const bool mustRead = (needsReadBeforeSending(action) && !isMutant("preflight_skipped")) || readFirst_.contains(action.id.value);
        if (mustRead && fresh == freshRevision_.end()) {
            ++readingFirst_;
            toRead_.push_back(action);
            continue;
        }
        const std::string revision = fresh == freshRevision_.end() ? action.command.baseline : fresh->second;
        if (fresh != freshRevision_.end()) freshRevision_.erase(fresh);
        outbox.claim(action, now);
        changed(action);
        Action claimed = action;
        claimed.state = ActionState::sending;
        ++claimed.attempts;
        if (!claimed.sentAt) claimed.sentAt = now;
        toSend_.emplace_back(std::move(claimed), revision);
        // What nothing guards is claimed one at a time: a crash in a group would leave as many in doubt.
        if (capability.guard == Guard::keyless && paysMoney(action.command.kind)) return soon();
    }
}

/// A bulk of money that goes wrong must be seen to before all of it has left.
bool OutboxRunner::isBulkFull(const Action& action) const {
    if (!action.bulk || !paysMoney(action.command.kind)) return false;
    const auto isOfIt = [&](std::int64_t id) {
        const auto bulk = bulkOf_.find(id);
        return bulk != bulkOf_.end() && bulk->second == action.bulk.value;
    };
    return std::count_if(busy_.begin(), busy_.end(), isOfIt) >= resultsLookedAt;
}

void OutboxRunner::send(const Action& action, const std::string& revision) {
    crashPoint("outbox.send_one");
    parts_.channelOf(action.command.target.account)->send(action, revision, [this, id = action.id](channels::Sent sent) {
        results_.push_back({id, std::move(sent)});
        soon();
    });
}

void OutboxRunner::read(const Action& action) {
    channels::Channel* channel = parts_.channelOf(action.command.target.account);
    const bool hasNothingToRead = action.command.target.kind == ObjectKind::address || action.command.target.kind == ObjectKind::settings;
    if (hasNothingToRead) {  // repeating it is harmless, so it needs no evidence
        readings_.push_back({action, Facts{}});
        return soon();
    }
    crashPoint("outbox.read_one");
    channel->read(action, [this, action](Result<Facts> facts) {
        readings_.push_back({action, std::move(facts)});
        soon();
    });
}

void OutboxRunner::changed(const Action& action) { changedObjects_.push_back(action.command.target); }

std::optional<TimePoint> OutboxRunner::nextDue() {
    const auto due = parts_.ledger.outbox().nextDue(parts_.clock.now());
    if (!due) return std::nullopt;
    TimePoint next = *due;
    // What is due and does not leave waits for its account.
    const TimePoint now = parts_.clock.now();
    if (next <= now) {
        TimePoint ready = TimePoint::max();
        for (const Account& account : parts_.ledger.accounts().all()) {
            channels::Channel* channel = parts_.channelOf(account.id);
            if (!channel || account.state != AccountState::active) continue;
            ready = std::min(ready, std::max(channel->readyAt(ActionKind::authorize, now), offlineUntil_[account.id.value]));
        }
        if (ready != TimePoint::max()) next = std::max(next, ready);
    }
    return next;
}

}  // namespace resodesk::sync
