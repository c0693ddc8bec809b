// SPDX-License-Identifier: GPL-3.0-or-later
// One request on one curl handle, with every setting that keeps a write from being sent twice. Curl thread only.

#pragma once

#include <atomic>
#include <memory>

#include "base/executor.h"
#include "net/curl_thread.h"
#include "net/http_message.h"

namespace resodesk::net {

class HttpTransfer final : public CurlTransfer {
 public:
    /// `inFlight` counts the request until its reply is taken.
    HttpTransfer(HttpRequest request, Executor& on, OnReply onReply, OnHeaders onHeaders, std::shared_ptr<std::atomic<int>> inFlight);
    ~HttpTransfer() override;
    HttpTransfer(const HttpTransfer&) = delete;
    HttpTransfer& operator=(const HttpTransfer&) = delete;

    bool prepare(CURL* easy) override;
    void finish(CURLcode code) override;
    void refuse(const char* why, std::optional<Error> whyNotSent = {}) override;
    bool isWrite() const override { return request_.isWrite; }

 private:
    static std::size_t onHeader(char* data, std::size_t size, std::size_t count, void* self);
    static std::size_t onBody(char* data, std::size_t size, std::size_t count, void* self);
    static std::size_t giveBody(char* buffer, std::size_t size, std::size_t count, void* self);
    static int rewind(void* self, curl_off_t offset, int origin);
    bool takeHeader(std::string_view line);
    bool takeBody(std::string_view bytes);
    bool isBodyFramed() const;
    void setBody();
    void postReply();

    HttpRequest request_;
    Executor& on_;
    OnReply onReply_;
    OnHeaders onHeaders_;
    HttpReply reply_;
    std::shared_ptr<std::atomic<int>> inFlight_;
    CURL* easy_ = nullptr;
    curl_slist* lines_ = nullptr;
    std::size_t headerBytes_ = 0;
    std::size_t bodyGiven_ = 0;
};

}  // namespace resodesk::net
