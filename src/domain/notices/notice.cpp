// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/notices/notice.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

namespace resodesk {

NameTable<NoticeKind> nameTable(NoticeKind) {
    static constexpr std::array<std::pair<NoticeKind, std::string_view>, 3> names{{
        {NoticeKind::newRequests, "new"},
        {NoticeKind::dueSoon, "due"},
        {NoticeKind::closedByBuyer, "closed"},
    }};
    return names;
}

namespace {

constexpr auto longestLead = std::chrono::hours(24 * 7);

std::optional<int> minuteOf(std::string_view text) {
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : -1; };
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    for (const std::size_t at : {0, 1, 3, 4})
        if (digit(at) < 0) return std::nullopt;
    const int hour = digit(0) * 10 + digit(1), minute = digit(3) * 10 + digit(4);
    if (hour > 23 || minute > 59) return std::nullopt;
    return hour * 60 + minute;
}

}  // namespace

std::optional<QuietHours> quietHoursFrom(std::string_view text) {
    if (text.size() != 11 || text[5] != '-') return std::nullopt;
    const auto from = minuteOf(text.substr(0, 5)), until = minuteOf(text.substr(6));
    if (!from || !until || *from == *until) return std::nullopt;
    return QuietHours{*from, *until};
}

std::string toText(const QuietHours& hours) {
    char text[32];
    std::snprintf(text, sizeof text, "%02d:%02d-%02d:%02d", hours.from / 60, hours.from % 60, hours.until / 60, hours.until % 60);
    return text;
}

std::optional<TimePoint> quietUntil(const QuietHours& hours, TimePoint now) {
    const std::time_t clockTime = toSeconds(now);
    std::tm local{};
    ::localtime_r(&clockTime, &local);
    const int minute = local.tm_hour * 60 + local.tm_min;
    const bool isOverMidnight = hours.until < hours.from;
    const bool isQuiet = isOverMidnight ? minute >= hours.from || minute < hours.until : minute >= hours.from && minute < hours.until;
    if (!isQuiet) return std::nullopt;
    if (isOverMidnight && minute >= hours.from) local.tm_mday += 1;
    local.tm_hour = hours.until / 60;
    local.tm_min = hours.until % 60;
    local.tm_sec = 0;
    local.tm_isdst = -1;
    return std::max(fromSeconds(std::mktime(&local)), now + std::chrono::minutes(1));  // the night on which the clock is set
}

bool NoticeSettings::has(NoticeKind kind) const {
    switch (kind) {
        case NoticeKind::newRequests: return newRequests;
        case NoticeKind::dueSoon: return dueSoon;
        case NoticeKind::closedByBuyer: return closedByBuyer;
        case NoticeKind::promised: return promised;
    }
    return false;
}

bool isNoticePreference(std::string_view name) {
    return std::any_of(std::begin(noticePreferences), std::end(noticePreferences), [&](const auto& known) { return name == known.first; });
}

Result<void> checkNoticePreference(std::string_view name, const std::string& value) {
    bool isGood = value == "yes" || value == "no";
    if (name == "notify_lead") {
        const auto lead = durationFrom(value);
        isGood = lead && *lead <= longestLead;
    }
    if (name == "notify_quiet") isGood = value.empty() || quietHoursFrom(value);
    return isGood ? Result<void>() : Error(Failure::unknownChoice, std::string(name), value);
}

NoticeSettings noticeSettings(const std::function<std::optional<std::string>(const std::string&)>& preference) {
    const auto value = [&](const char* name) {
        for (const auto& [known, usual] : noticePreferences)
            if (std::string_view(known) == name) return preference(name).value_or(usual);
        return std::string();
    };
    NoticeSettings settings;
    settings.newRequests = value("notify_new") == "yes";
    settings.dueSoon = value("notify_due") == "yes";
    settings.closedByBuyer = value("notify_closed") == "yes";
    settings.promised = value("notify_promised") == "yes";
    settings.lead = durationFrom(value("notify_lead")).value_or(settings.lead);
    settings.showsDetails = value("notify_details") == "yes";
    settings.quiet = quietHoursFrom(value("notify_quiet"));
    return settings;
}

}  // namespace resodesk
