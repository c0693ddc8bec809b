// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/returns/snooze_keeper.h"

#include "app/desk_core.h"

namespace resodesk::app {

namespace {
constexpr int wokenPerCommit = 500;
}

void SnoozeKeeper::tick() {
    if (core_.refusal()) return;
    if (!std::exchange(hasLooked_, true)) lookAll();
    for (;;) {
        const auto due = core_.ledger->snoozes().due(core_.now(), wokenPerCommit);
        if (due.empty()) return;
        store::Transaction transaction(core_.ledger->database(), "snooze.wake");
        for (const ReturnKey& key : due) core_.ledger->snoozes().wake(key, WokenBy::time, core_.now());
        transaction.commit();
        core_.showTouched();
    }
}

std::optional<TimePoint> SnoozeKeeper::nextDue() const {
    if (core_.refusal()) return std::nullopt;
    return core_.ledger->snoozes().nextDue();
}

void SnoozeKeeper::look(const std::vector<ReturnKey>& changed) {
    std::vector<ReturnKey> sleeping;
    for (const ReturnKey& key : changed)
        if (core_.ledger->snoozes().of(key)) sleeping.push_back(key);
    wakeOnNews(sleeping);
}

void SnoozeKeeper::lookAll() { wakeOnNews(core_.ledger->snoozes().sleeping()); }

void SnoozeKeeper::wakeOnNews(const std::vector<ReturnKey>& sleeping) {
    if (sleeping.empty() || core_.refusal()) return;
    store::ReturnReader reader(*core_.facts);
    std::vector<std::pair<ReturnKey, WokenBy>> awake;
    for (const ReturnKey& key : sleeping) {
        const auto fact = reader.find(key);
        const auto snooze = core_.ledger->snoozes().of(key);
        if (!fact || !snooze) continue;
        if (const auto by = newsIn(*fact, *snooze)) awake.emplace_back(key, *by);
    }
    if (awake.empty()) return;
    store::Transaction transaction(core_.ledger->database(), "snooze.news");
    for (const auto& [key, by] : awake) core_.ledger->snoozes().wake(key, by, core_.now());
    transaction.commit();
    core_.showTouched();
}

}  // namespace resodesk::app
