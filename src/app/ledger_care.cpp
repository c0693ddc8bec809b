// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/ledger_care.h"

#include "app/desk_core.h"
#include "base/log.h"

namespace resodesk::app {

namespace {

constexpr auto betweenBackups = std::chrono::minutes(30);
// Without a decision since the newest backup: drafts and notes are worth one a day.
constexpr auto betweenQuietOnes = std::chrono::hours(24);
// Of the journal, at each start: a tenth of a second. `journal verify` reads all of it.
constexpr std::int64_t entriesChecked = 20'000;

}  // namespace

LedgerCare::LedgerCare(DeskCore& core) : core_(core) {}
LedgerCare::~LedgerCare() = default;

void LedgerCare::start() {
    lastAt_ = core_.now();
    lastChanges_ = core_.ledger->changes();
    view_ = std::make_unique<store::Database>(core_.workspace.ledgerFile(), store::Database::Options{});
    core_.setup.executors.worker.post([this, now = core_.now()] {
        const auto fault = findFault();
        if (view_->isInterrupted()) return;
        if (!fault && isFirstDue()) begin(now);
        core_.setup.executors.desk.post([this, fault] {
            view_.reset();
            core_.checked(fault);
        });
    });
}

std::optional<Error> LedgerCare::findFault() {
    const auto why = store::faultIn(*view_, entriesChecked);
    if (!why) return std::nullopt;
    log::error("ledger.db is damaged: " + *why);
    return store::damaged(core_.workspace.folder(), *why);
}

bool LedgerCare::isFirstDue() const {
    const auto backups = store::backupsIn(core_.workspace.folder());
    if (backups.empty()) return true;
    if (backups.front().at > lastAt_) return true;  // a clock was wrong; what its name says is no age
    const auto age = lastAt_ - backups.front().at;
    return age >= betweenQuietOnes || (age >= betweenBackups && !store::isSameJournal(backups.front().file, core_.workspace.ledgerFile()));
}

std::optional<TimePoint> LedgerCare::nextDue() {
    if (isRunning_ || core_.ledger->changes() == lastChanges_) return std::nullopt;
    if (lastAt_ > core_.now()) return core_.now();  // the clock was set right
    return lastAt_ + betweenBackups;
}

void LedgerCare::tick() {
    const auto due = nextDue();
    if (!due || *due > core_.now()) return;
    lastAt_ = core_.now();
    lastChanges_ = core_.ledger->changes();
    isRunning_ = true;
    core_.setup.executors.worker.post([this, now = lastAt_] {
        begin(now);
        core_.setup.executors.desk.post([this] { isRunning_ = false; });
    });
}

void LedgerCare::begin(TimePoint now) {
    if (run_) return;
    try {
        run_ = std::make_unique<store::BackupRun>(core_.workspace.folder(), now);
        core_.setup.executors.worker.post([this] { copySome(); });
    } catch (const std::exception& e) {
        failed(e);
    }
}

/// One step a task, so that the keyring and label files need not wait for all of it.
void LedgerCare::copySome() {
    if (!run_) return;
    try {
        if (run_->step()) return core_.setup.executors.worker.post([this] { copySome(); });
        run_->finish();
        run_.reset();
        isFailing_ = false;
    } catch (const std::exception& e) {
        failed(e);
    }
}

void LedgerCare::failed(const std::exception& e) {
    run_.reset();
    log::error(std::string("no backup was made: ") + e.what());
    if (std::exchange(isFailing_, true)) return;
    Changes changes;
    changes.said = Error(Failure::noBackup, e.what());
    core_.publish(changes);
}

void LedgerCare::interrupt() {
    if (view_) view_->interrupt();
}

void LedgerCare::finishUnderWay() {
    try {
        while (run_ && run_->step()) {
        }
        if (run_) run_->finish();
    } catch (const std::exception& e) {
        log::error(std::string("no backup was made: ") + e.what());
    }
    run_.reset();
}

}  // namespace resodesk::app
