// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/snooze.h"

#include <array>
#include <charconv>

namespace resodesk {

NameTable<WokenBy> nameTable(WokenBy) {
    static constexpr std::array<std::pair<WokenBy, std::string_view>, 4> names{{
        {WokenBy::time, "time"},
        {WokenBy::news, "news"},
        {WokenBy::buyer, "buyer"},
        {WokenBy::seller, "seller"},
    }};
    return names;
}

namespace {

/// All but who wrote last: the seller's message changes that and the revision.
std::string markOf(const Return& fact) {
    const auto when = [](const std::optional<TimePoint>& time) { return time ? std::to_string(toMillis(*time)) : std::string("-"); };
    return std::string(toText(fact.state)) + " " + when(fact.deadline) + " " + when(fact.firstScanAt) + " " + when(fact.arrivedAt) + " " +
           std::to_string(fact.refunds.size()) + " " + std::string(toText(fact.closedBy)) + " " + fact.rma + " " + fact.tracking;
}

}  // namespace

Snooze snoozed(const Return& fact, TimePoint until, TimePoint now) { return {until, now, fact.revision, markOf(fact)}; }

std::optional<WokenBy> newsIn(const Return& fact, const Snooze& snooze) {
    if (fact.revision == snooze.revision) return std::nullopt;
    if (markOf(fact) != snooze.mark) return WokenBy::news;
    switch (fact.lastMessageBy) {
        case Actor::seller: return std::nullopt;
        case Actor::buyer: return WokenBy::buyer;
        case Actor::nobody:
        case Actor::marketplace: break;
    }
    return WokenBy::news;
}

std::optional<milliseconds> durationFrom(std::string_view text) {
    if (text.size() < 2) return std::nullopt;
    int count = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size() - 1, count);
    if (failed != std::errc{} || end != text.data() + text.size() - 1 || count <= 0 || count > 9'999) return std::nullopt;
    switch (text.back()) {
        case 'm': return std::chrono::minutes(count);
        case 'h': return std::chrono::hours(count);
        case 'd': return std::chrono::hours(24 * count);
        case 'w': return std::chrono::hours(24 * 7 * count);
        default: return std::nullopt;
    }
}

}  // namespace resodesk
