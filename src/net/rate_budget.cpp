// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/rate_budget.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>

#include "base/fault_points.h"

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

/// The value of ";name=" in one item of a structured field that has no spaces.
std::optional<std::int64_t> parameter(std::string_view item, const std::string& name) {
    const std::size_t at = item.find(";" + name + "=");
    if (at == std::string_view::npos) return std::nullopt;
    return numberIn(item.substr(at + name.size() + 2));
}

/// How long until the slowest of the used up budgets of a "RateLimit" field is filled again; 0 when none is used up.
milliseconds usedUpFor(std::string field) {
    std::erase(field, ' ');
    milliseconds longest{0};
    for (std::string_view rest = field; !rest.empty();) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        const auto left = parameter(rest.substr(0, comma), "r"), resets = parameter(rest.substr(0, comma), "t");
        if (left == 0 && resets)
            longest = std::max(longest, milliseconds(seconds(std::clamp<std::int64_t>(*resets, 0, 900))));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return longest;
}

}  // namespace

std::optional<milliseconds> retryAfter(const Headers& headers, TimePoint now) {
    const std::string text = headerValue(headers, "retry-after");
    if (text.empty()) return std::nullopt;
    const milliseconds longest = isMutant("retry_after_unbounded") ? milliseconds::max() : longestPause;
    const bool isNumber = text.find_first_not_of("0123456789") == std::string::npos;
    if (isNumber) {
        const auto number = text.size() > 9 ? std::optional<std::int64_t>(999'999'999) : numberIn(text);
        return std::clamp<milliseconds>(seconds(*number), milliseconds(0), longest);
    }
    const std::time_t at = curl_getdate(text.c_str(), nullptr);
    if (at == -1) return std::nullopt;
    const TimePoint when = fromSeconds(at);
    return std::clamp<milliseconds>(when - now, milliseconds(0), longest);
}

TimePoint RateBudget::readyAt(const std::string& operation, TimePoint now) const {
    const auto found = pausedUntil_.find(operation);
    return found == pausedUntil_.end() ? now : std::max(now, found->second);
}

void RateBudget::learn(const std::string& operation, int status, const Headers& headers, TimePoint now) {
    const milliseconds pause =
        status == 429 ? retryAfter(headers, now).value_or(usualPause) : usedUpFor(headerValue(headers, "ratelimit"));
    if (pause > milliseconds(0)) pausedUntil_[operation] = std::max(pausedUntil_[operation], now + pause);
}

}  // namespace resodesk::net
