// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/tcp_proxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace resodesk::test {

namespace {

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

bool isReadable(int socket, int milliseconds) {
    pollfd wanted{socket, POLLIN, 0};
    return ::poll(&wanted, 1, milliseconds) > 0;
}

/// Empty: the other side has hung up.
std::string readSome(int socket) {
    char buffer[16'384];
    const ssize_t got = ::recv(socket, buffer, sizeof buffer, 0);
    return std::string(buffer, got > 0 ? static_cast<std::size_t>(got) : 0);
}

bool writeAll(int socket, const std::string& bytes) {
    for (std::size_t sent = 0; sent < bytes.size();) {
        const ssize_t now = ::send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (now <= 0) return false;
        sent += static_cast<std::size_t>(now);
    }
    return true;
}

}  // namespace

TcpProxy::TcpProxy(int upstreamPort, ProxyPlan plan) : upstream_(upstreamPort), plan_(std::move(plan)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener_, 8) != 0) throw std::runtime_error("no port");
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
}

TcpProxy::~TcpProxy() {
    ends_ = true;
    thread_.join();
    ::close(listener_);
}

std::string TcpProxy::seen() const {
    const std::lock_guard lock(mutex_);
    return seen_;
}

void TcpProxy::serve() {
    while (!ends_) {
        if (!isReadable(listener_, 20)) continue;
        const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        ++connections_;
        carry(client);
        ::close(client);
    }
}

void TcpProxy::carry(int client) {
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(upstream_);
    std::size_t fromClient = 0, fromServer = 0;
    bool goesOn = ::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    while (goesOn && !ends_) {
        const bool isDue = fromClient >= plan_.afterClientBytes || fromServer >= plan_.afterServerBytes;
        if (isDue && plan_.then == ProxyPlan::Then::hangUp) break;
        pollfd both[] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
        const bool isSilent = isDue && plan_.then == ProxyPlan::Then::saySilent;
        if (::poll(both, isSilent ? 0 : 2, 20) <= 0) continue;
        if (both[0].revents != 0) {
            const std::string bytes = readSome(client);
            fromClient += bytes.size();
            {
                const std::lock_guard lock(mutex_);
                seen_ += bytes;
            }
            goesOn = !bytes.empty() && writeAll(server, bytes);
        } else if (both[1].revents != 0) {
            std::string bytes = readSome(server);
            fromServer += bytes.size();
            if (isDue && plan_.then == ProxyPlan::Then::hangUpAtAnswer) break;
            if (const std::size_t at = plan_.hide.empty() ? std::string::npos : bytes.find(plan_.hide); at != std::string::npos)
                bytes.replace(at, plan_.hide.size(), plan_.show);
            goesOn = !bytes.empty() && writeAll(client, bytes);
        }
    }
    ::close(server);
}

}  // namespace resodesk::test
