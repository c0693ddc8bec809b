// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/messages/reminder.h"

#include <ctime>

#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;
using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

namespace {

const year_month_day today = localDay(morning);

year_month_day dayAfter(int count) { return sys_days(today) + days(count); }

Reminder reminderFor(year_month_day day) {
    Reminder reminder;
    reminder.about = aConversation().key();
    reminder.day = day;
    reminder.words = "entro venerdì";
    return reminder;
}

Message wrote(Actor from, const std::string& text, TimePoint at = morning) {
    Message message;
    message.from = from;
    message.text = text;
    message.at = at;
    return message;
}

}  // namespace

TEST_CASE("what was promised is to come, due on its day, missed after it, or done") {
    Reminder reminder = reminderFor(today);
    CHECK(stateOf(reminder, dayAfter(-1)) == ReminderState::ahead);
    CHECK(stateOf(reminder, today) == ReminderState::dueToday);
    CHECK(stateOf(reminder, dayAfter(1)) == ReminderState::missed);
    reminder.doneAt = morning;
    CHECK(stateOf(reminder, dayAfter(1)) == ReminderState::done);
}

TEST_CASE("a reminder is for today or later, for a day that there is") {
    CHECK(check(reminderFor(today), today));
    CHECK(check(reminderFor(dayAfter(-1)), today).error().failure() == Failure::timeInPast);
    CHECK(check(reminderFor(year_month_day(std::chrono::year(2027), std::chrono::month(2), std::chrono::day(30))), today).error().failure() == Failure::badDate);
    Reminder long_ = reminderFor(today);
    long_.words = std::string(201, 'a');
    CHECK(check(long_, today).error().failure() == Failure::textTooLong);
    long_.words = "\xff";
    CHECK(check(long_, today).error().failure() == Failure::badText);
}

TEST_CASE("a day is written and read as files write it") {
    CHECK(writtenDay(dayFrom("2026-12-05").value()) == "2026-12-05");
    for (const char* text : {"", "2026-12-5", "2026-02-30", "2026/12/05", "20a6-12-05", "2026-12-05 ", "0000-00-00"}) {
        INFO(text);
        CHECK_FALSE(dayFrom(text));
    }
}

TEST_CASE("the days promised in what the seller wrote last are offered once, counted from the day it was written") {
    const TimePoint yesterday = morning - std::chrono::hours(24);
    const std::vector<Message> messages{wrote(Actor::seller, "Arriva tra 9 giorni", yesterday), wrote(Actor::seller, "Arriva tra 3 giorni, al più tardi tra 5 giorni", yesterday),
                                        wrote(Actor::buyer, "Lo voglio entro 2 giorni")};
    const auto offered = offeredReminders(messages, {}, today);
    REQUIRE(offered.size() == 2);
    CHECK(offered[0].day == dayAfter(2));
    CHECK(offered[1].day == dayAfter(4));
    CHECK(offeredReminders(messages, {reminderFor(dayAfter(2))}, today).size() == 1);
    CHECK(offeredReminders(messages, {}, dayAfter(3)).size() == 1);
    CHECK(offeredReminders({wrote(Actor::buyer, "Lo voglio entro 2 giorni")}, {}, today).empty());
}

TEST_CASE("what was promised is told on its day and once more when it was missed, in the morning") {
    Reminder reminder = reminderFor(dayAfter(1));
    const auto clock = [](int day, int hour) {
        std::tm local{};
        const year_month_day date = dayAfter(day);
        local.tm_year = static_cast<int>(date.year()) - 1900;
        local.tm_mon = static_cast<int>(static_cast<unsigned>(date.month())) - 1;
        local.tm_mday = static_cast<int>(static_cast<unsigned>(date.day()));
        local.tm_hour = hour;
        local.tm_isdst = -1;
        return fromSeconds(std::mktime(&local));
    };
    CHECK_FALSE(toTell(reminder, clock(0, 12)));
    CHECK(nextTelling(reminder, clock(0, 12)) == clock(1, 8));
    CHECK_FALSE(toTell(reminder, clock(1, 7)));
    CHECK(toTell(reminder, clock(1, 8)) == ReminderState::dueToday);
    reminder.told = ReminderState::dueToday;
    CHECK_FALSE(toTell(reminder, clock(1, 20)));
    CHECK(nextTelling(reminder, clock(1, 20)) == clock(2, 8));
    CHECK(toTell(reminder, clock(2, 8)) == ReminderState::missed);
    CHECK(toTell(reminder, clock(9, 8)) == ReminderState::missed);
    CHECK(nextTelling(reminder, clock(9, 7)) == clock(9, 8));
    reminder.told = ReminderState::missed;
    CHECK_FALSE(toTell(reminder, clock(9, 8)));
    CHECK_FALSE(nextTelling(reminder, clock(9, 7)));
    reminder.told.reset();
    reminder.doneAt = morning;
    CHECK_FALSE(toTell(reminder, clock(2, 8)));
    CHECK_FALSE(nextTelling(reminder, clock(0, 12)));
}
