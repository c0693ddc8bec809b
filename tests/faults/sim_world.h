// SPDX-License-Identifier: GPL-3.0-or-later
// One seed's world: a desk, a seller, a network and a marketplace on one thread, with one time that only moves when nothing
// is left to do. The same seed gives the same world, step by step.

#pragma once

#include <filesystem>
#include <map>
#include <memory>

#include "faults/campaign.h"
#include "faults/oracles.h"
#include "faults/seller.h"
#include "faults/sim_network.h"
#include "support/manual_clock.h"
#include "support/one_thread_desk.h"

namespace resodesk::faults {

/// The desk's clock: the world's time, as wrong as the computer's owner set it.
class SkewedClock final : public Clock {
 public:
    explicit SkewedClock(const Clock& world) : world_(world) {}
    TimePoint now() const override { return world_.now() + skew_; }
    Steady steady() const override { return world_.steady(); }
    void set(milliseconds skew) { skew_ = skew; }

 private:
    const Clock& world_;
    milliseconds skew_{0};
};

class World {
 public:
    /// `folder` holds a marketplace and a workspace that has read it, made by makeFirst.
    World(const std::filesystem::path& folder, std::uint64_t seed, const std::vector<std::string>& labels, bool isVerbose);
    ~World();
    /// A fresh marketplace with a connected workspace in `folder`.
    static void makeFirst(const std::filesystem::path& folder, std::uint64_t seed);

    /// Trouble, then rest, then the oracles.
    void live(Tally& tally);
    /// Of everything that happened, in order.
    std::uint64_t hash() const { return hash_; }
    long crashes() const { return crashes_; }

 private:
    static constexpr TimePoint start = TimePoint(std::chrono::sys_days(std::chrono::year(2026) / 3 / 2) + std::chrono::hours(9));
    void trace(const std::string& line);
    void open();
    void crash(const char* how);
    void handOver();
    void othersAct();
    void notePromise(const std::string& promise);
    void checkHold(const std::string& key);
    void trouble();
    void rest();
    Seller seller();
    void readAllOnce();
    bool runOneTask();
    /// All that can happen without time passing.
    void settleNow();
    void pass(milliseconds duration);
    std::optional<milliseconds> untilNext() const;
    void survive(const std::function<void()>& work);
    void planCrash();

    std::filesystem::path folder_;
    std::uint64_t seed_;
    const std::vector<std::string>& labels_;
    bool isVerbose_;
    test::ManualClock time_{start};
    SkewedClock clock_{time_};
    sim::Random chance_, sellersChance_, networksChance_;
    std::unique_ptr<sim::Market> market_;
    std::unique_ptr<sim::OpenFront> front_;
    std::unique_ptr<SimNetwork> network_;
    std::unique_ptr<test::OneThreadDesk> desk_;
    std::vector<std::string> promises_;
    struct Hold {
        ActionId action;
        TimePoint until;  ///< by the world's time
        TimePoint said;   ///< by the desk's calendar
    };
    std::map<std::string, Hold> holds_;  ///< by key: undo windows that were promised in this life of the desk
    std::vector<std::string> early_;     ///< what left in its undo window
    bool mayDie_ = false;
    long crashes_ = 0;
    std::uint64_t hash_ = 1469598103934665603u;
};

}  // namespace resodesk::faults
