// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fault_proxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <list>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

namespace resodesk::test {

namespace {

sockaddr_in loopback(unsigned short port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

bool sendAll(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::size_t contentLength(const std::string& head) {
    std::string lower = head;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
    const std::size_t at = lower.find("\r\ncontent-length:");
    return at == std::string::npos ? 0 : static_cast<std::size_t>(std::atoll(lower.c_str() + at + 17));
}

/// A whole message: head, empty line, body as long as it says. Empty at the end of the connection.
std::string readMessage(int fd, std::string& rest) {
    std::size_t need = 0;
    for (;;) {
        const std::size_t end = rest.find("\r\n\r\n");
        if (end != std::string::npos) need = end + 4 + contentLength(rest.substr(0, end + 2));
        if (need > 0 && rest.size() >= need) {
            std::string message = rest.substr(0, need);
            rest.erase(0, need);
            return message;
        }
        char buffer[16384];
        const ssize_t got = ::recv(fd, buffer, sizeof buffer, 0);
        if (got <= 0) return {};
        rest.append(buffer, static_cast<std::size_t>(got));
    }
}

SeenRequest seen(const std::string& message) {
    SeenRequest request;
    const std::size_t end = message.find("\r\n\r\n");
    request.head = message.substr(0, end + 2);
    request.body = message.substr(end + 4);
    const std::size_t first = message.find(' '), second = message.find(' ', first + 1);
    request.method = message.substr(0, first);
    request.target = message.substr(first + 1, second - first - 1);
    return request;
}

}  // namespace

struct FaultProxy::Running {
    unsigned short upstream = 0, port = 0;
    Plan plan;
    int listener = -1;
    std::thread acceptor;
    std::mutex mutex;
    std::condition_variable ending;
    bool isEnding = false;
    std::set<int> open;
    std::list<std::thread> threads;

    void accept();
    void serve(int client);
    bool pass(int client, const std::string& message);
    std::string ask(const std::string& message, int requestBytes);
    bool give(int client, const Passage& passage, const std::string& answer);
    /// False when the proxy ends meanwhile.
    bool pause(milliseconds time) {
        std::unique_lock lock(mutex);
        return !ending.wait_for(lock, time, [this] { return isEnding; });
    }
    void close(int fd, bool isReset) {
        const std::lock_guard lock(mutex);
        if (!open.erase(fd)) return;
        const linger now{1, 0};
        if (isReset) ::setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        if (!isReset) ::shutdown(fd, SHUT_WR);
        ::close(fd);
    }
};

FaultProxy::FaultProxy(const std::string& upstream, Plan plan) : running_(std::make_unique<Running>()) {
    Running& r = *running_;
    r.plan = std::move(plan);
    r.upstream = static_cast<unsigned short>(std::stoi(upstream.substr(upstream.rfind(':') + 1)));
    r.listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(r.listener, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(r.listener, 64) != 0 ||
        ::getsockname(r.listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("the fault proxy cannot listen");
    r.port = ntohs(address.sin_port);
    r.acceptor = std::thread([&r] { r.accept(); });
}

FaultProxy::~FaultProxy() {
    Running& r = *running_;
    {
        const std::lock_guard lock(r.mutex);
        r.isEnding = true;
        for (const int fd : r.open) ::shutdown(fd, SHUT_RDWR);
    }
    r.ending.notify_all();
    ::shutdown(r.listener, SHUT_RDWR);
    r.acceptor.join();
    for (std::thread& thread : r.threads) thread.join();
    ::close(r.listener);
}

std::string FaultProxy::url() const { return "http://127.0.0.1:" + std::to_string(running_->port); }

void FaultProxy::Running::accept() {
    for (;;) {
        const int client = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
        const std::lock_guard lock(mutex);
        if (client < 0 || isEnding) {
            if (client >= 0) ::close(client);
            return;
        }
        const int on = 1;
        ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        open.insert(client);
        threads.emplace_back([this, client] { serve(client); });
    }
}

void FaultProxy::Running::serve(int client) {
    std::string rest;
    for (;;) {
        const std::string message = readMessage(client, rest);
        if (message.empty() || !pass(client, message)) break;
    }
    close(client, false);
}

/// True when the connection stays.
bool FaultProxy::Running::pass(int client, const std::string& message) {
    Passage passage;
    {
        const std::lock_guard lock(mutex);
        passage = plan(seen(message));
    }
    std::string answer;
    if (passage.isForwarded) answer = ask(message, passage.requestBytes);
    if (passage.raw) answer = *passage.raw;
    if (passage.isSilent) {
        char byte = 0;
        while (::recv(client, &byte, 1, 0) > 0) {}
        return false;
    }
    if (passage.before > milliseconds(0) && !pause(passage.before)) return false;
    const bool isWhole = give(client, passage, answer);
    if (isWhole && !passage.endsAfter && passage.answerBytes < 0 && !passage.raw && !answer.empty()) return true;
    close(client, passage.isReset);
    return false;
}

std::string FaultProxy::Running::ask(const std::string& message, int requestBytes) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(upstream);
    std::string answer, rest;
    const std::string_view sent = std::string_view(message).substr(0, requestBytes < 0 ? message.size() : static_cast<std::size_t>(requestBytes));
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 && sendAll(fd, sent) && sent.size() == message.size())
        answer = readMessage(fd, rest);
    ::close(fd);
    return answer;
}

bool FaultProxy::Running::give(int client, const Passage& passage, const std::string& answer) {
    std::string_view bytes = answer;
    if (passage.answerBytes >= 0) bytes = bytes.substr(0, static_cast<std::size_t>(passage.answerBytes));
    if (passage.pieceBytes == 0) return sendAll(client, bytes);
    while (!bytes.empty()) {
        const std::string_view piece = bytes.substr(0, static_cast<std::size_t>(passage.pieceBytes));
        if (!sendAll(client, piece)) return false;
        bytes.remove_prefix(piece.size());
        if (passage.between > milliseconds(0) && !pause(passage.between)) return false;
    }
    return true;
}

}  // namespace resodesk::test
