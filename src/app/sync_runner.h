// SPDX-License-Identifier: GPL-3.0-or-later
// When each account is read: at start, every few minutes, when asked for, and soon after an own action. Desk executor.

#pragma once

#include <map>
#include <memory>

#include "app/changes.h"
#include "app/desk_core.h"
#include "sync/puller.h"

namespace resodesk::app {

class SyncRunner {
 public:
    explicit SyncRunner(DeskCore& core) : core_(core) {}
    void start();
    void stop();
    bool isRunning() const;
    /// Reads the account now, or once more after the pull under way. `onDone` may be empty.
    void request(AccountId account, std::function<void(Result<void>)> onDone);
    void tick();
    std::optional<TimePoint> nextDue() const;
    SyncState state(AccountId account);
    void setInterval(milliseconds interval);

 private:
    struct PerAccount {
        std::shared_ptr<sync::Puller> running;
        SyncState state;
        int failures = 0;
        bool isAskedAgain = false;
        std::vector<std::function<void(Result<void>)>> waiting;    ///< for the pull under way
        std::vector<std::function<void(Result<void>)>> waitingNext;
    };
    void begin(AccountId account);
    void finish(AccountId account, const Result<void>& result);
    void takeSetup(AccountId account, const channels::AccountSetup& setup);
    void publish(AccountId account);

    DeskCore& core_;
    std::map<std::int64_t, PerAccount> accounts_;
    milliseconds interval_ = std::chrono::minutes(5);
    bool isStopped_ = false;
};

}  // namespace resodesk::app
