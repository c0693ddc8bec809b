// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP on a thread of its own: curl_multi_poll and curl_multi_wakeup. Knows no marketplace, runs no callback itself.

#pragma once

#include <memory>

#include "base/executor.h"
#include "net/http_message.h"

namespace resodesk::net {

/// Where a channel's requests leave: the client below. A simulated network takes its place in tests/faults.
class Http {
 public:
    virtual ~Http() = default;
    /// Any thread. The callbacks are posted to `on`, which must outlive this.
    virtual void send(HttpRequest request, Executor& on, OnReply onReply, OnHeaders onHeaders = {}) = 0;
};

class HttpClient final : public Http {
 public:
    /// `connections`: at most so many at once. `longest`: no request may take longer, whatever it asks for.
    explicit HttpClient(int connections = 32, milliseconds longest = std::chrono::minutes(2));
    ~HttpClient() override;

    void send(HttpRequest request, Executor& on, OnReply onReply, OnHeaders onHeaders = {}) override;
    /// Ends reads at once, gives writes `grace` to finish, then ends the thread. Everything is answered.
    void stop(milliseconds grace);
    /// Requests whose reply has not been taken yet.
    int inFlight() const;

 private:
    milliseconds longest_;
    struct Running;
    std::unique_ptr<Running> running_;
};

/// For --version.
std::string curlVersion();

}  // namespace resodesk::net
