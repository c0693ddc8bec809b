// SPDX-License-Identifier: GPL-3.0-or-later
// What came back: answers of writes, and reads before and after them.

#include "base/fault_points.h"
#include "base/log.h"
#include "sync/bulk_brake.h"
#include "sync/outbox_runner.h"
#include "sync/retry_schedule.h"

namespace resodesk::sync {

namespace {

constexpr auto settleTime = std::chrono::seconds(60);
constexpr auto settleTimeOfMoney = std::chrono::seconds(120);
constexpr auto looksByHand = std::chrono::minutes(2);        // what the seller does on the marketplace's page shows soon
constexpr auto looksByHandLater = std::chrono::minutes(15);  // and when not, is not hurried
constexpr auto looksByHandAtLast = std::chrono::hours(1);
constexpr auto whilePersonDecides = std::chrono::hours(1);  // evidence may still come

void append(Facts& to, const Facts& from) {
    to.returns.insert(to.returns.end(), from.returns.begin(), from.returns.end());
    to.orders.insert(to.orders.end(), from.orders.begin(), from.orders.end());
    to.messages.insert(to.messages.end(), from.messages.begin(), from.messages.end());
    to.parcels.insert(to.parcels.end(), from.parcels.begin(), from.parcels.end());
    to.conversations.insert(to.conversations.end(), from.conversations.begin(), from.conversations.end());
}

/// A key is trusted for 80 % of the life the marketplace promises.
bool isKeyAlive(const Action& action, const channels::Capability& capability, TimePoint now) {
    return capability.guard == Guard::keyed && action.sentAt && now - *action.sentAt < capability.keyLife * 4 / 5;
}

bool isByHand(const Action& action) { return action.state == ActionState::waiting && action.why == WaitReason::byHand; }

/// Whom the account's pause depends on: not the marketplace's refusal of one object.
bool isAccountWide(Failure failure) { return failure == Failure::offline || failure == Failure::untrusted; }

}  // namespace

TimePoint OutboxRunner::pause(AccountId account, TimePoint now) {
    TimePoint& until = offlineUntil_[account.value];
    if (until <= now) until = nextAttempt(now, ++failuresInARow_[account.value]);  // all that fails until then is one outage
    return until;
}

void OutboxRunner::answered(AccountId account, TimePoint now) {
    const bool wasPaused = failuresInARow_.erase(account.value) + offlineUntil_.erase(account.value) > 0;
    if (wasPaused) parts_.ledger.outbox().endPause(account, now);
}

void OutboxRunner::answers(AccountId account) {
    if (isEnded_) return;
    store::Transaction transaction(parts_.ledger.database(), "outbox.answered");
    answered(account, parts_.clock.now());
    transaction.commit();
}

void OutboxRunner::record(const Action& action, ActionEvent event, store::EventNews news, TimePoint now) {
    if (!parts_.ledger.outbox().record(action.id, event, news, now)) {
        log::error("action " + std::to_string(action.id.value) + ": " + std::string(toText(event)) +
                   " is no step from " + std::string(toText(action.state)));
        return;
    }
    changed(action);
    endDependents(action.id, now);
    if (event == ActionEvent::unclear || event == ActionEvent::refused) brakeBulk(parts_.ledger, action.bulk, now);
}

void OutboxRunner::endDependents(ActionId id, TimePoint now) {
    const auto ended = parts_.ledger.outbox().find(id);
    if (!ended || !isTerminal(ended->state) || ended->state == ActionState::confirmed) return;
    for (ActionId dependent : parts_.ledger.outbox().waitingFor(id)) {
        const auto action = parts_.ledger.outbox().find(dependent);
        if (action && store::withdraw(parts_.ledger, dependent, now, Failure::precedingFailed)) changed(*action);
    }
}

void OutboxRunner::takeResults(TimePoint now) {
    for (const Result_& result : std::exchange(results_, {})) {
        crashPoint("outbox.take_result");
        busy_.erase(result.id.value);
        if (const auto action = parts_.ledger.outbox().find(result.id)) take(*action, result.sent, now);
    }
}

void OutboxRunner::take(const Action& action, const channels::Sent& sent, TimePoint now) {
    const AccountId account = action.command.target.account;
    store::EventNews news;
    news.refusal = sent.refusal;
    news.refusalWords = sent.refusalWords;
    news.evidence = sent.evidence;
    news.proof = "answer";
    const bool isAnswered = sent.result != WriteResult::notSent && sent.result != WriteResult::unknown;
    if (isAnswered) answered(account, now);
    append(shownByAnswers_, sent.facts);
    crashPoint("outbox.classified");
    switch (sent.result) {
        case WriteResult::accepted: {
            const channels::Capability capability = parts_.channelOf(account)->capability(action.command.kind);
            news.remoteRef = sent.remoteRef;
            news.notBefore = now;  // money is read back at once
            return record(action, capability.isFinalByAnswer ? ActionEvent::acceptedAsFinal : ActionEvent::accepted,
                          news, now);
        }
        case WriteResult::refused:
            if (sent.refusal == Failure::changed) {  // proven not applied: look again before deciding
                readFirst_.insert(action.id.value);
                news.why = WaitReason::turn;
                news.notBefore = action.attempts < 5 ? now : nextAttempt(now, action.attempts);
                return record(action, ActionEvent::held, news, now);
            }
            news.notBefore = nextRead(now, action.attempts);
            return record(action, ActionEvent::refused, news, now);
        case WriteResult::notSent:
        case WriteResult::refusedBefore: {
            const bool needsSignIn = sent.refusal == Failure::signInExpired || sent.refusal == Failure::forbidden;
            news.why = needsSignIn ? WaitReason::signIn : WaitReason::pause;
            news.notBefore = sent.notBefore.value_or(needsSignIn ? now : nextAttempt(now, action.attempts));
            if (needsSignIn) parts_.ledger.accounts().setState(account, AccountState::signIn);
            if (sent.refusal == Failure::stopped) {  // we are closing: this says nothing about the marketplace
                news.why = WaitReason::turn;
                news.notBefore = now;
                news.refusal.reset();
            } else if (sent.result == WriteResult::notSent || (sent.refusal && isAccountWide(*sent.refusal))) {
                news.notBefore = pause(account, now);
            }
            return record(action, ActionEvent::held, news, now);
        }
        case WriteResult::unknown:
            news.notBefore = nextRead(now, 0);
            news.settleUntil = now + (paysMoney(action.command.kind) ? settleTimeOfMoney : settleTime);
            return record(action, ActionEvent::unclear, news, now);
    }
}

void OutboxRunner::takeReadings(TimePoint now) {
    for (const Reading& reading : std::exchange(readings_, {})) {
        crashPoint("outbox.take_reading");
        busy_.erase(reading.action.id.value);
        if (reading.action.state == ActionState::waiting && !isByHand(reading.action)) --readingFirst_;
        const auto action = parts_.ledger.outbox().find(reading.action.id);
        if (!action || action->state != reading.action.state) continue;  // decided meanwhile: cancelled, say
        if (!reading.facts) {
            readFailed(*action, reading.facts.error(), now);
            continue;
        }
        answered(action->command.target.account, now);
        append(shownByAnswers_, *reading.facts);
        if (isByHand(*action))
            takeByHand(*action, *reading.facts, now);
        else if (action->state == ActionState::waiting)
            takeBeforeSending(*action, *reading.facts, now);
        else
            takeAfterSending(*action, *reading.facts, now);
    }
}

void OutboxRunner::readFailed(const Action& action, const Error& why, TimePoint now) {
    const AccountId account = action.command.target.account;
    if (why.failure() == Failure::stopped) return;  // nothing was seen; the next start looks again
    if (why.failure() == Failure::signInExpired) {
        parts_.ledger.accounts().setState(account, AccountState::signIn);
        return changed(action);
    }
    if (isAccountWide(why.failure()) && action.state != ActionState::waiting) {
        pause(account, now);  // still due: it is looked for as soon as anything answers
        return;
    }
    if (action.command.kind == ActionKind::message && why.failure() == Failure::notFound) {  // its refusal tells the rest
        freshRevision_[action.id.value] = action.command.baseline;
        return;
    }
    const TimePoint next = isAccountWide(why.failure()) ? pause(account, now) : nextAttempt(now, action.attempts + 1);
    if (action.state == ActionState::waiting)
        parts_.ledger.outbox().hold(action.id, isByHand(action) ? WaitReason::byHand : WaitReason::pause, next, why.failure(), now);
    else
        parts_.ledger.outbox().noteRead(action.id, {}, next, now);
    changed(action);
}

void OutboxRunner::takeBeforeSending(const Action& action, const Facts& facts, TimePoint now) {
    readFirst_.erase(action.id.value);
    if (isMutant("baseline_not_compared")) {
        freshRevision_[action.id.value] = revisionIn(action.command, facts);
        return;
    }
    const Judgement judgement = judge(action, facts, capabilityOf(action).guard);
    store::EventNews news;
    news.proof = "read";
    // Somebody else has paid a part: that is not what the seller decided.
    const bool isPartOnly = paysMoney(action.command.kind) && judgement.evidence == Evidence::byOthers && isMoneyLeft(action, facts);
    if (!isPartOnly && (judgement.evidence == Evidence::byOthers || judgement.evidence == Evidence::done)) {
        news.refusal = Failure::changed;
        return record(action, ActionEvent::reachedByOthers, news, now);
    }
    if (hasBuyerWritten(action.command, facts.messages)) {
        if (store::withdraw(parts_.ledger, action.id, now, Failure::buyerWrote)) changed(action);
        return;
    }
    const std::string revision = revisionIn(action.command, facts);
    const bool isMoneyAsSeen = !paysMoney(action.command.kind) || isAsSeen(action, facts);
    if (!isMoneyAsSeen || revision.empty()) {  // what the seller saw is not so any more: asked, not sent
        parts_.ledger.outbox().hold(action.id, WaitReason::ask, now, Failure::changed, now);
        return changed(action);
    }
    freshRevision_[action.id.value] = revision;  // leaves in this round, when its turn still holds
}

/// The seller does it on the marketplace's page; this looks whether it is done.
void OutboxRunner::takeByHand(const Action& action, const Facts& facts, TimePoint now) {
    const Judgement judgement = judge(action, facts, Guard::byHand);
    store::EventNews news;
    news.proof = "read";
    news.remoteRef = judgement.remoteRef;
    if (judgement.evidence == Evidence::done) return record(action, ActionEvent::seenDone, news, now);
    if (judgement.evidence == Evidence::byOthers) {
        news.refusal = Failure::changed;
        return record(action, ActionEvent::reachedByOthers, news, now);
    }
    if (judgement.evidence == Evidence::unclear && !facts.isEmpty()) {  // it shows something like it: the seller looks
        parts_.ledger.outbox().hold(action.id, WaitReason::ask, now, Failure::changed, now);
        return changed(action);
    }
    const auto age = now - action.approvedAt;
    const auto pause = age < std::chrono::hours(1) ? looksByHand : age < std::chrono::hours(24) ? looksByHandLater : looksByHandAtLast;
    parts_.ledger.outbox().hold(action.id, WaitReason::byHand, now + pause, std::nullopt, now);
    changed(action);
}

void OutboxRunner::takeAfterSending(const Action& action, const Facts& facts, TimePoint now) {
    const channels::Capability capability = capabilityOf(action);
    const Judgement judgement = judge(action, facts, capability.guard);
    crashPoint("reconcile.judged");
    const std::string seen(toText(judgement.evidence));
    Looked looked;
    looked.guard = capability.guard;
    looked.state = action.state;
    // What has no object to read - an address, settings - may be repeated without evidence.
    looked.evidence = facts.isEmpty() ? Evidence::absent : judgement.evidence;
    looked.isAsSeen = !paysMoney(action.command.kind) || isAsSeen(action, facts);
    looked.isSettled = !action.settleUntil || now >= *action.settleUntil;
    looked.isSecondLook = action.lastSeen == seen && action.seenAt && now - *action.seenAt >= betweenLooks;
    // In an old copy of the ledger more than one action of a lane can be unknown: then neither goes again by itself.
    looked.isLaneClear = !isStopped_ && !isHeld_ && !store::isLaneUnclear(parts_.ledger.database(), action.id);
    looked.isKeyAlive = isKeyAlive(action, capability, now);
    looked.isOverdue = !isHeld_ && action.sentAt && now - *action.sentAt > decideWithin;
    store::EventNews news;
    news.proof = "read";
    news.remoteRef = judgement.remoteRef;
    switch (nextStep(looked)) {
        case NextStep::confirm: return record(action, ActionEvent::seenDone, news, now);
        case NextStep::sendAgain: return sendAgain(action, facts, now);
        case NextStep::fail:
            news.proof = "two_reads";
            news.refusal = Failure::changed;
            return record(action, ActionEvent::seenImpossible, news, now);
        case NextStep::askPerson:
            news.proof = {};
            news.refusal = Failure::outcomeUnknown;
            news.notBefore = now + whilePersonDecides;
            return record(action, ActionEvent::undecided, news, now);
        case NextStep::lookAgain: break;
    }
    TimePoint next = action.state == ActionState::needsPerson ? now + whilePersonDecides : nextRead(now, action.absentReads + 1);
    if (!looked.isSettled && next < *action.settleUntil && looked.guard != Guard::keyed) next = *action.settleUntil;
    if (looked.isSettled && looked.guard == Guard::guarded) next = std::max(next, now + betweenLooks);
    parts_.ledger.outbox().noteRead(action.id, looked.isSettled || isMutant("read_back_without_settle") ? seen : std::string{}, next, now);
    changed(action);
}

void OutboxRunner::sendAgain(const Action& action, const Facts& facts, TimePoint now) {
    const std::string revision = revisionIn(action.command, facts);
    parts_.ledger.outbox().claim(action, now);
    changed(action);
    Action again = action;
    again.state = ActionState::sending;
    ++again.attempts;
    if (isMutant("new_key_per_retry")) again.key = newUuid();
    busy_.insert(action.id.value);
    crashPoint("reconcile.claimed_again");
    toSend_.emplace_back(again, revision.empty() ? action.command.baseline : revision);
}

channels::Capability OutboxRunner::capabilityOf(const Action& action) {
    return parts_.channelOf(action.command.target.account)->capability(action.command.kind);
}

}  // namespace resodesk::sync
