// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/returns/snooze_desk.h"

#include <algorithm>

#include "app/desk_core.h"
#include "app/returns/chosen.h"
#include "app/returns/look.h"

namespace resodesk::app {

namespace {

bool awaitsAnswer(const Return& fact) { return fact.state == ReturnState::requested && fact.deadline; }

Result<Snooze> putAside(const Return& fact, const SnoozeTime& time, TimePoint now) {
    if (fact.state == ReturnState::closed || fact.state == ReturnState::refunded) return Error(Failure::alreadyClosed, "snooze");
    if (!time.at && !awaitsAnswer(fact)) return Error(Failure::noDeadline, "snooze", fact.id.value);
    const TimePoint until = time.at ? *time.at : *fact.deadline - time.beforeDue;
    if (until <= now) return Error(Failure::timeInPast, "snooze", fact.id.value);
    return snoozed(fact, until, now);
}

}  // namespace

struct SnoozeDesk::Looking {
    SnoozeChoice choice;
    std::size_t next = 0;
    std::function<void(SnoozeChoice)> done;
};

struct SnoozeDesk::Putting {
    std::vector<ReturnKey> keys;
    SnoozeTime time;
    std::size_t next = 0;
    Snoozed snoozed;
    std::function<void(Result<Snoozed>)> done;
};

struct SnoozeDesk::Waking {
    std::vector<ReturnKey> keys;
    std::size_t next = 0, woken = 0;
    std::function<void(Result<std::size_t>)> done;
};

void SnoozeDesk::look(const ReturnChoice& choice, std::function<void(SnoozeChoice)> done) {
    chosenKeys(core_, choice, [this, done = std::move(done)](std::vector<ReturnKey> keys) {
        auto work = std::make_shared<Looking>();
        work->choice.keys = std::move(keys);
        work->done = done;
        lookSome(work);
    });
}

void SnoozeDesk::lookSome(std::shared_ptr<Looking> work) {
    if (!core_.ledger) return;
    store::ReturnReader reader(*core_.facts);
    SnoozeChoice& choice = work->choice;
    const std::size_t end = std::min(choice.keys.size(), work->next + keysPerSlice);
    for (; work->next < end; ++work->next) {
        const auto fact = reader.find(choice.keys[work->next]);
        choice.deadlines.push_back(fact && awaitsAnswer(*fact) ? fact->deadline : std::nullopt);
    }
    if (work->next < choice.keys.size()) return core_.setup.executors.desk.post([this, work] { lookSome(work); });
    work->done(std::move(choice));
}

void SnoozeDesk::snooze(const std::vector<ReturnKey>& keys, const SnoozeTime& time, std::function<void(Result<Snoozed>)> done) {
    core_.change(done, [this, keys, time, done] { putSome(std::make_shared<Putting>(Putting{keys, time, 0, {}, done})); });
}

void SnoozeDesk::putSome(std::shared_ptr<Putting> work) {
    store::Transaction transaction(core_.ledger->database(), "snooze.put");
    store::ReturnReader reader(*core_.facts);
    const std::size_t end = std::min(work->keys.size(), work->next + keysPerSlice);
    for (; work->next < end; ++work->next) {
        const ReturnKey& key = work->keys[work->next];
        const auto fact = reader.find(key);
        const Result<Snooze> aside = fact ? putAside(*fact, work->time, core_.now()) : Error(Failure::unknownReturn, "snooze", key.id.value);
        if (!aside) {
            work->snoozed.refusals.push_back({key, aside.error()});
            continue;
        }
        core_.ledger->snoozes().put(key, *aside);
        work->snoozed.keys.push_back(key);
    }
    transaction.commit();
    if (work->next < work->keys.size()) return core_.change(work->done, [this, work] { putSome(work); });
    work->done(std::move(work->snoozed));
    core_.decided();
}

void SnoozeDesk::wake(const std::vector<ReturnKey>& keys, std::function<void(Result<std::size_t>)> done) {
    core_.change(done, [this, keys, done] { wakeSome(std::make_shared<Waking>(Waking{keys, 0, 0, done})); });
}

void SnoozeDesk::wakeSome(std::shared_ptr<Waking> work) {
    store::Transaction transaction(core_.ledger->database(), "snooze.end");
    const std::size_t end = std::min(work->keys.size(), work->next + keysPerSlice);
    for (; work->next < end; ++work->next) work->woken += core_.ledger->snoozes().wake(work->keys[work->next], WokenBy::seller, core_.now());
    transaction.commit();
    if (work->next < work->keys.size()) return core_.change(work->done, [this, work] { wakeSome(work); });
    work->done(work->woken);
    core_.decided();
}

}  // namespace resodesk::app
