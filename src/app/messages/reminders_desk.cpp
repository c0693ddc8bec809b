// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/messages/reminders_desk.h"

#include <algorithm>

#include "app/desk_core.h"
#include "app/notices/notice_keeper.h"

namespace resodesk::app {

void RemindersDesk::list(bool withDone, std::function<void(std::vector<ReminderRow>)> done) {
    core_.setup.executors.desk.post([this, withDone, done = std::move(done)] {
        store::ConversationReader reader(*core_.facts);
        const auto today = localDay(core_.now());
        std::vector<ReminderRow> rows;
        for (Reminder& reminder : core_.ledger->reminders().all(withDone)) {
            const auto fact = reader.find(reminder.about);
            const ReminderState state = stateOf(reminder, today);
            rows.push_back({std::move(reminder), state, fact ? fact->order : OrderId{}, fact ? fact->buyerName : std::string{}});
        }
        done(std::move(rows));
    });
}

void RemindersDesk::counts(std::function<void(ReminderCounts)> done) {
    core_.setup.executors.desk.post([this, done = std::move(done)] {
        const auto today = localDay(core_.now());
        ReminderCounts counts;
        for (const Reminder& reminder : core_.ledger->reminders().all(false)) {
            const ReminderState state = stateOf(reminder, today);
            ++(state == ReminderState::missed ? counts.missed : state == ReminderState::dueToday ? counts.dueToday : counts.ahead);
        }
        done(counts);
    });
}

void RemindersDesk::keep(const ConversationKey& about, std::chrono::year_month_day day, const std::string& words,
                         std::function<void(Result<ReminderId>)> done) {
    core_.change(done, [this, about, day, words, done] {
        const Reminder reminder{{}, about, day, words, core_.now(), {}, {}};
        if (const auto possible = check(reminder, localDay(core_.now())); !possible) return done(possible.error());
        if (!store::ConversationReader(*core_.facts).find(about)) return done(Error(Failure::notFound, "conversation", about.id.value));
        store::Transaction transaction(core_.ledger->database(), "reminder.keep");
        const ReminderId id = core_.ledger->reminders().keep(reminder);
        transaction.commit();
        done(id);
        publish(about);
        core_.notices->lookSoon();
        core_.tick();
    });
}

void RemindersDesk::finish(ReminderId id, std::function<void(Result<void>)> done) {
    core_.change(done, [this, id, done] {
        const auto open = core_.ledger->reminders().all(false);
        const auto found = std::find_if(open.begin(), open.end(), [&](const Reminder& r) { return r.id == id; });
        if (found == open.end()) return done(Error(Failure::notFound, "reminder", std::to_string(id.value)));
        store::Transaction transaction(core_.ledger->database(), "reminder.finish");
        core_.ledger->reminders().finish(id, core_.now());
        transaction.commit();
        done({});
        publish(found->about);
    });
}

void RemindersDesk::publish(const ConversationKey& about) {
    Changes changes;
    changes.conversations.push_back(about);
    core_.publish(changes);
}

}  // namespace resodesk::app
