// SPDX-License-Identifier: GPL-3.0-or-later
// Rules for new requests: editing, replaying, switching on, explaining. Callbacks: any thread.

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "domain/outbox/action.h"
#include "domain/rules/doubts.h"
#include "domain/rules/replay.h"

namespace resodesk::app {

class DeskCore;

struct RuleBook {
    std::int64_t version = 0;  ///< of the saved rules; 0: none yet
    RuleSet saved;
    RuleMode mode = RuleMode::off;
    std::int64_t judging = 0;  ///< the version that is switched on or in shadow mode; 0: none
    std::optional<TimePoint> replayedAt;      ///< of the saved version
    std::vector<RuleFinding> doubts;
    std::vector<std::string> accountsBeside;  ///< names of accounts whose marketplace authorizes by itself: no rule acts there
    std::vector<std::string> addresses;       ///< labels of saved return addresses
    int takenBack = 0;                        ///< decisions, by the switch just made
};

/// What the rules say of one request.
struct RuleWhy {
    RuleSet set;
    Ruling ruling;
    RuleMode mode = RuleMode::off;
    std::int64_t version = 0;
    bool isKept = false;           ///< it was judged then; else this is what the rules would say now
    TimePoint at;
    std::optional<Error> refusal;  ///< why it could not be done
    std::optional<ActionState> state;  ///< of what it became
};

class RulesDesk {
 public:
    explicit RulesDesk(DeskCore& core) : core_(core) {}

    void book(std::function<void(RuleBook)> done);
    /// Refused as a whole, see resodesk::check. What judges now goes on until another version is switched on.
    void save(const RuleSet& set, std::function<void(Result<RuleBook>)> done);
    /// The saved version judges from now on, in this mode. notReplayed for on; noRules. Off and shadow take back what rules decided and
    /// what has not left: RuleBook::takenBack.
    void setMode(RuleMode mode, std::function<void(Result<RuleBook>)> done);
    /// What these rules would have done with the requests of so many days (1 to 3660). A whole replay of the saved rules over 90 days
    /// or more lets them be switched on. `stopped` when the program ends.
    void replay(const RuleSet& set, int days, std::function<void(Result<Replay>)> done);
    /// None where there are no rules.
    void why(const ReturnKey& key, std::function<void(std::optional<RuleWhy>)> done);
    /// Judges the open requests now; how many.
    void judgeOpen(std::function<void(Result<int>)> done);

 private:
    RuleBook bookNow();
    DeskCore& core_;
};

inline constexpr int replayDays = 90;

/// Desk executor.
std::optional<RuleWhy> whyOf(DeskCore& core, const ReturnKey& key);

}  // namespace resodesk::app
