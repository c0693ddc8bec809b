// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sync_runner.h"

#include <algorithm>

#include "app/notices/notice_keeper.h"
#include "app/rules/rule_runner.h"
#include "sync/retry_schedule.h"

namespace resodesk::app {

namespace {

// A workspace that has a list shows it first: reading, merging and indexing would take its processors.
constexpr milliseconds afterFirstList{1'000};

}  // namespace

void SyncRunner::start() {
    if (const auto minutes = core_.ledger->desk().preference("sync_minutes"))
        interval_ = std::chrono::minutes(std::clamp(std::atoi(minutes->c_str()), 1, 24 * 60));
    for (const Account& account : core_.ledger->accounts().all()) {
        PerAccount& one = accounts_[account.id.value];
        one.state.account = account.id;
        one.state.completeAt = store::PullStore(*core_.facts).completeAt(account.id);
        if (core_.setup.syncsByItself) one.state.nextAt = core_.now() + (one.state.completeAt ? afterFirstList : milliseconds(0));
    }
}

void SyncRunner::stop() {
    isStopped_ = true;
    for (auto& [id, one] : accounts_)
        if (one.running) one.running->stop();
}

bool SyncRunner::isRunning() const {
    return std::any_of(accounts_.begin(), accounts_.end(), [](const auto& one) { return one.second.running != nullptr; });
}

void SyncRunner::setInterval(milliseconds interval) { interval_ = interval; }

void SyncRunner::request(AccountId account, std::function<void(Result<void>)> onDone) {
    PerAccount& one = accounts_[account.value];
    one.state.account = account;
    if (isStopped_) {
        if (onDone) onDone(Error(Failure::stopped, "sync"));
        return;
    }
    if (one.running) {
        one.isAskedAgain = true;
        if (onDone) one.waitingNext.push_back(std::move(onDone));
        return;
    }
    if (onDone) one.waiting.push_back(std::move(onDone));
    begin(account);
}

void SyncRunner::tick() {
    if (isStopped_) return;
    for (auto& [id, one] : accounts_)
        if (!one.running && one.state.nextAt && *one.state.nextAt <= core_.now()) begin({id});
}

std::optional<TimePoint> SyncRunner::nextDue() const {
    std::optional<TimePoint> next;
    for (const auto& [id, one] : accounts_)
        if (!one.running && one.state.nextAt && (!next || *one.state.nextAt < *next)) next = one.state.nextAt;
    return next;
}

SyncState SyncRunner::state(AccountId account) { return accounts_[account.value].state; }

void SyncRunner::begin(AccountId account) {
    PerAccount& one = accounts_[account.value];
    channels::Channel* channel = core_.channelOf(account);
    const auto known = core_.ledger->accounts().find(account);
    if (!channel || !known || known->state == AccountState::removed) {
        one.state.nextAt.reset();
        for (auto& onDone : std::exchange(one.waiting, {})) onDone(Error(Failure::unknownAccount, "sync"));
        return;
    }
    one.state.isRunning = true;
    one.state.rows = 0;
    one.state.nextAt.reset();
    core_.holdIndex(true);
    sync::Puller::Parts parts{account,
                              *channel,
                              core_.setup.executors.desk,
                              core_.setup.executors.facts,
                              *core_.merger,
                              core_.setup.clock,
                              [this, account](const channels::AccountSetup& setup) { takeSetup(account, setup); },
                              [this, account](const sync::PullProgress& progress) {
                                  PerAccount& running = accounts_[account.value];
                                  running.state.stream = progress.stream;
                                  running.state.rows = progress.rows;
                                  if (progress.stream != Stream::returns) core_.holdIndex(false);
                                  publish(account);
                              },
                              [this, account](const Result<void>& result) { finish(account, result); }};
    one.running = std::make_shared<sync::Puller>(std::move(parts));
    one.running->start();
    publish(account);
}

void SyncRunner::takeSetup(AccountId account, const channels::AccountSetup& setup) {
    store::Transaction transaction(core_.ledger->database(), "account.setup");
    core_.ledger->addresses().merge(account, setup.addresses, core_.now());
    core_.ledger->settings().merge(account, setup.settings, core_.now());
    core_.ledger->accounts().setTerms(account, setup.terms);
    transaction.commit();
    Changes changes;
    changes.accounts = true;
    core_.publish(changes);
}

void SyncRunner::finish(AccountId account, const Result<void>& result) {
    if (!core_.ledger) return;  // closed
    PerAccount& one = accounts_[account.value];
    one.running.reset();
    core_.holdIndex(false);
    one.state.isRunning = false;
    one.state.error = result ? std::optional<Error>{} : result.error();
    const bool needsSignIn = !result && (result.error().failure() == Failure::signInExpired || result.error().failure() == Failure::forbidden);
    if (result) {
        core_.outbox->answers(account);
        one.failures = 0;
        one.state.completeAt = core_.now();
        core_.rules->judgeByItself();
        core_.notices->lookSoon();
    }
    const auto known = core_.ledger->accounts().find(account);
    if (known && known->state == (needsSignIn ? AccountState::active : AccountState::signIn) && (needsSignIn || result)) {
        store::Transaction transaction(core_.ledger->database(), "account.sign_in_needed");
        core_.ledger->accounts().setState(account, needsSignIn ? AccountState::signIn : AccountState::active);
        transaction.commit();
        Changes changes;
        changes.accounts = true;
        core_.publish(changes);
    }
    if (core_.setup.syncsByItself && !isStopped_)
        one.state.nextAt = result ? core_.now() + interval_ : std::min(sync::nextAttempt(core_.now(), ++one.failures), core_.now() + interval_);
    publish(account);
    for (auto& onDone : std::exchange(one.waiting, {})) onDone(result);
    one.waiting = std::exchange(one.waitingNext, {});
    if (std::exchange(one.isAskedAgain, false) && !isStopped_) begin(account);
    core_.tick();
}

void SyncRunner::publish(AccountId account) {
    Changes changes;
    changes.sync = accounts_[account.value].state;
    core_.publish(changes);
}

}  // namespace resodesk::app
