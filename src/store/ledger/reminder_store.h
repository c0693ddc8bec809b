// SPDX-License-Identifier: GPL-3.0-or-later
// Days that were promised to buyers. Within the caller's transaction.

#pragma once

#include <vector>

#include "domain/messages/reminder.h"
#include "store/database.h"

namespace resodesk::store {

class ReminderStore {
 public:
    explicit ReminderStore(Database& database) : database_(database) {}
    /// An open one for the same day of the conversation takes these words.
    ReminderId keep(const Reminder& reminder);
    /// The nearest day first; with those that are done, these behind, the newest first.
    std::vector<Reminder> all(bool withDone);
    /// Of one conversation, open ones first, by day.
    std::vector<Reminder> of(const ConversationKey& about);
    void keepTold(ReminderId id, ReminderState as);
    /// False: there is no open one of this number.
    bool finish(ReminderId id, TimePoint now);

 private:
    Database& database_;
};

}  // namespace resodesk::store
