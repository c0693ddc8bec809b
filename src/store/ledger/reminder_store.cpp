// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/reminder_store.h"

#include "store/query.h"

namespace resodesk::store {

namespace {

const std::string selectReminder = "SELECT id, account, conversation, day, words, made_at, done_at, told FROM reminder";
const std::string openFirst = " ORDER BY done_at IS NOT NULL, done_at DESC, day, id";

std::vector<Reminder> readReminders(Query& q) {
    std::vector<Reminder> reminders;
    while (q.step()) {
        Reminder one;
        one.id = {q.integer()};
        one.about.account = {q.integer()};
        one.about.id = {q.text()};
        one.day = asWritten(dayFrom(q.text()));
        one.words = q.text();
        one.madeAt = q.time();
        one.doneAt = q.maybeTime();
        one.told = fromText<ReminderState>(q.text());
        reminders.push_back(std::move(one));
    }
    return reminders;
}

}  // namespace

ReminderId ReminderStore::keep(const Reminder& reminder) {
    Query q(database_, "INSERT INTO reminder(account, conversation, day, words, made_at) VALUES(?,?,?,?,?)"
                       " ON CONFLICT(account, conversation, day) WHERE done_at IS NULL DO UPDATE SET words=excluded.words RETURNING id");
    q.bind(reminder.about.account, reminder.about.id, writtenDay(reminder.day), reminder.words, reminder.madeAt).step();
    return {q.integer()};
}

std::vector<Reminder> ReminderStore::all(bool withDone) {
    Query q(database_, selectReminder + (withDone ? "" : " WHERE done_at IS NULL") + openFirst);
    return readReminders(q);
}

std::vector<Reminder> ReminderStore::of(const ConversationKey& about) {
    Query q(database_, selectReminder + " WHERE account=? AND conversation=?" + openFirst);
    q.bind(about.account, about.id);
    return readReminders(q);
}

void ReminderStore::keepTold(ReminderId id, ReminderState as) { Query(database_, "UPDATE reminder SET told=? WHERE id=?").bind(toText(as), id).run(); }

bool ReminderStore::finish(ReminderId id, TimePoint now) {
    return Query(database_, "UPDATE reminder SET done_at=? WHERE id=? AND done_at IS NULL").bind(now, id).run() == 1;
}

}  // namespace resodesk::store
