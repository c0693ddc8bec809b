// SPDX-License-Identifier: GPL-3.0-or-later
// Stands between a client and any server and does to their bytes what a network can do. It sees what crosses it, not through TLS.

#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <thread>

namespace resodesk::test {

struct ProxyPlan {
    std::string hide, show;  ///< what the server says, and what the client hears instead; of one length
    /// Once the client or the server has sent so many bytes, `then` happens.
    std::size_t afterClientBytes = ~std::size_t{0}, afterServerBytes = ~std::size_t{0};
    enum class Then {
        hangUp,           ///< both sides, at once
        hangUpAtAnswer,   ///< everything reaches the server; the first thing it says from then on reaches nobody
        saySilent         ///< nothing more crosses, the connections stay
    };
    Then then = Then::hangUp;
};

class TcpProxy {
 public:
    TcpProxy(int upstreamPort, ProxyPlan plan);
    ~TcpProxy();
    int port() const { return port_; }
    int connections() const { return connections_; }
    /// All bytes clients have sent.
    std::string seen() const;

 private:
    void serve();
    void carry(int client);

    int upstream_;
    ProxyPlan plan_;
    int listener_ = -1, port_ = 0;
    std::atomic<bool> ends_{false};
    std::atomic<int> connections_{0};
    mutable std::mutex mutex_;
    std::string seen_;  // guarded by mutex_
    std::thread thread_;
};

}  // namespace resodesk::test
