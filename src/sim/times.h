// SPDX-License-Identifier: GPL-3.0-or-later
// Moments and money as the marketplace writes them.

#pragma once

#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "base/clock.h"

namespace resodesk::sim {

/// "2026-11-21T08:12:00Z"
inline std::string isoTime(TimePoint t) {
    const auto day = std::chrono::floor<std::chrono::days>(t);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(std::chrono::floor<seconds>(t - day));
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text;
}

inline std::optional<TimePoint> parseIsoTime(const std::string& text) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    char z = 0;
    if (std::sscanf(text.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d%c", &year, &month, &day, &hour, &minute, &second, &z) !=
            7 ||
        z != 'Z')
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return TimePoint(std::chrono::sys_days(date)) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
           seconds(second);
}

/// All currencies of this marketplace have two decimals.
inline std::string amountText(std::int64_t cents) {
    char text[32];
    std::snprintf(text, sizeof text, "%s%lld.%02lld", cents < 0 ? "-" : "",
                  static_cast<long long>(std::abs(cents) / 100), static_cast<long long>(std::abs(cents) % 100));
    return text;
}

inline nlohmann::json money(std::int64_t cents, const std::string& currency) {
    return {{"amount", amountText(cents)}, {"currency", currency}};
}

/// Cents of a money object; nothing when it is not one of this currency.
inline std::optional<std::int64_t> centsOf(const nlohmann::json& value, const std::string& currency) {
    if (!value.is_object() || value.size() != 2 || !value.contains("amount") || !value["amount"].is_string() ||
        value.value("currency", nlohmann::json()) != currency)
        return std::nullopt;
    const std::string amount = value["amount"];
    // "24.90": digits, a point, two digits. scanf would also take blanks and signs after the point.
    const std::size_t point = amount.size() < 4 ? 0 : amount.size() - 3;
    if (point < 1 || point > 9 || amount[point] != '.') return std::nullopt;
    std::int64_t cents = 0;
    for (std::size_t i = 0; i < amount.size(); ++i) {
        if (i == point) continue;
        if (amount[i] < '0' || amount[i] > '9') return std::nullopt;
        cents = cents * 10 + (amount[i] - '0');
    }
    return cents;
}

}  // namespace resodesk::sim
