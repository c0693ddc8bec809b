// SPDX-License-Identifier: GPL-3.0-or-later
// The marketplace as a running HTTP server on a thread of its own. Loopback only.

#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sim/market.h"
#include "sim/open_front.h"

namespace resodesk::sim {

struct ServerSetup {
    MarketSetup market;
    std::string host = "127.0.0.1";
    unsigned short port = 0;  ///< 0: any free one
    int latencyMs = 0;        ///< before every answer of the API
    int writesPerSecond = 0;  ///< 0: no limit
    std::vector<std::string> faults;  ///< from the start, as JSON
    std::string certificateFile, keyFile;  ///< PEM; both: HTTPS
};

class Server {
 public:
    /// Listens and answers when it returns. Throws std::runtime_error for an address that is not loopback.
    explicit Server(const ServerSetup& setup);
    ~Server();

    std::string url() const;
    const Tokens& tokens() const;
    const std::string& adminToken() const;

    // For tests in the same process; each waits for the server's thread.
    void addFault(const std::string& json);
    void clearFaults();
    void advance(milliseconds by);
    std::vector<Effect> effects();
    /// The object as the API shows it now.
    std::string document(const std::string& kind, const std::string& id);
    /// Something the marketplace's people or a buyer do: "ship", "arrive", "buyer_close", "request".
    void happen(const std::string& kind, const std::string& target);
    /// Carried out on the server's thread: the seller's colleague on the marketplace's own page.
    void onMarket(const std::function<void(Market&)>& work);
    /// So many requests have been answered since the start.
    long requests() const;

 private:
    struct Running;
    std::unique_ptr<Running> running_;
};

}  // namespace resodesk::sim
