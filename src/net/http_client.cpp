// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/http_client.h"

#include <algorithm>
#include <atomic>

#include "net/curl_thread.h"
#include "net/http_transfer.h"

namespace resodesk::net {

struct HttpClient::Running {
    explicit Running(int connections) : thread(connections) {}
    std::shared_ptr<std::atomic<int>> inFlight = std::make_shared<std::atomic<int>>(0);
    CurlThread thread;
};

HttpClient::HttpClient(int connections, milliseconds longest) : longest_(longest), running_(std::make_unique<Running>(connections)) {}

HttpClient::~HttpClient() { stop(milliseconds(0)); }

void HttpClient::send(HttpRequest request, Executor& on, OnReply onReply, OnHeaders onHeaders) {
    request.timeout = std::min(request.timeout, longest_);
    running_->thread.start(
        std::make_unique<HttpTransfer>(std::move(request), on, std::move(onReply), std::move(onHeaders), running_->inFlight));
}

void HttpClient::stop(milliseconds grace) { running_->thread.stop(grace); }

int HttpClient::inFlight() const { return *running_->inFlight; }

std::string curlVersion() { return curl_version(); }

}  // namespace resodesk::net
