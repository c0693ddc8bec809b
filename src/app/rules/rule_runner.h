// SPDX-License-Identifier: GPL-3.0-or-later
// Judges new requests by the seller's rules, where the marketplace does not authorize by itself. Desk executor.

#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <vector>

#include "domain/rules/judge.h"
#include "store/ledger/rule_store.h"

namespace resodesk::app {

class DeskCore;

class RuleRunner {
 public:
    explicit RuleRunner(DeskCore& core) : core_(core) {}
    /// Looks at every open request that these rules have not judged yet, some at a time; `done` may be empty and gets how many were
    /// judged. Refunds are decided where somebody can see and undo them; elsewhere such requests wait for that.
    void judgeOpen(bool mayRefund, std::function<void(int)> done);
    /// The window and the agent judge after each pull.
    void judgeByItself();
    /// The rules or their mode were changed.
    void restart();
    /// When an absence begins, requests that were left alone are looked at again.
    std::optional<TimePoint> nextDue() const;
    void tick();

 private:
    /// The account's requests are judged here: it is in use, completely read, and its marketplace does not authorize by itself.
    bool acts(AccountId account);
    void load();
    void step();
    std::optional<store::KeptRuling> judgeOne(const ReturnKey& key);
    void keepJudged();
    void finish();

    DeskCore& core_;
    bool isLoaded_ = false;
    store::RuleSwitch by_;
    RuleSet set_;
    bool wasAbsence_ = false;
    std::set<ReturnKey> judged_;  ///< by these rules in this mode, also those they leave alone
    std::deque<ReturnKey> queue_;
    std::vector<store::KeptRuling> kept_;  ///< judged, not yet in the ledger
    int minting_ = 0;                      ///< bulks that become actions now
    int count_ = 0;
    bool mayRefund_ = false;
    bool isStepping_ = false;
    std::vector<std::function<void(int)>> waiting_;
};

}  // namespace resodesk::app
