// SPDX-License-Identifier: GPL-3.0-or-later
// A desk that makes one decision after the other at a marketplace of one kind, with a proxy between them that a campaign
// tells what to do to the next write. After each decision it settles and is held against what the marketplace did.

#pragma once

#include <map>
#include <memory>
#include <set>

#include "faults/campaign.h"
#include "support/desktop.h"
#include "support/fault_proxy.h"

namespace resodesk::faults {

/// What happened to the write: the outcome that follows is the same for every marketplace of a kind.
enum class Fate {
    acted,     ///< carried out, whatever the answer said
    notActed,  ///< left this computer, not carried out
    notSent,   ///< not one byte left, or refused before acting: goes out later
    either     ///< only the general oracles are asked
};

class Shop {
 public:
    /// `requests`: how many authorizations there are to decide, where a state guards them.
    Shop(sim::Guard guard, Tally& tally, int requests = 1'200);
    ~Shop();

    /// Decides, lets the next write of it pass as said, settles at most 30 hours and checks the outcome.
    void run(const std::string& kind, Fate fate, const test::Passage& passage);
    /// The same with faults ordered at the marketplace.
    void order(const std::string& kind, Fate fate, const std::vector<std::string>& faults);
    /// Bytes of an answer and of a request as they pass unharmed.
    std::size_t answerBytes() const { return answerBytes_; }
    std::size_t requestBytes() const { return requestBytes_; }

    /// Decides now, without a fault.
    ActionId decide();
    /// Settles and checks that the action ended as the fate says.
    void judge(const std::string& kind, Fate fate, ActionId id);
    /// What becomes of requests that `next` does not name; campaigns may replace it.
    std::function<test::Passage(const test::SeenRequest&)> others;
    std::optional<test::Passage> next;  ///< for the next write

    test::Desktop& desk() { return *desk_; }
    sim::Guard guard() const { return guard_; }
    Tally& tally() { return tally_; }
    /// So many writes with this key have reached the proxy.
    int posts(const std::string& key);

 private:
    test::Passage plan(const test::SeenRequest& request);
    void checkOutcome(const std::string& kind, Fate fate, const Action& action);
    ReturnKey target();

    sim::Guard guard_;
    Tally& tally_;
    std::unique_ptr<test::FaultProxy> proxy_;
    std::unique_ptr<test::Desktop> desk_;
    std::mutex mutex_;
    std::map<std::string, int> posts_;
    std::vector<ReturnKey> fresh_;
    ReturnKey refunded_;
    std::int64_t seenEffects_ = 0;
    std::size_t answerBytes_ = 0, requestBytes_ = 0;
};


}  // namespace resodesk::faults
