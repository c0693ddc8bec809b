// SPDX-License-Identifier: GPL-3.0-or-later
// A thread with its curl handles: curl_multi_poll and curl_multi_wakeup. Runs no callback of others itself.

#pragma once

#include <curl/curl.h>
#include <sys/poll.h>

#include <chrono>
#include <memory>
#include <optional>

#include "base/clock.h"
#include "base/error.h"

namespace resodesk::net {

/// One request on one curl handle. After it was handed to the thread, used there only.
class CurlTransfer {
 public:
    virtual ~CurlTransfer() = default;
    /// Puts everything on the handle. False when the request may not be sent at all.
    virtual bool prepare(CURL* easy) = 0;
    /// Reads the outcome off the handle and posts the reply.
    virtual void finish(CURLcode code) = 0;
    /// Answers without having been sent: as a refused connection would be.
    virtual void refuse(const char* why, std::optional<Error> whyNotSent = {}) = 0;
    /// Gets time to end when the thread stops.
    virtual bool isWrite() const = 0;

    /// For a protocol of our own over a connection that curl has made (CURLOPT_CONNECT_ONLY): true, and talk() is called whenever
    /// the socket is ready for `events()`, and at least once a second, until it says how it ended.
    virtual bool talks() const { return false; }
    virtual short events() const { return POLLIN; }
    virtual std::optional<CURLcode> talk() { return CURLE_OK; }
};

class CurlThread {
 public:
    explicit CurlThread(int connections);
    ~CurlThread();
    CurlThread(const CurlThread&) = delete;
    CurlThread& operator=(const CurlThread&) = delete;

    /// Any thread.
    void start(std::unique_ptr<CurlTransfer> transfer);
    /// Ends reads at once, gives writes `grace` to finish, then ends the thread. Everything is answered.
    void stop(milliseconds grace);

 private:
    struct Running;
    std::unique_ptr<Running> running_;
};

}  // namespace resodesk::net
