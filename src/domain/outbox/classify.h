// SPDX-License-Identifier: GPL-3.0-or-later
// What happened to a write, told from everything the wire showed. Whatever is not proven is unknown.

#pragma once

#include <cstdint>

namespace resodesk {

/// What the body of the answer is.
enum class BodyKind {
    ours,     ///< schema-valid, complete, and names the object we wrote
    problem,  ///< an error document of the marketplace's API
    foreign,  ///< something else: HTML of a portal, cut JSON, another object
    none
};

/// What the channel knows of the error code inside a problem.
enum class RefusalKind {
    undocumented,
    beforeActing,  ///< checked before acting, may pass later: pause, sign-in, missing right
    notApplied     ///< documented permanent refusal
};

/// One write as the wire showed it. Numbers are libcurl's.
struct Exchange {
    int curlCode = 0;               ///< CURLE_*
    std::int64_t preTransfer = 0;   ///< CURLINFO_PRETRANSFER_TIME_T
    std::int64_t requestBytes = 0;  ///< CURLINFO_REQUEST_SIZE
    int status = 0;
    bool headersComplete = false;
    bool bodyComplete = false;
    BodyKind body = BodyKind::none;
    RefusalKind refusal = RefusalKind::undocumented;
    bool wasSentTwice = false;  ///< libcurl sent it again by itself: a refusal of the second says nothing of the first
};

enum class WriteResult {
    notSent,        ///< not one byte left this computer
    refusedBefore,  ///< the marketplace refused before acting; may be sent again later
    accepted, refused, unknown
};

WriteResult classify(const Exchange& exchange);

}  // namespace resodesk
