// SPDX-License-Identifier: GPL-3.0-or-later
// What a set of rules would have done with requests of the past, beside what people did with them.

#pragma once

#include <map>

#include "domain/rules/judge.h"

namespace resodesk {

/// What became of a request when a person decided. open: nobody has yet; elsewhere: the marketplace or the buyer did.
enum class PersonMove { open, authorized, refunded, closed, elsewhere };
NameTable<PersonMove> nameTable(PersonMove);

/// Refunded: paid while the buyer was never told to send anything back.
PersonMove personMove(const Return& r);

/// A request of the past.
struct PastRequest {
    RuleSubject subject;
    OrderId order;
    std::string buyer;
    PersonMove people = PersonMove::open;
    /// Rules decided it then; `recorded` is what they said and people did nothing.
    std::optional<Ruling> recorded;
};

struct RuleTally {
    std::size_t count = 0;
    Sums amounts;
    void add(const Money& amount);
    bool operator==(const RuleTally&) const = default;
};

/// The rules would have acted, and a person did something else.
struct RuleDifference {
    ReturnKey key;
    OrderId order;
    std::string buyer;
    Money amount;
    TimePoint at;
    std::optional<std::size_t> rule;  ///< none: the absence
    RuleMove ruled = RuleMove::authorize;
    PersonMove people = PersonMove::open;
    bool operator==(const RuleDifference&) const = default;
};

class Replay {
 public:
    explicit Replay(RuleSet set) : set_(std::move(set)), perRule_(set_.rules.size()) {}
    void add(const PastRequest& past);

    const RuleSet& set() const { return set_; }
    const RuleTally& all() const { return all_; }
    /// By what would be done; tagOnly: left to people without a word.
    const RuleTally& would(RuleMove move) const;
    /// Requests that the rule of this place decided; for a rule that only tags: those it tagged.
    const RuleTally& ofRule(std::size_t rule) const { return perRule_.at(rule); }
    const RuleTally& ofAbsence() const { return absence_; }
    /// Where a person decided and the rules would have acted: as the person did, or not.
    std::size_t same() const { return same_; }
    const std::vector<RuleDifference>& differences() const { return differences_; }
    /// Rulings of this very set that were recorded, and those that came out otherwise now: never any.
    std::size_t recorded() const { return recorded_; }
    std::size_t recordedOtherwise() const { return recordedOtherwise_; }
    /// Rules that acted on nine of ten requests or more, of at least twenty.
    std::vector<std::size_t> tooBroad() const;
    /// Rules that are on and held for none of at least twenty.
    std::vector<std::size_t> neverHeld() const;

 private:
    RuleSet set_;
    RuleTally all_, absence_;
    std::map<RuleMove, RuleTally> would_;
    std::vector<RuleTally> perRule_;
    std::size_t same_ = 0, recorded_ = 0, recordedOtherwise_ = 0;
    std::vector<RuleDifference> differences_;
};

}  // namespace resodesk
