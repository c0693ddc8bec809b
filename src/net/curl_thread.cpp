// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/curl_thread.h"

#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

#include "base/fault_points.h"

namespace resodesk::net {

namespace {

using Steady = std::chrono::steady_clock;

void initOnce() {
    static const CURLcode done = curl_global_init(CURL_GLOBAL_DEFAULT);
    (void)done;
}

}  // namespace

struct CurlThread::Running {
    explicit Running(int connections);
    ~Running();
    void run();
    void takeNew();
    void begin(std::unique_ptr<CurlTransfer> transfer);
    void collect();
    void talkToAll();
    void wait(int longest);
    void cancelReads();
    void cancelAll();
    void end(CURL* easy, CURLcode code);
    CURL* freshEasy();

    CURLM* multi = nullptr;
    std::mutex mutex;
    std::vector<std::unique_ptr<CurlTransfer>> incoming;  // guarded by mutex
    bool isStopping = false;                              // guarded by mutex
    Steady::time_point deadline;                          // guarded by mutex
    std::unordered_map<CURL*, std::unique_ptr<CurlTransfer>> active;
    std::vector<CURL*> talking;  // of the active ones, those whose connection stands
    std::vector<CURL*> pool;
    std::thread thread;
};

CurlThread::Running::Running(int connections) {
    initOnce();
    multi = curl_multi_init();
    curl_multi_setopt(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, static_cast<long>(connections));
    curl_multi_setopt(multi, CURLMOPT_MAX_HOST_CONNECTIONS, static_cast<long>(connections));
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, static_cast<long>(connections));
    thread = std::thread([this] { run(); });
}

CurlThread::Running::~Running() {
    for (CURL* easy : pool) curl_easy_cleanup(easy);
    curl_multi_cleanup(multi);
}

void CurlThread::Running::run() {
    for (;;) {
        takeNew();
        int running = 0;
        curl_multi_perform(multi, &running);
        collect();
        talkToAll();
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
        wait(stops ? 50 : 1'000);
    }
}

void CurlThread::Running::takeNew() {
    std::vector<std::unique_ptr<CurlTransfer>> fresh;
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
            begin(std::move(transfer));
    }
}

CURL* CurlThread::Running::freshEasy() {
    if (pool.empty()) return curl_easy_init();
    CURL* easy = pool.back();
    pool.pop_back();
    curl_easy_reset(easy);
    return easy;
}

void CurlThread::Running::begin(std::unique_ptr<CurlTransfer> transfer) {
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

void CurlThread::Running::end(CURL* easy, CURLcode code) {
    crashPoint("http.answered");
    const auto found = active.find(easy);
    found->second->finish(code);
    curl_multi_remove_handle(multi, easy);
    std::erase(talking, easy);
    active.erase(found);
    pool.push_back(easy);
}

void CurlThread::Running::collect() {
    int left = 0;
    while (CURLMsg* message = curl_multi_info_read(multi, &left)) {
        if (message->msg != CURLMSG_DONE) continue;
        CURL* easy = message->easy_handle;
        if (message->data.result == CURLE_OK && active.at(easy)->talks())
            talking.push_back(easy);  // stays in the multi: a connection of this kind ends when its handle leaves
        else
            end(easy, message->data.result);
    }
}

void CurlThread::Running::talkToAll() {
    const std::vector<CURL*> now = talking;
    for (CURL* easy : now)
        if (const auto code = active.at(easy)->talk()) end(easy, *code);
}

void CurlThread::Running::wait(int longest) {
    std::vector<curl_waitfd> sockets;
    for (CURL* easy : talking) {
        curl_socket_t socket = CURL_SOCKET_BAD;
        curl_easy_getinfo(easy, CURLINFO_ACTIVESOCKET, &socket);
        const short wanted = active.at(easy)->events();
        const int events = (wanted & POLLIN ? CURL_WAIT_POLLIN : 0) | (wanted & POLLOUT ? CURL_WAIT_POLLOUT : 0);
        if (socket != CURL_SOCKET_BAD) sockets.push_back({socket, static_cast<short>(events), 0});
    }
    curl_multi_poll(multi, sockets.data(), static_cast<unsigned>(sockets.size()), longest, nullptr);
}

void CurlThread::Running::cancelReads() {
    std::vector<CURL*> reads;
    for (const auto& [easy, transfer] : active)
        if (!transfer->isWrite()) reads.push_back(easy);
    for (CURL* easy : reads) end(easy, CURLE_ABORTED_BY_CALLBACK);
}

void CurlThread::Running::cancelAll() {
    while (!active.empty()) end(active.begin()->first, CURLE_OPERATION_TIMEDOUT);
}

CurlThread::CurlThread(int connections) : running_(std::make_unique<Running>(connections)) {}

CurlThread::~CurlThread() { stop(milliseconds(0)); }

void CurlThread::start(std::unique_ptr<CurlTransfer> transfer) {
    {
        const std::lock_guard lock(running_->mutex);
        if (!running_->isStopping) running_->incoming.push_back(std::move(transfer));
    }
    if (transfer)
        transfer->refuse("stopping", Error(Failure::stopped));
    else
        curl_multi_wakeup(running_->multi);
}

void CurlThread::stop(milliseconds grace) {
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

}  // namespace resodesk::net
