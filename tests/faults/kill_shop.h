// SPDX-License-Identifier: GPL-3.0-or-later
// One workspace with its marketplace, which outlives every kill. Both clocks move together.

#pragma once

#include <atomic>
#include <filesystem>
#include <memory>

#include "domain/keys.h"
#include "faults/campaign.h"
#include "faults/oracles.h"
#include "faults/seller.h"
#include "sim/random.h"
#include "sim/server.h"
#include "support/one_thread_desk.h"

namespace resodesk::faults {

/// The computer's clock, ahead by what the campaign lets pass. Any thread.
class MovedClock final : public Clock {
 public:
    TimePoint now() const override { return system_.now() + milliseconds(ahead_); }
    Steady steady() const override { return system_.steady() + milliseconds(ahead_); }
    void advance(milliseconds by) { ahead_ += by.count(); }
    milliseconds ahead() const { return milliseconds(ahead_); }

 private:
    SystemClock system_;
    std::atomic<std::int64_t> ahead_ = 0;
};

class KillShop {
 public:
    /// A marketplace from the seed, with the mode's guards (oracles.h), and a workspace that has read it.
    KillShop(const std::filesystem::path& folder, std::uint64_t seed, std::uint64_t mode);
    ~KillShop();

    std::filesystem::path workspace() const { return folder_ / "w"; }
    std::filesystem::path folder() const { return folder_; }
    std::string url() const { return server_->url(); }
    std::filesystem::path tokenFile() const { return folder_ / "tokens.json"; }
    MovedClock& clock() { return clock_; }
    milliseconds ahead() const { return clock_.ahead(); }
    /// The next requests meet faults of the marketplace or of the network, by chance.
    void orderFaults(sim::Random& chance);
    void clearFaults() { server_->clearFaults(); }
    void orderFault(const std::string& json) { server_->addFault(json); }
    /// A colleague closes on the marketplace's pages what the seller has put aside. The workspace is closed.
    void closeWhatSleeps();
    /// Buyers write where a reply of the seller waits. The workspace is closed.
    void writeWhereRepliesWait();
    void expireTokens() { orderFault(R"({"do":"expire_tokens"})"); }
    void promise(const std::string& line) { promises_.push_back(line); }
    std::size_t effects() { return server_->effects().size(); }
    /// How many actions a start found on their way, so far. The workspace is closed.
    long foundOnTheWay() const;
    std::size_t promised() const { return promises_.size(); }

    /// Faults end, time passes, a truthful seller answers what is asked: then everything must be over.
    void comeToRest(Tally& tally, const std::string& where);
    /// Holds the closed workspace against the truth as it stands.
    void look(Tally& tally, const std::string& where, bool isAtRest);

 private:
    void connect();
    std::string tokensFromMarket();
    /// Until nothing but the seller can move it.
    void letTimePass(test::OneThreadDesk& desk, Seller& seller);

    std::filesystem::path folder_;
    MovedClock clock_;
    std::unique_ptr<sim::Server> server_;
    std::vector<std::string> promises_;
};

}  // namespace resodesk::faults
