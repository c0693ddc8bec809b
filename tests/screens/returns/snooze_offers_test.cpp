// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens/returns/snooze_offers.h"

#include <ctime>

#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;
using namespace resodesk::screens;

namespace {

/// A day of November 2026 - the 21st is a Saturday - in this computer's time zone.
TimePoint local(int day, int hour, int minute = 0) {
    std::tm t{};
    t.tm_year = 126;
    t.tm_mon = 10;
    t.tm_mday = day;
    t.tm_hour = hour;
    t.tm_min = minute;
    t.tm_isdst = -1;
    return fromSeconds(std::mktime(&t));
}

std::optional<TimePoint> offered(SnoozePreset preset, TimePoint now, const Deadlines& deadlines = {{}}) {
    for (const SnoozeOffer& offer : snoozeOffers(now, deadlines))
        if (offer.preset == preset) return offer.until;
    return std::nullopt;
}

}  // namespace

TEST_CASE("times are offered as people mean them") {
    const TimePoint saturday = local(21, 9);
    CHECK(offered(SnoozePreset::inAnHour, saturday) == local(21, 10));
    CHECK(offered(SnoozePreset::thisEvening, saturday) == local(21, 18));
    CHECK(offered(SnoozePreset::tomorrowMorning, saturday) == local(22, 8));
    CHECK(offered(SnoozePreset::nextMonday, saturday) == local(23, 8));
    CHECK(offered(SnoozePreset::nextMonday, local(23, 9)) == local(30, 8));
}

TEST_CASE("what makes no sense now is not offered") {
    CHECK_FALSE(offered(SnoozePreset::thisEvening, local(21, 17, 45)));
    CHECK_FALSE(offered(SnoozePreset::thisEvening, local(21, 23)));
    CHECK_FALSE(offered(SnoozePreset::nextMonday, local(22, 9)));  // that is tomorrow
    CHECK_FALSE(offered(SnoozePreset::beforeDue, local(21, 9)));
    CHECK_FALSE(offered(SnoozePreset::beforeDue, local(21, 9), {local(21, 10)}));
}

TEST_CASE("two hours before the answer is due: one time for one return, each its own for many") {
    const TimePoint now = local(21, 9);
    CHECK(offered(SnoozePreset::beforeDue, now, {local(22, 20)}) == local(22, 18));
    const auto offers = snoozeOffers(now, {local(22, 20), std::nullopt});
    REQUIRE(offers.back().preset == SnoozePreset::beforeDue);
    CHECK_FALSE(offers.back().until);
    CHECK_FALSE(offers.back().time().at);
    CHECK(offers.back().time().beforeDue == std::chrono::hours(2));
}

TEST_CASE("what is due meanwhile is counted") {
    const TimePoint now = local(21, 9);
    const Deadlines deadlines{local(21, 8), local(21, 18), local(22, 8), std::nullopt};
    CHECK(dueBefore(local(21, 12), now, deadlines) == 0);
    CHECK(dueBefore(local(21, 18), now, deadlines) == 1);
    CHECK(dueBefore(local(23, 8), now, deadlines) == 2);
}
