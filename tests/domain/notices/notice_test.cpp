// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/notices/notice.h"

#include <ctime>
#include <map>

#include "support/catch.h"

using namespace resodesk;

namespace {

/// A time of 21 November 2026 in this computer's time zone, so many days later.
TimePoint local(int hour, int minute, int days = 0) {
    std::tm t{};
    t.tm_year = 126;
    t.tm_mon = 10;
    t.tm_mday = 21 + days;
    t.tm_hour = hour;
    t.tm_min = minute;
    t.tm_isdst = -1;
    return fromSeconds(std::mktime(&t));
}

}  // namespace

TEST_CASE("quiet hours are two times of the day, also over midnight") {
    const QuietHours night = quietHoursFrom("22:00-07:30").value(), noon = quietHoursFrom("12:30-14:00").value();
    CHECK(toText(night) == "22:00-07:30");
    CHECK(quietUntil(night, local(22, 0)) == local(7, 30, 1));
    CHECK(quietUntil(night, local(23, 59)) == local(7, 30, 1));
    CHECK(quietUntil(night, local(3, 0)) == local(7, 30));
    CHECK_FALSE(quietUntil(night, local(7, 30)));
    CHECK_FALSE(quietUntil(night, local(21, 59)));
    CHECK(quietUntil(noon, local(12, 30)) == local(14, 0));
    CHECK_FALSE(quietUntil(noon, local(14, 0)));
    for (const char* text : {"", "22:00", "22:00-", "22:00-22:00", "24:00-07:00", "22:60-07:00", "2:00-07:00", "22.00-07.00", "22:00 07:00", "22:00-07:000", "+1:00-07:00"}) {
        INFO(text);
        CHECK_FALSE(quietHoursFrom(text));
    }
}

TEST_CASE("preferences are checked, and what was not set is as usual") {
    for (const auto& [name, value] : noticePreferences) CHECK(checkNoticePreference(name, value));
    CHECK(isNoticePreference("notify_lead"));
    CHECK_FALSE(isNoticePreference("notify"));
    CHECK(checkNoticePreference("notify_lead", "30m"));
    for (const auto& [name, value] : {std::pair{"notify_new", "maybe"}, {"notify_lead", "2"}, {"notify_lead", "9d"}, {"notify_quiet", "night"}, {"notify_details", ""}})
        CHECK(checkNoticePreference(name, value).error().failure() == Failure::unknownChoice);
    std::map<std::string, std::string> set{{"notify_due", "no"}, {"notify_lead", "3d"}, {"notify_quiet", "22:00-07:00"}};
    const auto settings = noticeSettings([&](const std::string& name) { return set.contains(name) ? std::optional(set[name]) : std::nullopt; });
    NoticeSettings expected;
    expected.dueSoon = false;
    expected.lead = std::chrono::hours(72);
    expected.quiet = QuietHours{22 * 60, 7 * 60};
    CHECK(settings == expected);
    CHECK_FALSE(settings.has(NoticeKind::dueSoon));
    CHECK(settings.has(NoticeKind::closedByBuyer));
    CHECK_FALSE(settings.showsDetails);
}

TEST_CASE("a click leads to what is to be done, or to what was closed") {
    CHECK(Notice{}.isEmpty());
    CHECK(Notice{1, 0, 2}.view() == View::newOnes);
    CHECK(Notice{0, 1, 0}.view() == View::newOnes);
    CHECK(Notice{0, 0, 2}.view() == View::closed);
    CHECK(Notice{0, 0, 2}.leadsTo() == "closed");
    CHECK(Notice{0, 0, 0, 1, 0}.leadsTo() == "messages");
    CHECK(Notice{0, 1, 0, 1, 0}.leadsTo() == "new");
}
