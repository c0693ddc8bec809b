// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/rules/rule.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "domain/returns/rules.h"
#include "domain/rules/rule_fields.h"

namespace resodesk {

namespace {

constexpr int mostDays = 366;
constexpr std::size_t mostRules = 200;
constexpr std::size_t longestName = 80;

Error wrong(Failure failure, const Rule& rule, const char* detail) { return Error(failure, detail, rule.name); }

template <class T>
bool isUpsideDown(const RangeOf<T>& range) {
    return range.least && range.most && *range.least > *range.most;
}

bool hasControl(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; });
}

Result<void> checkAmount(const Rule& rule) {
    const RangeOf<Money>& amount = rule.when.amount;
    for (const auto& end : {amount.least, amount.most})
        if (end && (end->currency.isNone() || end->minor < 0)) return Error(Failure::badAmount, "a rule", plainAmount(*end));
    if (amount.least && amount.most && amount.least->currency != amount.most->currency) return wrong(Failure::ruleLimits, rule, "amount");
    if (isUpsideDown(amount)) return wrong(Failure::ruleLimits, rule, "amount");
    // Money that leaves without anybody looking has a limit.
    if (rule.move == RuleMove::refund && !amount.most) return wrong(Failure::ruleNeedsLimit, rule, "refund");
    return {};
}

Result<void> checkRule(const Rule& rule) {
    if (rule.name.find_first_not_of(" \t") == std::string::npos || rule.name.size() > longestName) return wrong(Failure::badName, rule, "name");
    if (auto amount = checkAmount(rule); !amount) return amount;
    if (auto note = checkNote(rule.note); !note) return note;
    for (const std::string* text : {&rule.name, &rule.when.sku, &rule.address, &rule.refundReason})
        if (hasControl(*text)) return Error(Failure::badName, "control characters");
    const auto isDays = [](const std::optional<int>& n) { return !n || (*n >= 0 && *n <= 9999); };
    const RuleConditions& when = rule.when;
    if (!isDays(when.orderAge.least) || !isDays(when.orderAge.most)) return Error(Failure::badNumber, "order age");
    if (!isDays(when.buyerReturns.least) || !isDays(when.buyerReturns.most) || when.buyerDays < 1 || when.buyerDays > mostDays)
        return Error(Failure::badNumber, "buyer's returns");
    if (isUpsideDown(when.orderAge) || isUpsideDown(when.buyerReturns)) return wrong(Failure::ruleLimits, rule, "days");
    for (const std::string& country : when.countries)
        if (country.size() != 2 || !std::all_of(country.begin(), country.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
            return Error(Failure::unknownChoice, "country", country);
    for (const auto* list : {&when.reasons, &when.categories, &rule.tags})
        for (const std::string& text : *list)
            if (text.empty() || hasControl(text)) return Error(Failure::badName, "an entry of a list");
    if (rule.move == RuleMove::refund && rule.refundReason.empty()) return wrong(Failure::ruleNeedsReason, rule, "refund");
    if (rule.move == RuleMove::authorize && rule.label == LabelMode::own) return Error(Failure::unknownChoice, "an own label is for one return", "own");
    if (rule.move == RuleMove::tagOnly && rule.tags.empty()) return wrong(Failure::ruleNeedsTag, rule, "tags nothing");
    return {};
}

void put(Fields& fields, const std::string& at, const Rule& rule) {
    const RuleConditions& when = rule.when;
    const auto number = [&](const std::string& key, const std::optional<int>& value) {
        if (value) fields.set(at + key, std::to_string(*value));
    };
    fields.set(at + "name", rule.name).set(at + "on", rule.isOn ? "1" : "0");
    std::vector<std::string> accounts;
    for (const AccountId account : when.accounts) accounts.push_back(std::to_string(account.value));
    fields.setIfAny(at + "accounts", joined(accounts));
    if (when.amount.least) fields.set(at + "amount_least", writtenMoney(*when.amount.least));
    if (when.amount.most) fields.set(at + "amount_most", writtenMoney(*when.amount.most));
    fields.setIfAny(at + "reasons", joined(when.reasons)).setIfAny(at + "categories", joined(when.categories));
    if (when.ground) fields.set(at + "ground", std::string(toText(*when.ground)));
    fields.setIfAny(at + "sku", when.sku).setIfAny(at + "countries", joined(when.countries));
    number("order_age_least", when.orderAge.least);
    number("order_age_most", when.orderAge.most);
    number("buyer_returns_least", when.buyerReturns.least);
    number("buyer_returns_most", when.buyerReturns.most);
    number("buyer_days", when.buyerDays);
    if (when.inPolicy) fields.set(at + "in_policy", *when.inPolicy ? "1" : "0");
    fields.set(at + "move", std::string(toText(rule.move))).set(at + "rma", std::string(toText(rule.rma)));
    fields.set(at + "label", std::string(toText(rule.label))).setIfAny(at + "address", rule.address);
    fields.setIfAny(at + "refund_reason", rule.refundReason).setIfAny(at + "note", rule.note).setIfAny(at + "tags", joined(rule.tags));
}

/// Reads one rule; what cannot be read makes `isGood` false.
class RuleFields {
 public:
    RuleFields(const Fields& fields, std::string at) : fields_(fields), at_(std::move(at)) {}
    bool isGood() const { return isGood_; }
    std::string text(const char* key) const { return fields_.get(at_ + key); }
    std::vector<std::string> list(const char* key) const { return split(text(key)); }
    std::optional<int> number(const char* key) {
        const auto value = fields_.find(at_ + key);
        if (!value) return std::nullopt;
        const auto n = wholeNumber(*value);
        isGood_ = isGood_ && n;
        return n ? std::optional<int>(static_cast<int>(*n)) : std::nullopt;
    }
    std::optional<Money> money(const char* key) {
        const auto read = moneyFrom(fields_, at_ + key);
        isGood_ = isGood_ && read;
        return read ? *read : std::nullopt;
    }
    template <Named Enum>
    Enum named(const char* key) {
        const auto value = fromText<Enum>(text(key));
        isGood_ = isGood_ && value;
        return value.value_or(Enum{});
    }
    bool has(const char* key) const { return fields_.find(at_ + key).has_value(); }

 private:
    const Fields& fields_;
    std::string at_;
    bool isGood_ = true;
};

Result<Rule> ruleFrom(const Fields& fields, const std::string& at) {
    RuleFields from(fields, at);
    Rule rule;
    rule.name = from.text("name");
    rule.isOn = from.text("on") != "0";
    for (const std::string& account : from.list("accounts"))
        if (const auto id = wholeNumber(account)) rule.when.accounts.push_back({*id});
    rule.when.amount = {from.money("amount_least"), from.money("amount_most")};
    rule.when.reasons = from.list("reasons");
    rule.when.categories = from.list("categories");
    if (from.has("ground")) rule.when.ground = from.named<Ground>("ground");
    rule.when.sku = from.text("sku");
    rule.when.countries = from.list("countries");
    rule.when.orderAge = {from.number("order_age_least"), from.number("order_age_most")};
    rule.when.buyerReturns = {from.number("buyer_returns_least"), from.number("buyer_returns_most")};
    rule.when.buyerDays = from.number("buyer_days").value_or(90);
    if (from.has("in_policy")) rule.when.inPolicy = from.text("in_policy") == "1";
    rule.move = from.named<RuleMove>("move");
    rule.rma = from.named<RmaMode>("rma");
    rule.label = from.named<LabelMode>("label");
    rule.address = from.text("address");
    rule.refundReason = from.text("refund_reason");
    rule.note = from.text("note");
    rule.tags = from.list("tags");
    if (!from.isGood()) return Error(Failure::notUnderstood, "a rule", rule.name);
    return rule;
}

}  // namespace

NameTable<RuleMove> nameTable(RuleMove) {
    static constexpr std::array<std::pair<RuleMove, std::string_view>, 4> names{{
        {RuleMove::authorize, "authorize"}, {RuleMove::refund, "refund"}, {RuleMove::review, "review"}, {RuleMove::tagOnly, "tag"}}};
    return names;
}

NameTable<RulePart> nameTable(RulePart) {
    static constexpr std::array<std::pair<RulePart, std::string_view>, 11> names{{{RulePart::account, "account"},
                                                                                  {RulePart::shipment, "shipment"},
                                                                                  {RulePart::amount, "amount"},
                                                                                  {RulePart::reason, "reason"},
                                                                                  {RulePart::ground, "ground"},
                                                                                  {RulePart::category, "category"},
                                                                                  {RulePart::sku, "sku"},
                                                                                  {RulePart::country, "country"},
                                                                                  {RulePart::orderAge, "order_age"},
                                                                                  {RulePart::buyerReturns, "buyer_returns"},
                                                                                  {RulePart::inPolicy, "in_policy"}}};
    return names;
}

NameTable<RuleMode> nameTable(RuleMode) {
    static constexpr std::array<std::pair<RuleMode, std::string_view>, 3> names{
        {{RuleMode::off, "off"}, {RuleMode::shadow, "shadow"}, {RuleMode::on, "on"}}};
    return names;
}

bool RuleConditions::isEmpty() const {
    RuleConditions none;
    none.buyerDays = buyerDays;  // says nothing without a number of returns
    return *this == none;
}

bool RuleSet::isAbsence(TimePoint at) const { return absentFrom && absentUntil && at >= *absentFrom && at < *absentUntil; }

Result<void> check(const RuleSet& set) {
    if (set.rules.size() > mostRules) return Error(Failure::badNumber, "rules", std::to_string(mostRules));
    if (set.absentFrom.has_value() != set.absentUntil.has_value() || (set.absentFrom && *set.absentFrom >= *set.absentUntil))
        return Error(Failure::badDate, "absence");
    for (std::size_t i = 0; i < set.rules.size(); ++i) {
        if (auto rule = checkRule(set.rules[i]); !rule) return rule;
        for (std::size_t j = 0; j < i; ++j)
            if (set.rules[j].name == set.rules[i].name) return Error(Failure::nameTaken, "rule", set.rules[i].name);
    }
    return {};
}

Fields toFields(const RuleSet& set) {
    Fields fields;
    fields.set("rules", std::to_string(set.rules.size()));
    for (std::size_t i = 0; i < set.rules.size(); ++i) put(fields, "r" + std::to_string(i) + ".", set.rules[i]);
    if (set.absentFrom) fields.set("absent_from", std::to_string(toMillis(*set.absentFrom)));
    if (set.absentUntil) fields.set("absent_until", std::to_string(toMillis(*set.absentUntil)));
    return fields;
}

Result<RuleSet> ruleSetFrom(const Fields& fields) {
    RuleSet set;
    const auto count = wholeNumber(fields.get("rules"));
    if (!count || *count < 0 || *count > static_cast<std::int64_t>(mostRules)) return Error(Failure::notUnderstood, "rules");
    for (std::int64_t i = 0; i < *count; ++i) {
        auto rule = ruleFrom(fields, "r" + std::to_string(i) + ".");
        if (!rule) return rule.error();
        set.rules.push_back(std::move(*rule));
    }
    for (const auto& [key, into] : {std::pair{"absent_from", &set.absentFrom}, std::pair{"absent_until", &set.absentUntil}})
        if (const auto ms = wholeNumber(fields.get(key))) *into = fromMillis(*ms);
    return set;
}

std::string joined(const std::vector<std::string>& list) {
    std::string text;
    for (std::size_t i = 0; i < list.size(); ++i) text += (i ? "\n" : "") + list[i];
    return text;
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> list;
    if (text.empty()) return list;
    for (std::size_t at = 0;;) {
        const std::size_t end = text.find('\n', at);
        list.push_back(text.substr(at, end - at));
        if (end == std::string::npos) return list;
        at = end + 1;
    }
}

std::optional<std::int64_t> wholeNumber(const std::string& text) {
    std::int64_t n = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (failed != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return n;
}

Result<std::optional<Money>> moneyFrom(const Fields& fields, const std::string& key) {
    const auto text = fields.find(key);
    if (!text) return std::optional<Money>{};
    const auto money = parseMoney(*text);
    if (!money) return money.error();
    return std::optional<Money>(*money);
}

}  // namespace resodesk
