// SPDX-License-Identifier: GPL-3.0-or-later
// Days that were promised to buyers: kept, due today, missed, done. Callbacks: any thread.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "domain/messages/reminder.h"

namespace resodesk::app {

class DeskCore;

struct ReminderRow {
    Reminder reminder;
    ReminderState state = ReminderState::ahead;
    OrderId order;
    std::string buyer;  ///< empty where the conversation is not known here any more
};

struct ReminderCounts {
    std::int64_t ahead = 0, dueToday = 0, missed = 0;
};

class RemindersDesk {
 public:
    explicit RemindersDesk(DeskCore& core) : core_(core) {}

    /// The nearest day first, so that what was missed stands on top.
    void list(bool withDone, std::function<void(std::vector<ReminderRow>)> done);
    void counts(std::function<void(ReminderCounts)> done);
    /// One for each day of a conversation; see resodesk::check. notFound.
    void keep(const ConversationKey& about, std::chrono::year_month_day day, const std::string& words, std::function<void(Result<ReminderId>)> done);
    /// What was promised is done. notFound.
    void finish(ReminderId id, std::function<void(Result<void>)> done);

 private:
    void publish(const ConversationKey& about);
    DeskCore& core_;
};

}  // namespace resodesk::app
