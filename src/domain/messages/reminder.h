// SPDX-License-Identifier: GPL-3.0-or-later
// A day that the seller promised a buyer something for, and whether it is kept in mind, due or missed. Pure, but for this computer's time zone.

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "domain/keys.h"
#include "domain/messages/message.h"
#include "domain/messages/promised_date.h"

namespace resodesk {

using ReminderId = RowId<struct ReminderTag>;

enum class ReminderState { ahead, dueToday, missed, done };
NameTable<ReminderState> nameTable(ReminderState);

struct Reminder {
    ReminderId id;
    ConversationKey about;
    std::chrono::year_month_day day;
    std::string words;  ///< of the message, or the seller's own
    TimePoint madeAt;
    std::optional<TimePoint> doneAt;
    std::optional<ReminderState> told{};  ///< as what the seller was last told of it outside the window
    bool operator==(const Reminder&) const = default;
};

ReminderState stateOf(const Reminder& reminder, std::chrono::year_month_day today);

/// What the seller is to be told of it now: due on its day, missed on the next, each once and not before eight in the morning.
std::optional<ReminderState> toTell(const Reminder& reminder, TimePoint now);
/// When there may be something to tell next.
std::optional<TimePoint> nextTelling(const Reminder& reminder, TimePoint now);

/// badDate, timeInPast, textTooLong, badText.
Result<void> check(const Reminder& reminder, std::chrono::year_month_day today);

/// Days promised in what the seller wrote last, as of the day it was written, that are still to come and have no reminder. `messages`:
/// oldest first.
std::vector<PromisedDate> offeredReminders(const std::vector<Message>& messages, const std::vector<Reminder>& kept, std::chrono::year_month_day today);

/// The day here.
std::chrono::year_month_day localDay(TimePoint time);
/// "2026-12-05", and back.
std::string writtenDay(std::chrono::year_month_day day);
std::optional<std::chrono::year_month_day> dayFrom(std::string_view text);

}  // namespace resodesk
