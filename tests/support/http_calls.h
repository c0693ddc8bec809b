// SPDX-License-Identifier: GPL-3.0-or-later
// One request after the other through a real HttpClient.

#pragma once

#include <optional>
#include <stdexcept>

#include "net/http_client.h"
#include "support/test_loop.h"

namespace resodesk::test {

class HttpCalls {
 public:
    /// Sends and waits for the reply.
    net::HttpReply call(net::HttpRequest request) {
        std::optional<net::HttpReply> reply;
        client.send(std::move(request), loop, [&reply](net::HttpReply arrived) { reply = std::move(arrived); });
        runUntil([&reply] { return reply.has_value(); });
        return std::move(*reply);
    }
    template <class IsDone>
    void runUntil(IsDone isDone) {
        for (loop.runAll(); !isDone(); loop.runAll())
            if (!loop.waitForTask()) throw std::runtime_error("a request is never answered");
    }
    net::HttpReply get(const std::string& url) {
        net::HttpRequest request;
        request.url = url;
        return call(std::move(request));
    }

    TestLoop loop;
    net::HttpClient client{4};
};

/// A write that may reuse a connection.
inline net::HttpRequest postTo(const std::string& url, const std::string& body = "{}") {
    net::HttpRequest request;
    request.method = "POST";
    request.url = url;
    request.body = body;
    request.isWrite = true;
    return request;
}

}  // namespace resodesk::test
