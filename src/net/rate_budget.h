// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a marketplace may be asked, learnt from what it says. One budget per account and kind of operation.

#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/clock.h"
#include "net/http_message.h"

namespace resodesk::net {

/// Retry-After in seconds or as an HTTP date, held within 0 .. 15 minutes. Nothing for garbage.
std::optional<milliseconds> retryAfter(const Headers& headers, TimePoint now);

class RateBudget {
 public:
    /// A request of this operation may leave at this moment: now, or later.
    TimePoint readyAt(const std::string& operation, TimePoint now) const;
    /// Learns from an answer: 429 with Retry-After, and "RateLimit" (draft-ietf-httpapi-ratelimit-headers: r=left, t=seconds).
    void learn(const std::string& operation, int status, const Headers& headers, TimePoint now);

 private:
    std::map<std::string, TimePoint> pausedUntil_;
};

}  // namespace resodesk::net
