// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens/returns/snooze_offers.h"

#include <algorithm>
#include <ctime>

namespace resodesk::screens {

namespace {

constexpr int morningHour = 8, eveningHour = 18, daysOfWeek = 7;
constexpr auto worthWaiting = std::chrono::minutes(30);
constexpr auto beforeDueBy = std::chrono::hours(2);

/// The hour of a day so many days on; mktime knows the days on which the clock is set.
TimePoint atHour(TimePoint now, int days, int hour) {
    const std::time_t seconds = toSeconds(now);
    std::tm local{};
    ::localtime_r(&seconds, &local);
    local.tm_mday += days;
    local.tm_hour = hour;
    local.tm_min = local.tm_sec = 0;
    local.tm_isdst = -1;
    return fromSeconds(std::mktime(&local));
}

int daysToMonday(TimePoint now) {
    const std::time_t seconds = toSeconds(now);
    std::tm local{};
    ::localtime_r(&seconds, &local);
    return (daysOfWeek + 1 - local.tm_wday - 1) % daysOfWeek + 1;
}

}  // namespace

SnoozeTime SnoozeOffer::time() const { return until ? SnoozeTime{until, {}} : SnoozeTime{std::nullopt, beforeDueBy}; }

std::vector<SnoozeOffer> snoozeOffers(TimePoint now, const Deadlines& deadlines) {
    std::vector<SnoozeOffer> offers{{SnoozePreset::inAnHour, now + std::chrono::hours(1)}};
    const TimePoint evening = atHour(now, 0, eveningHour);
    if (evening > now + worthWaiting) offers.push_back({SnoozePreset::thisEvening, evening});
    offers.push_back({SnoozePreset::tomorrowMorning, atHour(now, 1, morningHour)});
    if (const int days = daysToMonday(now); days > 1) offers.push_back({SnoozePreset::nextMonday, atHour(now, days, morningHour)});
    const auto isFarEnough = [&](const std::optional<TimePoint>& deadline) { return deadline && *deadline - beforeDueBy > now; };
    if (deadlines.size() == 1 && isFarEnough(deadlines.front()))
        offers.push_back({SnoozePreset::beforeDue, *deadlines.front() - beforeDueBy});
    else if (deadlines.size() > 1 && std::any_of(deadlines.begin(), deadlines.end(), isFarEnough))
        offers.push_back({SnoozePreset::beforeDue, std::nullopt});
    return offers;
}

std::size_t dueBefore(TimePoint until, TimePoint now, const Deadlines& deadlines) {
    return static_cast<std::size_t>(std::count_if(deadlines.begin(), deadlines.end(), [&](const auto& deadline) { return deadline && *deadline > now && *deadline <= until; }));
}

}  // namespace resodesk::screens
