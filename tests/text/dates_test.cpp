// SPDX-License-Identifier: GPL-3.0-or-later
// Dates, times and durations as people type and read them.

#include "support/builders.h"
#include "support/catch.h"
#include "text/formats.h"
#include "text/speaking.h"

using namespace resodesk;
using namespace resodesk::test;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

std::string left(std::optional<milliseconds> until) {
    return text::typed(text::timeLeft(until ? std::optional(morning + *until) : std::nullopt, morning));
}

}  // namespace

TEST_CASE("the time left is short and says when it is over") {
    struct Row {
        std::optional<milliseconds> until;
        const char *english, *italian;
    };
    const std::vector<Row> table{
        {std::nullopt, "", ""},
        {milliseconds(0), "0 m", "0 min"},
        {seconds(59), "0 m", "0 min"},
        {minutes(4), "4 m", "4 min"},
        {minutes(59) + seconds(59), "59 m", "59 min"},
        {hours(1), "1 h 0 m", "1 h 0 min"},
        {hours(5) + minutes(10), "5 h 10 m", "5 h 10 min"},
        {hours(24) - seconds(1), "23 h 59 m", "23 h 59 min"},
        {hours(24), "1 d 0 h", "1 g 0 h"},
        {hours(26), "1 d 2 h", "1 g 2 h"},
        {days(43), "43 d 0 h", "43 g 0 h"},
        {-seconds(1), "overdue 0 m", "scaduto da 0 min"},
        {-minutes(4), "overdue 4 m", "scaduto da 4 min"},
        {-hours(5), "overdue 5 h 0 m", "scaduto da 5 h 0 min"},
        {-hours(26), "overdue 1 d 2 h", "scaduto da 1 g 2 h"},
    };
    for (const Row& row : table) {
        {
            const Speaking english("en");
            CHECK(left(row.until) == row.english);
        }
        const Speaking italian("it");
        CHECK(left(row.until) == row.italian);
    }
}

TEST_CASE("a moment is shown in local time, shorter the nearer it is") {
    struct Row {
        milliseconds away;
        const char *english, *italian;
    };
    const std::vector<Row> table{
        {hours(0), "09:00", "09:00"},          {hours(14), "23:00", "23:00"},
        {hours(15), "Sun 00:00", "dom 00:00"}, {-hours(10), "Fri 23:00", "ven 23:00"},
        {days(5), "Thu 09:00", "gio 09:00"},   {days(6), "27 Nov", "27 nov"},
        {-days(30), "22 Oct", "22 ott"},       {days(60), "20 Jan 2027", "20 gen 2027"},
    };
    const InRome rome;
    const TimePoint summer = TimePoint(std::chrono::sys_days(std::chrono::July / 1 / 2026)) + hours(8);
    for (const bool isItalian : {false, true}) {
        const Speaking speaking(isItalian ? "it" : "en");
        for (const Row& row : table)
            CHECK(text::typed(text::printShort(morning + row.away, morning)) ==
                  (isItalian ? row.italian : row.english));
        CHECK(text::typed(text::printDateTime(morning)) == (isItalian ? "21 nov 2026, 09:00" : "21 Nov 2026, 09:00"));
        CHECK(text::typed(text::printDateTime(summer)) == (isItalian ? "1 lug 2026, 10:00" : "1 Jul 2026, 10:00"));
    }
}

TEST_CASE("a typed date is local time, or an error that shows it again") {
    const InRome rome;
    const TimePoint midnight = morning - hours(9);
    const std::vector<std::pair<const char*, std::optional<TimePoint>>> table{
        {"2026-11-21", midnight},
        {"2026-11-21 09:00", morning},
        {"2026-11-21 00:00", midnight},
        {"2026-11-21 23:59", midnight + hours(24) - minutes(1)},
        {"2024-02-29", TimePoint(std::chrono::sys_days(std::chrono::February / 29 / 2024)) - hours(1)},
        {"2026-07-01", TimePoint(std::chrono::sys_days(std::chrono::July / 1 / 2026)) - hours(2)},
        {"", std::nullopt},
        {"tomorrow", std::nullopt},
        {"21/11/2026", std::nullopt},
        {"21.11.2026", std::nullopt},
        {"2026-11", std::nullopt},
        {"2026-2-3", std::nullopt},
        {"2026-02-29", std::nullopt},
        {"2026-13-01", std::nullopt},
        {"2026-00-10", std::nullopt},
        {"2026-11-31", std::nullopt},
        {"2026-11-21 24:00", std::nullopt},
        {"2026-11-21 09:60", std::nullopt},
        {"2026-11-21 -1:30", std::nullopt},
        {"2026-11-21 09:-5", std::nullopt},
        {"2026-11-21 09", std::nullopt},
        {"2026-11-21T09:00", std::nullopt},
        {"2026-11-21 09:00 CET", std::nullopt},
        {"2026-11-21x", std::nullopt},
        {"1969-12-31", std::nullopt},
        {"-026-11-21", std::nullopt},
    };
    for (const auto& [typed, time] : table) {
        INFO(typed);
        const auto date = text::parseDate(text::show(typed));
        REQUIRE(date.has_value() == time.has_value());
        if (time) {
            CHECK((*date == *time));
        } else {
            CHECK(date.error().failure() == Failure::badDate);
            CHECK(date.error().subject() == typed);
        }
    }
}

TEST_CASE("what a date field shows can be typed again") {
    const InRome rome;
    for (const TimePoint time :
         {morning, morning + days(200), TimePoint(std::chrono::sys_days(std::chrono::February / 29 / 2024))})
        CHECK((text::parseDate(text::printDateForField(time)).value() == time));
}

TEST_CASE("a date beyond the nanoseconds of a computer's clock is a date all the same") {
    const InRome rome;
    for (const std::string typed : {"1970-01-02 00:00", "2262-04-12 12:00", "2999-07-01 09:30", "9999-12-31 23:59"}) {
        INFO(typed);
        const auto date = text::parseDate(text::show(typed));
        REQUIRE(date);
        CHECK(text::typed(text::printDateForField(*date)) == typed);
    }
}
