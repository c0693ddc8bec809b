// SPDX-License-Identifier: GPL-3.0-or-later
// Stands between a client and the marketplace and does to their bytes what a network can do. Threads of its own.

#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "support/scripted_server.h"

namespace resodesk::test {

/// What becomes of one request and its answer. As it stands: both pass.
struct Passage {
    bool isForwarded = true;         ///< the marketplace sees the request
    int requestBytes = -1;           ///< the marketplace gets only so many bytes of it, then the end
    std::optional<std::string> raw;  ///< these bytes instead of the marketplace's answer
    int answerBytes = -1;            ///< only so many bytes of the answer, then the end
    bool isReset = false;            ///< the end is a reset
    bool isSilent = false;           ///< no answer, the connection stays open until the client gives up
    milliseconds before{0};          ///< pause before the answer
    int pieceBytes = 0;              ///< the answer comes in pieces of so many bytes; 0: at once
    milliseconds between{0};         ///< pause between the pieces
    bool endsAfter = false;          ///< hangs up after the answer, although it promised to stay
};

class FaultProxy {
 public:
    using Plan = std::function<Passage(const SeenRequest&)>;
    /// `upstream`: http://127.0.0.1:port. `plan` runs on a thread of the proxy, one call at a time.
    FaultProxy(const std::string& upstream, Plan plan);
    ~FaultProxy();
    std::string url() const;

 private:
    struct Running;
    std::unique_ptr<Running> running_;
};

}  // namespace resodesk::test
