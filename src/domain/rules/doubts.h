// SPDX-License-Identifier: GPL-3.0-or-later
// What is odd about a set of rules, found by looking at the rules alone.

#pragma once

#include "domain/rules/rule.h"

namespace resodesk {

/// dead: no request can meet its conditions. shadowed: an earlier rule decides whatever it would. overlapping: a later rule
/// that does something else also holds for some requests; the earlier one decides. tooBroad: it acts without any condition.
/// impossible: its reason or address does not exist here, or the marketplace's label is to carry another than the default address.
enum class RuleDoubt { dead, shadowed, overlapping, tooBroad, impossible };
NameTable<RuleDoubt> nameTable(RuleDoubt);

struct RuleFinding {
    RuleDoubt doubt = RuleDoubt::dead;
    std::size_t rule = 0;
    std::optional<std::size_t> other;  ///< the earlier one, for shadowed and overlapping
    bool operator==(const RuleFinding&) const = default;
};

/// What exists here; an empty list: not known.
struct KnownNames {
    std::vector<AccountId> accounts;
    std::vector<std::string> reasons;  ///< the marketplaces' codes
    std::vector<std::string> refundReasons;
    std::vector<ReturnAddress> addresses;
};

/// In the order of the rules; rules that are off are left out. A rule is compared with each earlier one, not with several together; of SKU
/// patterns only what is certain counts as shadowed.
std::vector<RuleFinding> doubtsOf(const RuleSet& set, const KnownNames& known);

}  // namespace resodesk
