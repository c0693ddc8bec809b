// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/rules/doubts.h"

#include <algorithm>
#include <array>

namespace resodesk {

namespace {

/// `outer` holds whenever `inner` does. An empty list is any.
template <class T>
bool covers(const std::vector<T>& outer, const std::vector<T>& inner) {
    if (outer.empty()) return true;
    return !inner.empty() && std::all_of(inner.begin(), inner.end(), [&](const T& one) {
        return std::find(outer.begin(), outer.end(), one) != outer.end();
    });
}

template <class T>
bool covers(const RangeOf<T>& outer, const RangeOf<T>& inner) {
    return (!outer.least || (inner.least && *inner.least >= *outer.least)) && (!outer.most || (inner.most && *inner.most <= *outer.most));
}

template <class T>
bool covers(const std::optional<T>& outer, const std::optional<T>& inner) {
    return !outer || outer == inner;
}

template <class T>
bool canMeet(const std::vector<T>& a, const std::vector<T>& b) {
    return a.empty() || b.empty() || std::any_of(a.begin(), a.end(), [&](const T& one) { return std::find(b.begin(), b.end(), one) != b.end(); });
}

template <class T>
bool canMeet(const RangeOf<T>& a, const RangeOf<T>& b) {
    const auto isApart = [](const auto& low, const auto& high) { return low && high && *low > *high; };
    return !isApart(a.least, b.most) && !isApart(b.least, a.most);
}

template <class T>
bool canMeet(const std::optional<T>& a, const std::optional<T>& b) {
    return !a || !b || a == b;
}

bool isOneCurrency(const RangeOf<Money>& a, const RangeOf<Money>& b) {
    std::optional<Currency> first;
    for (const auto& end : {a.least, a.most, b.least, b.most}) {
        if (!end) continue;
        if (first && *first != end->currency) return false;
        first = end->currency;
    }
    return true;
}

/// A pattern of stars alone, or the same one. Two that only might match the same SKU are not told apart.
bool skuCovers(const std::string& outer, const std::string& inner) {
    if (outer.empty() || outer == inner) return true;
    if (outer.find_first_not_of('*') == std::string::npos) return !inner.empty();
    // "AB*" covers "ABC*" and "ABC".
    return outer.find_first_of("*?") == outer.size() - 1 && outer.back() == '*' && inner.starts_with(outer.substr(0, outer.size() - 1));
}

bool skuCanMeet(const std::string& a, const std::string& b) {
    const auto fixed = [](const std::string& pattern) { return pattern.substr(0, pattern.find_first_of("*?")); };
    if (a.empty() || b.empty()) return true;
    const std::string first = fixed(a), second = fixed(b);
    const std::size_t both = std::min(first.size(), second.size());
    if (first.compare(0, both, second, 0, both) != 0) return false;
    const bool isFirstWhole = first == a, isSecondWhole = second == b;
    if (isFirstWhole && isSecondWhole) return a == b;
    if (isFirstWhole) return first.size() >= second.size();
    return !isSecondWhole || second.size() >= first.size();
}

bool covers(const RuleConditions& outer, const RuleConditions& inner) {
    const bool isSameLook = outer.buyerReturns.isAny() || outer.buyerDays == inner.buyerDays;
    return covers(outer.accounts, inner.accounts) && isOneCurrency(outer.amount, inner.amount) && covers(outer.amount, inner.amount) &&
           covers(outer.reasons, inner.reasons) && covers(outer.ground, inner.ground) && covers(outer.categories, inner.categories) &&
           skuCovers(outer.sku, inner.sku) && covers(outer.countries, inner.countries) && covers(outer.orderAge, inner.orderAge) && isSameLook &&
           covers(outer.buyerReturns, inner.buyerReturns) && covers(outer.inPolicy, inner.inPolicy);
}

bool canMeet(const RuleConditions& a, const RuleConditions& b) {
    const bool isSameLook = a.buyerDays == b.buyerDays;
    return canMeet(a.accounts, b.accounts) && isOneCurrency(a.amount, b.amount) && canMeet(a.amount, b.amount) && canMeet(a.reasons, b.reasons) &&
           canMeet(a.ground, b.ground) && canMeet(a.categories, b.categories) && skuCanMeet(a.sku, b.sku) && canMeet(a.countries, b.countries) &&
           canMeet(a.orderAge, b.orderAge) && (!isSameLook || canMeet(a.buyerReturns, b.buyerReturns)) && canMeet(a.inPolicy, b.inPolicy);
}

bool isDead(const RuleConditions& when, const KnownNames& known) {
    const bool isFree = when.amount.most && when.amount.most->minor == 0;  // no request is for nothing
    return isFree || !canMeet(when.accounts, known.accounts) || !canMeet(when.reasons, known.reasons);
}

bool isImpossible(const Rule& rule, const KnownNames& known) {
    if (rule.move == RuleMove::refund) return !canMeet(std::vector{rule.refundReason}, known.refundReasons);
    if (rule.move != RuleMove::authorize || rule.address.empty() || known.addresses.empty()) return false;
    return std::none_of(known.addresses.begin(), known.addresses.end(), [&](const ReturnAddress& a) {
        return a.label == rule.address && (a.isDefault || rule.label != LabelMode::marketplace);
    });
}

bool decidesAlike(const Rule& a, const Rule& b) {
    if (a.move != b.move) return false;
    if (a.move == RuleMove::authorize) return a.rma == b.rma && a.label == b.label && a.address == b.address && a.note == b.note;
    return a.move != RuleMove::refund || (a.refundReason == b.refundReason && a.note == b.note);
}

}  // namespace

NameTable<RuleDoubt> nameTable(RuleDoubt) {
    static constexpr std::array<std::pair<RuleDoubt, std::string_view>, 5> names{{{RuleDoubt::dead, "dead"},
                                                                                  {RuleDoubt::shadowed, "shadowed"},
                                                                                  {RuleDoubt::overlapping, "overlapping"},
                                                                                  {RuleDoubt::tooBroad, "too_broad"},
                                                                                  {RuleDoubt::impossible, "impossible"}}};
    return names;
}

std::vector<RuleFinding> doubtsOf(const RuleSet& set, const KnownNames& known) {
    std::vector<RuleFinding> findings;
    for (std::size_t i = 0; i < set.rules.size(); ++i) {
        const Rule& rule = set.rules[i];
        if (!rule.isOn) continue;
        if (isDead(rule.when, known)) {
            findings.push_back({RuleDoubt::dead, i, {}});
            continue;
        }
        if (rule.when.isEmpty() && (rule.move == RuleMove::authorize || rule.move == RuleMove::refund))
            findings.push_back({RuleDoubt::tooBroad, i, {}});
        if (isImpossible(rule, known)) findings.push_back({RuleDoubt::impossible, i, {}});
        std::optional<RuleFinding> overlap;
        for (std::size_t j = 0; j < i; ++j) {
            const Rule& earlier = set.rules[j];
            if (!earlier.isOn || earlier.move == RuleMove::tagOnly || isDead(earlier.when, known)) continue;
            if (covers(earlier.when, rule.when)) {
                overlap = RuleFinding{RuleDoubt::shadowed, i, j};
                break;
            }
            if (!overlap && rule.move != RuleMove::tagOnly && !decidesAlike(earlier, rule) && canMeet(earlier.when, rule.when))
                overlap = RuleFinding{RuleDoubt::overlapping, i, j};
        }
        if (overlap) findings.push_back(*overlap);
    }
    return findings;
}

}  // namespace resodesk
