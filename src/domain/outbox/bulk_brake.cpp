// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/outbox/bulk_brake.h"

#include <algorithm>

namespace resodesk {

namespace {

constexpr std::size_t unknownInARow = 3, badInARow = resultsLookedAt;

/// The cause lies with the marketplace or the account, not with the one return.
bool isSystemic(const std::optional<Failure>& cause) {
    if (!cause) return false;
    switch (*cause) {
        case Failure::untrusted:
        case Failure::signInExpired:
        case Failure::forbidden:
        case Failure::refused:
        case Failure::notUnderstood: return true;
        default: return false;
    }
}

}  // namespace

bool mustStop(bool isMoney, const std::vector<BulkResult>& newestFirst) {
    const auto firstAre = [&](std::size_t count, auto is) {
        return newestFirst.size() >= count && std::all_of(newestFirst.begin(), newestFirst.begin() + static_cast<std::ptrdiff_t>(count), is);
    };
    const auto isBad = [](const BulkResult& r) { return r.kind != BulkResult::Kind::good; };
    if (isMoney)
        return firstAre(unknownInARow, [](const BulkResult& r) { return r.kind == BulkResult::Kind::unknown; }) || firstAre(badInARow, isBad);
    return firstAre(badInARow, [&](const BulkResult& r) {
        return r.kind == BulkResult::Kind::failed && isSystemic(r.cause) && r == newestFirst.front();
    });
}

}  // namespace resodesk
