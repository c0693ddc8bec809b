// SPDX-License-Identifier: GPL-3.0-or-later
// A request for the curl thread and what came back.

#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/error.h"

namespace resodesk::net {

struct HttpRequest {
    std::string method = "GET";
    std::string url;  ///< https, or http to a literal loopback address; anything else is not sent
    std::vector<std::pair<std::string, std::string>> headers;  ///< without CR and LF; others are not sent
    std::string body;
    bool isWrite = false;
    /// For a write that the server would carry out again when it comes twice: a connection of its own, used once, and a
    /// body that can be read once. Without it libcurl resends by itself when a kept-alive connection breaks (measured).
    bool isSingleShot = false;
    milliseconds timeout{30'000};
    std::size_t largestBody = 8u << 20;  ///< decoded bytes
    std::string caFile;                  ///< trust this authority instead of the system's
};

/// Header names in lower case, in order of arrival.
using Headers = std::vector<std::pair<std::string, std::string>>;
std::string headerValue(const Headers& headers, const std::string& name);

struct HttpReply {
    int curlCode = 0;  ///< CURLE_*; 0 does not yet mean that the server did what was asked
    std::string curlWords;
    std::int64_t preTransfer = 0;   ///< microseconds; 0 with requestBytes 0: nothing left this computer
    std::int64_t requestBytes = 0;  ///< of the header; the body follows it
    bool wasSentTwice = false;      ///< libcurl sent the body again when a kept-alive connection broke: the first may have arrived
    int status = 0;
    Headers headers;
    std::string body;
    bool headersComplete = false;  ///< the empty line after them arrived
    bool bodyComplete = false;     ///< as long as Content-Length or the last chunk said
    std::optional<TimePoint> date; ///< the server's clock
    std::optional<Error> whyNotSent;  ///< it stayed on this computer, decided above this layer: no sign-in, say
};

using OnReply = std::function<void(HttpReply)>;
/// Called when the headers are complete, before the body is.
using OnHeaders = std::function<void(int status, const Headers&)>;

}  // namespace resodesk::net
