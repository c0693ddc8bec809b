// SPDX-License-Identifier: GPL-3.0-or-later
// Looks after ledger.db on the worker executor, on a reading connection of its own: a check at start, and backups - at
// start, then every half hour in which something was written. Its public functions: desk executor.

#pragma once

#include <memory>
#include <optional>

#include "base/clock.h"
#include "base/error.h"
#include "store/database.h"
#include "store/ledger/backup.h"

namespace resodesk::app {

class DeskCore;

class LedgerCare {
 public:
    explicit LedgerCare(DeskCore& core);
    ~LedgerCare();
    /// Checks the ledger, then DeskCore::checked with what is wrong with it; then the first backup when one is due.
    void start();
    /// Begins a backup when one is due.
    void tick();
    std::optional<TimePoint> nextDue();
    /// A check under way ends without an answer.
    void interrupt();
    /// On the worker executor, before the ledger is closed: a backup under way is finished.
    void finishUnderWay();

 private:
    std::optional<Error> findFault();
    bool isFirstDue() const;
    void begin(TimePoint now);
    void copySome();
    void failed(const std::exception& e);

    DeskCore& core_;
    std::unique_ptr<store::Database> view_;       ///< while it is checked
    std::unique_ptr<store::BackupRun> run_;       ///< worker executor
    TimePoint lastAt_;                            ///< of the last try in this process
    std::int64_t lastChanges_ = 0;                ///< how much was written by then
    bool isRunning_ = false;
    bool isFailing_ = false;                      ///< said already
};

}  // namespace resodesk::app
