// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/rate_budget.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>

namespace resodesk::net {

namespace {

constexpr milliseconds longestPause = std::chrono::minutes(15);
constexpr milliseconds usualPause = seconds(2);

std::optional<std::int64_t> numberIn(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc{} || end == text.data()) return std::nullopt;
    return number;
}

/// The value of ";name=" in a structured field.
std::optional<std::int64_t> parameter(const std::string& field, const std::string& name) {
    const std::size_t at = field.find(";" + name + "=");
    if (at == std::string::npos) return std::nullopt;
    return numberIn(std::string_view(field).substr(at + name.size() + 2));
}

}  // namespace

std::optional<milliseconds> retryAfter(const Headers& headers, TimePoint now) {
    const std::string text = headerValue(headers, "retry-after");
    if (text.empty()) return std::nullopt;
    const bool isNumber = text.find_first_not_of("0123456789") == std::string::npos;
    if (isNumber) {
        const auto number = text.size() > 9 ? std::optional<std::int64_t>(999'999'999) : numberIn(text);
        return std::clamp<milliseconds>(seconds(*number), milliseconds(0), longestPause);
    }
    const std::time_t at = curl_getdate(text.c_str(), nullptr);
    if (at == -1) return std::nullopt;
    const TimePoint when = std::chrono::floor<milliseconds>(std::chrono::system_clock::from_time_t(at));
    return std::clamp<milliseconds>(when - now, milliseconds(0), longestPause);
}

TimePoint RateBudget::readyAt(const std::string& operation, TimePoint now) const {
    const auto found = pausedUntil_.find(operation);
    return found == pausedUntil_.end() ? now : std::max(now, found->second);
}

void RateBudget::learn(const std::string& operation, int status, const Headers& headers, TimePoint now) {
    if (status == 429) {
        pausedUntil_[operation] = std::max(pausedUntil_[operation], now + retryAfter(headers, now).value_or(usualPause));
        return;
    }
    const std::string limit = headerValue(headers, "ratelimit");
    const auto left = parameter(limit, "r"), resets = parameter(limit, "t");
    if (left == 0 && resets)
        pausedUntil_[operation] = now + std::clamp<milliseconds>(seconds(std::clamp<std::int64_t>(*resets, 0, 900)), milliseconds(0), longestPause);
}

}  // namespace resodesk::net
