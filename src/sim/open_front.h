// SPDX-License-Identifier: GPL-3.0-or-later
// The open channel's HTTP API in front of the market: sign-in, paging, revisions, idempotency keys, problems.
// Its description is resources/open-channel.openapi.yaml.

#pragma once

#include "sim/faults.h"
#include "sim/http.h"
#include "sim/market.h"

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
    Reply read(const Request& request, bool isStale);
    Reply list(const std::string& kind, const std::string& name, const Request& request);
    Reply object(const std::string& kind, const std::string& id, bool isStale);
    Reply write(const Request& request, const std::optional<Fault>& fault);
    Outcome carryOut(const Request& request, const Json& wish, const Call& call);
    Outcome carryOutOnReturn(const std::string& id, const std::string& move, const Json& wish, const Call& call);
    Outcome carryOutOnCase(const std::string& id, const std::string& move, const Json& wish, const Call& call);
    Reply upload(const Request& request);
    std::optional<Reply> throttle();
    Tokens mint(std::string refresh);

    Market& market_;
    int writesPerSecond_;
    std::int64_t budget_ = 0;  ///< thousandths of a write
    TimePoint budgetAt_;
};

Reply problemReply(const Problem& problem);

}  // namespace resodesk::sim
