// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/http_client.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "base/fault_points.h"
#include "net/http_transfer.h"

namespace resodesk::net {

namespace {

using Steady = std::chrono::steady_clock;

void initOnce() {
    static const CURLcode done = curl_global_init(CURL_GLOBAL_DEFAULT);
    (void)done;
}

}  // namespace

struct HttpClient::Running {
    explicit Running(int connections);
    ~Running();
    void run();
    void takeNew();
    void start(std::unique_ptr<HttpTransfer> transfer);
    void collect();
    void cancelReads();
    void cancelAll();
    void end(CURL* easy, CURLcode code);
    CURL* freshEasy();

    CURLM* multi = nullptr;
    std::mutex mutex;
    std::vector<std::unique_ptr<HttpTransfer>> incoming;  // guarded by mutex
    bool isStopping = false;                              // guarded by mutex
    Steady::time_point deadline;                          // guarded by mutex
    std::unordered_map<CURL*, std::unique_ptr<HttpTransfer>> active;
    std::vector<CURL*> pool;
    std::shared_ptr<std::atomic<int>> inFlight = std::make_shared<std::atomic<int>>(0);
    std::thread thread;
};

HttpClient::Running::Running(int connections) {
    initOnce();
    multi = curl_multi_init();
    curl_multi_setopt(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, static_cast<long>(connections));
    curl_multi_setopt(multi, CURLMOPT_MAX_HOST_CONNECTIONS, static_cast<long>(connections));
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, static_cast<long>(connections));
    thread = std::thread([this] { run(); });
}

HttpClient::Running::~Running() {
    for (CURL* easy : pool) curl_easy_cleanup(easy);
    curl_multi_cleanup(multi);
}

void HttpClient::Running::run() {
    for (;;) {
        takeNew();
        int running = 0;
        curl_multi_perform(multi, &running);
        collect();
        bool stops = false;
        {
            const std::lock_guard lock(mutex);
            stops = isStopping;
        }
        if (stops) {
            cancelReads();
            if (Steady::now() >= deadline) cancelAll();
            if (active.empty()) return;
        }
        curl_multi_poll(multi, nullptr, 0, stops ? 50 : 1'000, nullptr);
    }
}

void HttpClient::Running::takeNew() {
    std::vector<std::unique_ptr<HttpTransfer>> fresh;
    bool stops = false;
    {
        const std::lock_guard lock(mutex);
        fresh.swap(incoming);
        stops = isStopping;
    }
    for (auto& transfer : fresh) {
        if (stops)
            transfer->refuse("stopping", Error(Failure::stopped));
        else
            start(std::move(transfer));
    }
}

CURL* HttpClient::Running::freshEasy() {
    if (pool.empty()) return curl_easy_init();
    CURL* easy = pool.back();
    pool.pop_back();
    curl_easy_reset(easy);
    return easy;
}

void HttpClient::Running::start(std::unique_ptr<HttpTransfer> transfer) {
    crashPoint("http.before_socket");
    CURL* easy = freshEasy();
    if (!transfer->prepare(easy)) {
        transfer->refuse("not a URL or header that may be sent");
        pool.push_back(easy);
        return;
    }
    active.emplace(easy, std::move(transfer));
    curl_multi_add_handle(multi, easy);
    crashPoint("http.handed_to_curl");
}

void HttpClient::Running::end(CURL* easy, CURLcode code) {
    crashPoint("http.answered");
    const auto found = active.find(easy);
    found->second->finish(code);
    curl_multi_remove_handle(multi, easy);
    active.erase(found);
    pool.push_back(easy);
}

void HttpClient::Running::collect() {
    int left = 0;
    while (CURLMsg* message = curl_multi_info_read(multi, &left))
        if (message->msg == CURLMSG_DONE) end(message->easy_handle, message->data.result);
}

void HttpClient::Running::cancelReads() {
    std::vector<CURL*> reads;
    for (const auto& [easy, transfer] : active)
        if (!transfer->isWrite()) reads.push_back(easy);
    for (CURL* easy : reads) end(easy, CURLE_ABORTED_BY_CALLBACK);
}

void HttpClient::Running::cancelAll() {
    while (!active.empty()) end(active.begin()->first, CURLE_OPERATION_TIMEDOUT);
}

HttpClient::HttpClient(int connections, milliseconds longest) : longest_(longest), running_(std::make_unique<Running>(connections)) {}

HttpClient::~HttpClient() { stop(milliseconds(0)); }

void HttpClient::send(HttpRequest request, Executor& on, OnReply onReply, OnHeaders onHeaders) {
    request.timeout = std::min(request.timeout, longest_);
    auto transfer = std::make_unique<HttpTransfer>(std::move(request), on, std::move(onReply), std::move(onHeaders),
                                                   running_->inFlight);
    {
        const std::lock_guard lock(running_->mutex);
        if (!running_->isStopping) running_->incoming.push_back(std::move(transfer));
    }
    if (transfer)
        transfer->refuse("stopping", Error(Failure::stopped));
    else
        curl_multi_wakeup(running_->multi);
}

void HttpClient::stop(milliseconds grace) {
    if (!running_->thread.joinable()) return;
    {
        const std::lock_guard lock(running_->mutex);
        running_->isStopping = true;
        running_->deadline = Steady::now() + grace;
    }
    curl_multi_wakeup(running_->multi);
    running_->thread.join();
    running_->takeNew();  // what came after the thread's last look is refused
}

int HttpClient::inFlight() const { return *running_->inFlight; }

std::string curlVersion() { return curl_version(); }

}  // namespace resodesk::net
