// SPDX-License-Identifier: GPL-3.0-or-later
// The open channel's HTTP API in front of the market: sign-in, paging, revisions, idempotency keys, problems.
// Its description is resources/open-channel.openapi.yaml.

#pragma once

#include "sim/faults.h"
#include "sim/http.h"
#include "sim/market.h"
#include "sim/open_routes.h"

namespace resodesk::sim {

struct Tokens {
    std::string access;
    std::string refresh;
};

class OpenFront {
 public:
    /// `writesPerSecond` 0: no limit.
    OpenFront(Market& market, int writesPerSecond);

    Reply handle(const Request& request, const std::optional<Fault>& fault);
    /// The pair for the ready file.
    Tokens firstTokens();
    /// Every access token is refused from now on; the refresh token stays good.
    void expireAccess();

 private:
    Reply token(const Request& request);
    bool isSignedIn(const Request& request);
    Reply carryOut(const std::optional<RouteMatch>& match, const Request& request, const std::optional<Fault>& fault);
    Reply write(const RouteMatch& match, const Request& request, const std::optional<Fault>& fault);
    Reply upload(const Request& request, const std::string& sha256);
    std::optional<Reply> throttle();
    Tokens mint(std::string refresh);

    Market& market_;
    int writesPerSecond_;
    std::int64_t budget_ = 0;  ///< thousandths of a write
    TimePoint budgetAt_;
};

}  // namespace resodesk::sim
