// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/reminder.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <ctime>

#include "base/utf8.h"

namespace resodesk {

using std::chrono::sys_days;
using std::chrono::year_month_day;

namespace {

constexpr std::size_t longestWords = 200;  // bytes: a phrase

TimePoint morningOf(year_month_day day) {
    std::tm local{};
    local.tm_year = static_cast<int>(day.year()) - 1900;
    local.tm_mon = static_cast<int>(static_cast<unsigned>(day.month())) - 1;
    local.tm_mday = static_cast<int>(static_cast<unsigned>(day.day()));
    local.tm_hour = 8;
    local.tm_isdst = -1;
    return fromSeconds(std::mktime(&local));
}

}  // namespace

NameTable<ReminderState> nameTable(ReminderState) {
    static constexpr std::array<std::pair<ReminderState, std::string_view>, 4> names{{{ReminderState::ahead, "ahead"},
                                                                                      {ReminderState::dueToday, "due_today"},
                                                                                      {ReminderState::missed, "missed"},
                                                                                      {ReminderState::done, "done"}}};
    return names;
}

ReminderState stateOf(const Reminder& reminder, year_month_day today) {
    if (reminder.doneAt) return ReminderState::done;
    if (reminder.day == today) return ReminderState::dueToday;
    return reminder.day < today ? ReminderState::missed : ReminderState::ahead;
}

std::optional<ReminderState> toTell(const Reminder& reminder, TimePoint now) {
    const year_month_day today = localDay(now);
    const ReminderState state = stateOf(reminder, today);
    const bool isTold = reminder.told == state || (state != ReminderState::dueToday && state != ReminderState::missed);
    return isTold || now < morningOf(today) ? std::nullopt : std::optional(state);
}

std::optional<TimePoint> nextTelling(const Reminder& reminder, TimePoint now) {
    if (reminder.doneAt) return std::nullopt;
    const year_month_day dayAfter{sys_days(reminder.day) + std::chrono::days(1)};
    for (const year_month_day& day : {reminder.day, dayAfter})
        if (const TimePoint morning = morningOf(day); morning > now) return morning;
    const TimePoint todays = morningOf(localDay(now));
    return reminder.told != ReminderState::missed && todays > now ? std::optional(todays) : std::nullopt;
}

Result<void> check(const Reminder& reminder, year_month_day today) {
    if (!reminder.day.ok()) return Error(Failure::badDate, "a reminder");
    if (reminder.day < today) return Error(Failure::timeInPast, "a reminder", writtenDay(reminder.day));
    if (!isUtf8(reminder.words)) return Error(Failure::badText, "a reminder");
    if (reminder.words.size() > longestWords) return Error(Failure::textTooLong, "a reminder", std::to_string(longestWords));
    return {};
}

std::vector<PromisedDate> offeredReminders(const std::vector<Message>& messages, const std::vector<Reminder>& kept, year_month_day today) {
    const auto last = std::find_if(messages.rbegin(), messages.rend(), [](const Message& m) { return m.from == Actor::seller; });
    if (last == messages.rend()) return {};
    auto promised = promisedDates(last->text, localDay(last->at));
    std::erase_if(promised, [&](const PromisedDate& date) {
        return date.day < today || std::any_of(kept.begin(), kept.end(), [&](const Reminder& r) { return r.day == date.day; });
    });
    return promised;
}

year_month_day localDay(TimePoint time) {
    const std::time_t unixTime = toSeconds(time);
    std::tm local{};
    ::localtime_r(&unixTime, &local);
    return {std::chrono::year(local.tm_year + 1900), std::chrono::month(static_cast<unsigned>(local.tm_mon + 1)),
            std::chrono::day(static_cast<unsigned>(local.tm_mday))};
}

std::string writtenDay(year_month_day day) {
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return text;
}

std::optional<year_month_day> dayFrom(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t count) {
        unsigned value = 0;
        const char* const end = text.data() + from + count;
        const auto [stop, failed] = std::from_chars(text.data() + from, end, value);
        return failed == std::errc{} && stop == end ? value : 0u;
    };
    const year_month_day day{std::chrono::year(static_cast<int>(number(0, 4))), std::chrono::month(number(5, 2)), std::chrono::day(number(8, 2))};
    return day.ok() && static_cast<int>(day.year()) >= 1970 ? std::optional(day) : std::nullopt;
}

}  // namespace resodesk
