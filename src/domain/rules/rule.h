// SPDX-License-Identifier: GPL-3.0-or-later
// The seller's rules for new return requests: conditions in order, and what is done with the first that holds.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "domain/accounts/account.h"
#include "domain/fields.h"
#include "domain/returns/return.h"

namespace resodesk {

/// What the rule that decides does with a request. tagOnly decides nothing: the rules after it are asked, too.
enum class RuleMove { authorize, refund, review, tagOnly };
NameTable<RuleMove> nameTable(RuleMove);

/// What a condition looks at.
enum class RulePart { account, amount, reason, ground, category, sku, country, orderAge, buyerReturns, inPolicy };
NameTable<RulePart> nameTable(RulePart);

/// Both ends belong to it; an end that is not there is open.
template <class T>
struct RangeOf {
    std::optional<T> least;
    std::optional<T> most;
    bool isAny() const { return !least && !most; }
    bool operator==(const RangeOf&) const = default;
};

/// Every part that is set must hold.
struct RuleConditions {
    std::vector<AccountId> accounts;
    RangeOf<Money> amount;                ///< the price of what comes back; an amount in another currency does not hold
    std::vector<std::string> reasons;     ///< the marketplace's codes
    std::optional<Ground> ground;
    std::vector<std::string> categories;  ///< one of them, for every line
    std::string sku;                      ///< * and ? as in file names, for every line, whatever the case
    std::vector<std::string> countries;   ///< ISO 3166 alpha-2
    RangeOf<int> orderAge;                ///< whole days from the order to the request
    RangeOf<int> buyerReturns;            ///< earlier requests of the same buyer ...
    int buyerDays = 90;                   ///< ... in so many days before this one
    std::optional<bool> inPolicy;
    bool isEmpty() const;
    bool operator==(const RuleConditions&) const = default;
};

struct Rule {
    std::string name;  ///< the seller's own, unique in the set
    bool isOn = true;
    RuleConditions when;
    RuleMove move = RuleMove::authorize;
    // For authorize:
    RmaMode rma = RmaMode::marketplace;
    LabelMode label = LabelMode::marketplace;  ///< marketplace or none
    std::string address;                       ///< label of a saved one; empty: the account's default
    // For refund, which closes the request: the buyer keeps the item.
    std::string refundReason;
    std::string note;  ///< to the buyer
    std::vector<std::string> tags;
    bool operator==(const Rule&) const = default;
};

struct RuleSet {
    std::vector<Rule> rules;
    /// Absence: what no rule decides is authorized with the marketplace's RMA number and label. It ends by itself.
    std::optional<TimePoint> absentFrom;
    std::optional<TimePoint> absentUntil;
    bool isAbsence(TimePoint at) const;
    bool operator==(const RuleSet&) const = default;
};

/// Off: nothing is judged. Shadow: what would be done is kept and nothing is done.
enum class RuleMode { off, shadow, on };
NameTable<RuleMode> nameTable(RuleMode);

/// A set that cannot be used is refused as a whole: with the rule in the subject ruleLimits, ruleNeedsLimit, ruleNeedsReason, ruleNeedsTag,
/// nameTaken; with what was typed badName, badAmount, unknownChoice; badNumber, badDate.
Result<void> check(const RuleSet& set);

Fields toFields(const RuleSet& set);
Result<RuleSet> ruleSetFrom(const Fields& fields);

}  // namespace resodesk
