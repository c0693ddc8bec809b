// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/rules/judge.h"

#include <algorithm>

#include "domain/returns/rules.h"
#include "domain/rules/rule_fields.h"
#include "domain/rules/sku_pattern.h"

namespace resodesk {

namespace {

constexpr int longestLook = 366;              // days of a buyer's earlier requests that are kept with a ruling
constexpr std::size_t mostBuyerReturns = 200;

template <class T>
bool isIn(const std::vector<T>& list, const T& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

template <class T>
bool isWithin(const RangeOf<T>& range, const T& value) {
    return (!range.least || value >= *range.least) && (!range.most || value <= *range.most);
}

bool amountHolds(const RangeOf<Money>& range, const Money& amount) {
    for (const auto& end : {range.least, range.most})
        if (end && end->currency != amount.currency) return false;
    return isWithin(range, amount);
}

bool holds(RulePart part, const RuleConditions& when, const RuleSubject& s, RuleMove move) {
    switch (part) {
        case RulePart::account: return when.accounts.empty() || isIn(when.accounts, s.key.account);
        case RulePart::amount:
            if (!amountHolds(when.amount, s.amount)) return false;
            return move != RuleMove::refund || amountHolds({std::nullopt, when.amount.most}, s.pays);
        case RulePart::shipment: return move != RuleMove::refund || s.isShipped;
        case RulePart::reason: return when.reasons.empty() || isIn(when.reasons, s.reason);
        case RulePart::ground: return !when.ground || *when.ground == s.ground;
        case RulePart::category:
            return when.categories.empty() || (!s.categories.empty() && std::all_of(s.categories.begin(), s.categories.end(), [&](const auto& c) {
                       return isIn(when.categories, c);
                   }));
        case RulePart::sku:
            return when.sku.empty() ||
                   (!s.skus.empty() && std::all_of(s.skus.begin(), s.skus.end(), [&](const auto& sku) { return matchesSku(when.sku, sku); }));
        case RulePart::country: return when.countries.empty() || isIn(when.countries, s.country);
        case RulePart::orderAge: return when.orderAge.isAny() || (s.orderAge && isWithin(when.orderAge, *s.orderAge));
        case RulePart::buyerReturns: {
            const auto end = std::upper_bound(s.buyerReturns.begin(), s.buyerReturns.end(), when.buyerDays);
            return isWithin(when.buyerReturns, static_cast<int>(end - s.buyerReturns.begin()));
        }
        case RulePart::inPolicy: return !when.inPolicy || *when.inPolicy == s.inPolicy;
    }
    return false;
}

int daysBetween(TimePoint from, TimePoint to) { return static_cast<int>(std::chrono::floor<std::chrono::days>(to - from).count()); }

}  // namespace

RuleSubject subjectOf(const Return& r, std::optional<TimePoint> orderedAt, const std::vector<TimePoint>& earlier, TimePoint at) {
    RuleSubject s;
    s.key = r.key();
    s.amount = r.price;
    s.pays = totalOf(fullRefund(r), r.price.currency);
    s.isShipped = r.shipped;
    s.reason = r.reason;
    s.ground = r.ground;
    for (const ReturnLine& line : r.lines) {
        s.skus.push_back(line.sku);
        s.categories.push_back(line.category);
    }
    s.country = r.country;
    if (orderedAt) s.orderAge = std::max(0, daysBetween(*orderedAt, r.requestedAt));
    for (const TimePoint time : earlier)
        if (const int age = daysBetween(time, r.requestedAt); time < r.requestedAt && age <= longestLook) s.buyerReturns.push_back(age);
    std::sort(s.buyerReturns.begin(), s.buyerReturns.end());
    if (s.buyerReturns.size() > mostBuyerReturns) s.buyerReturns.resize(mostBuyerReturns);
    s.inPolicy = r.inPolicy;
    s.at = at;
    return s;
}

std::vector<RulePart> failedParts(const RuleConditions& when, const RuleSubject& subject, RuleMove move) {
    std::vector<RulePart> failed;
    for (const auto& [part, name] : nameTable(RulePart{}))
        if (!holds(part, when, subject, move)) failed.push_back(part);
    return failed;
}

bool isSameDecision(const Ruling& a, const Ruling& b) {
    return a.rule == b.rule && a.isAbsence == b.isAbsence && a.move == b.move && a.tags == b.tags;
}

Ruling judge(const RuleSet& set, const RuleSubject& subject) {
    Ruling ruling;
    for (std::size_t i = 0; i < set.rules.size(); ++i) {
        const Rule& rule = set.rules[i];
        if (!rule.isOn) continue;
        ruling.asked.push_back({i, failedParts(rule.when, subject, rule.move)});
        if (!ruling.asked.back().failed.empty()) continue;
        for (const std::string& tag : rule.tags)
            if (!isIn(ruling.tags, tag)) ruling.tags.push_back(tag);
        if (rule.move == RuleMove::tagOnly) continue;
        ruling.rule = i;
        ruling.move = rule.move;
        return ruling;
    }
    if (set.isAbsence(subject.at)) {
        ruling.isAbsence = true;
        ruling.move = RuleMove::authorize;
    }
    return ruling;
}

Fields toFields(const RuleSubject& s) {
    Fields fields;
    fields.set("account", std::to_string(s.key.account.value)).set("return", s.key.id.value);
    fields.set("amount", writtenMoney(s.amount)).set("pays", writtenMoney(s.pays)).set("shipped", s.isShipped ? "1" : "0");
    fields.set("reason", s.reason).set("ground", std::string(toText(s.ground)));
    fields.set("skus", joined(s.skus)).set("categories", joined(s.categories)).set("country", s.country);
    if (s.orderAge) fields.set("order_age", std::to_string(*s.orderAge));
    std::vector<std::string> ages;
    for (const int age : s.buyerReturns) ages.push_back(std::to_string(age));
    fields.set("buyer_returns", joined(ages));
    fields.set("in_policy", s.inPolicy ? "1" : "0").set("at", std::to_string(toMillis(s.at)));
    return fields;
}

Result<RuleSubject> ruleSubjectFrom(const Fields& fields) {
    RuleSubject s;
    const auto account = wholeNumber(fields.get("account"));
    const auto amount = moneyFrom(fields, "amount"), pays = moneyFrom(fields, "pays");
    const auto ground = fromText<Ground>(fields.get("ground"));
    const auto at = wholeNumber(fields.get("at"));
    if (!account || !amount || !*amount || !pays || !*pays || !ground || !at) return Error(Failure::notUnderstood, "the subject of a ruling");
    s.key = {{*account}, {fields.get("return")}};
    s.amount = **amount;
    s.pays = **pays;
    s.isShipped = fields.get("shipped") == "1";
    s.reason = fields.get("reason");
    s.ground = *ground;
    s.skus = split(fields.get("skus"));
    s.categories = split(fields.get("categories"));
    s.categories.resize(s.skus.size());
    s.country = fields.get("country");
    if (const auto age = fields.find("order_age")) {
        const auto days = wholeNumber(*age);
        if (!days) return Error(Failure::notUnderstood, "the subject of a ruling", *age);
        s.orderAge = static_cast<int>(*days);
    }
    for (const std::string& age : split(fields.get("buyer_returns"))) {
        const auto days = wholeNumber(age);
        if (!days) return Error(Failure::notUnderstood, "the subject of a ruling", age);
        s.buyerReturns.push_back(static_cast<int>(*days));
    }
    s.inPolicy = fields.get("in_policy") == "1";
    s.at = fromMillis(*at);
    return s;
}

}  // namespace resodesk
