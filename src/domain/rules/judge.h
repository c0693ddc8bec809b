// SPDX-License-Identifier: GPL-3.0-or-later
// What the rules say of a request. Pure: the same set and the same subject give the same ruling.

#pragma once

#include "domain/rules/rule.h"

namespace resodesk {

/// What rules look at: a request as it stood when it was judged. Kept with each ruling, so that it can be judged again.
struct RuleSubject {
    ReturnKey key;
    Money amount;                         ///< the price of what comes back
    Money pays;                           ///< what a full refund would pay: on withdrawal more than the price
    bool isShipped = true;                ///< else a refund would cancel the order
    std::string reason;
    Ground ground = Ground::other;
    std::vector<std::string> skus;        ///< of every line
    std::vector<std::string> categories;  ///< of every line; empty text: not known
    std::string country;
    std::optional<int> orderAge;          ///< days; none: the order is not known
    std::vector<int> buyerReturns;        ///< how many days before this request the buyer's earlier ones came, ascending
    bool inPolicy = true;
    TimePoint at;                         ///< when it was judged
    bool operator==(const RuleSubject&) const = default;
};

/// `order`: none when it is not known. `earlier`: when the buyer's other returns were requested, in any order; later ones do not count.
RuleSubject subjectOf(const Return& r, std::optional<TimePoint> orderedAt, const std::vector<TimePoint>& earlier, TimePoint at);

/// One rule that was asked.
struct RuleAsked {
    std::size_t rule = 0;           ///< its place in the set
    std::vector<RulePart> failed;   ///< empty: every condition held
    bool operator==(const RuleAsked&) const = default;
};

struct Ruling {
    std::optional<std::size_t> rule;          ///< the one that decided
    bool isAbsence = false;                   ///< no rule did, the absence does
    RuleMove move = RuleMove::tagOnly;        ///< tagOnly: nothing was decided
    std::vector<std::string> tags;            ///< of all whose conditions held, each once
    std::vector<RuleAsked> asked;             ///< in order, up to the one that decided
    bool operator==(const Ruling&) const = default;
};

/// Apart from who was asked, which is not kept.
bool isSameDecision(const Ruling& a, const Ruling& b);

/// The parts that do not hold, in the order of RulePart. A rule that refunds does so only for what was shipped, and its upper amount is held
/// against what would be paid.
std::vector<RulePart> failedParts(const RuleConditions& when, const RuleSubject& subject, RuleMove move = RuleMove::authorize);
Ruling judge(const RuleSet& set, const RuleSubject& subject);

Fields toFields(const RuleSubject& subject);
Result<RuleSubject> ruleSubjectFrom(const Fields& fields);

}  // namespace resodesk
