// SPDX-License-Identifier: GPL-3.0-or-later
// The seller's rules in all their versions, when which of them was switched on, and what they decided.
// Within the caller's transaction.

#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "domain/outbox/action.h"
#include "domain/rules/judge.h"
#include "store/database.h"

namespace resodesk::store {

struct SavedRules {
    std::int64_t version = 0;  ///< 0: none were ever saved
    RuleSet set;
    TimePoint savedAt;
    std::optional<TimePoint> replayedAt;  ///< when a replay of this version was looked at
};

/// Which version judges, and how.
struct RuleSwitch {
    std::int64_t version = 0;
    RuleMode mode = RuleMode::off;
    bool operator==(const RuleSwitch&) const = default;
};

/// One request that rules judged.
struct KeptRuling {
    RuleSwitch by;
    RuleSubject subject;
    Ruling ruling;  ///< without `asked`: judging the subject again gives it
    TimePoint at;
    BulkId bulk;                   ///< in which it was decided; none in shadow mode and for review
    std::optional<Error> refusal;  ///< why it could not be done: the request waits for the seller
    std::optional<ActionState> state;  ///< of the action it became; none: no action
};

class RuleStore {
 public:
    explicit RuleStore(Database& database) : database_(database) {}
    /// A new version; the one before is kept.
    std::int64_t save(const RuleSet& set, TimePoint now);
    /// The newest one.
    SavedRules saved();
    std::optional<SavedRules> version(std::int64_t version);
    void noteReplay(std::int64_t version, TimePoint now);

    void switchTo(const RuleSwitch& to, TimePoint now);
    RuleSwitch current();

    /// A second ruling of the same version and mode replaces nothing: false.
    bool keep(const KeptRuling& ruling);
    /// The last one, whatever its version, with what became of it.
    std::optional<KeptRuling> rulingOf(const ReturnKey& key);
    /// Bulks of rules with actions that wait.
    std::vector<BulkId> waiting();
    std::vector<ReturnKey> judgedBy(const RuleSwitch& by);
    /// Oldest first, without the refusals of the bulks.
    void eachRuling(const std::function<void(const KeptRuling&)>& take);

 private:
    Database& database_;
};

}  // namespace resodesk::store
