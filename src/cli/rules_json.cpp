// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/rules_json.h"

#include <algorithm>
#include <set>

#include "text/formats.h"

namespace resodesk::cli {

namespace {

constexpr std::size_t largestFile = 1 << 20;
constexpr int deepest = 8;

struct NotRules {
    Error error;
};

[[noreturn]] void wrongPlace(const std::string& at, const Json& value) {
    std::string shown = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (shown.size() > 60) shown = shown.substr(0, 60) + "...";
    throw NotRules{Error(Failure::badRulesFile, "rules file", at + ": " + shown)};
}

/// An object whose keys are taken one by one; what is left at the end is not known.
class Taken {
 public:
    Taken(const Json& object, std::string at) : object_(object), at_(std::move(at)) {
        if (!object.is_object()) wrongPlace(at_.empty() ? "rules" : at_, object);
    }
    const Json* find(const char* key) {
        const auto found = object_.find(key);
        if (found == object_.end() || found->is_null()) {
            if (found != object_.end()) taken_.insert(key);
            return nullptr;
        }
        taken_.insert(key);
        return &*found;
    }
    std::string place(const std::string& key) const { return at_.empty() ? key : at_ + "." + key; }
    std::string text(const char* key) {
        const Json* value = find(key);
        if (!value) return {};
        if (!value->is_string()) wrongPlace(place(key), *value);
        return value->get<std::string>();
    }
    std::vector<std::string> texts(const char* key) {
        std::vector<std::string> list;
        const Json* value = find(key);
        if (!value) return list;
        if (!value->is_array()) wrongPlace(place(key), *value);
        for (const Json& one : *value) {
            if (!one.is_string()) wrongPlace(place(key), one);
            list.push_back(one.get<std::string>());
        }
        return list;
    }
    std::optional<bool> flag(const char* key) {
        const Json* value = find(key);
        if (!value) return std::nullopt;
        if (!value->is_boolean()) wrongPlace(place(key), *value);
        return value->get<bool>();
    }
    std::optional<int> number(const char* key) {
        const Json* value = find(key);
        if (!value) return std::nullopt;
        if (!value->is_number_integer() || *value < 0 || *value > 9'999) wrongPlace(place(key), *value);
        return value->get<int>();
    }
    std::optional<Money> money(const char* key) {
        const Json* value = find(key);
        if (!value) return std::nullopt;
        if (!value->is_string()) wrongPlace(place(key), *value);
        const auto amount = parseMoney(value->get<std::string>());
        if (!amount) wrongPlace(place(key), *value);
        return *amount;
    }
    template <Named Enum>
    std::optional<Enum> named(const char* key) {
        const std::string value = text(key);
        if (value.empty()) return std::nullopt;
        const auto known = fromText<Enum>(value);
        if (!known) wrongPlace(place(key), value);
        return known;
    }
    std::optional<TimePoint> time(const char* key) {
        const std::string value = text(key);
        if (value.empty()) return std::nullopt;
        const auto time = text::parseDate(text::show(value));
        if (!time) wrongPlace(place(key), value);
        return *time;
    }
    void end() const {
        for (const auto& [key, value] : object_.items())
            if (!taken_.contains(key)) wrongPlace(place(key), value);
    }

 private:
    const Json& object_;
    std::string at_;
    std::set<std::string> taken_;
};

RuleConditions conditionsIn(const Json& json, const std::string& at, const std::vector<Account>& accounts) {
    Taken from(json, at);
    RuleConditions when;
    for (const std::string& name : from.texts("accounts")) {
        const auto account = std::find_if(accounts.begin(), accounts.end(), [&](const Account& a) { return a.name == name; });
        if (account == accounts.end()) throw NotRules{Error(Failure::unknownAccount, "rules file", name)};
        when.accounts.push_back(account->id);
    }
    when.amount = {from.money("amount_at_least"), from.money("amount_at_most")};
    when.reasons = from.texts("reasons");
    when.ground = from.named<Ground>("ground");
    when.categories = from.texts("categories");
    when.sku = from.text("sku");
    when.countries = from.texts("countries");
    for (const std::string& country : when.countries)
        if (country.size() != 2 || country.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string::npos) wrongPlace(at + ".countries", country);
    when.orderAge = {from.number("order_age_at_least"), from.number("order_age_at_most")};
    when.buyerReturns = {from.number("buyer_returns_at_least"), from.number("buyer_returns_at_most")};
    when.buyerDays = from.number("buyer_returns_days").value_or(when.buyerDays);
    if (when.buyerDays < 1 || when.buyerDays > 366) wrongPlace(at + ".buyer_returns_days", when.buyerDays);
    when.inPolicy = from.flag("in_policy");
    from.end();
    return when;
}

Rule ruleIn(const Json& json, const std::string& at, const std::vector<Account>& accounts) {
    Taken from(json, at);
    Rule rule;
    rule.name = from.text("name");
    rule.isOn = from.flag("on").value_or(true);
    if (const Json* when = from.find("if")) rule.when = conditionsIn(*when, at + ".if", accounts);
    const auto move = from.named<RuleMove>("then");
    if (!move) wrongPlace(at + ".then", nullptr);
    rule.move = *move;
    rule.rma = from.named<RmaMode>("rma").value_or(rule.rma);
    rule.label = from.named<LabelMode>("label").value_or(rule.label);
    rule.address = from.text("address");
    rule.refundReason = from.text("refund_reason");
    rule.note = from.text("note");
    rule.tags = from.texts("tags");
    from.end();
    return rule;
}

Json conditionsJson(const RuleConditions& when, const std::vector<Account>& accounts) {
    Json json = Json::object();
    for (const AccountId id : when.accounts) {
        const auto account = std::find_if(accounts.begin(), accounts.end(), [&](const Account& a) { return a.id == id; });
        // An account that is gone keeps its condition: without it the rule would hold for all others.
        json["accounts"].push_back(account != accounts.end() ? account->name : "#" + std::to_string(id.value));
    }
    if (when.amount.least) json["amount_at_least"] = writtenMoney(*when.amount.least);
    if (when.amount.most) json["amount_at_most"] = writtenMoney(*when.amount.most);
    if (!when.reasons.empty()) json["reasons"] = when.reasons;
    if (when.ground) json["ground"] = toText(*when.ground);
    if (!when.categories.empty()) json["categories"] = when.categories;
    if (!when.sku.empty()) json["sku"] = when.sku;
    if (!when.countries.empty()) json["countries"] = when.countries;
    if (when.orderAge.least) json["order_age_at_least"] = *when.orderAge.least;
    if (when.orderAge.most) json["order_age_at_most"] = *when.orderAge.most;
    if (when.buyerReturns.least) json["buyer_returns_at_least"] = *when.buyerReturns.least;
    if (when.buyerReturns.most) json["buyer_returns_at_most"] = *when.buyerReturns.most;
    if (!when.buyerReturns.isAny()) json["buyer_returns_days"] = when.buyerDays;
    if (when.inPolicy) json["in_policy"] = *when.inPolicy;
    return json;
}

Json ruleJson(const Rule& rule, const std::vector<Account>& accounts) {
    Json json{{"name", rule.name}, {"on", rule.isOn}, {"if", conditionsJson(rule.when, accounts)}, {"then", toText(rule.move)}};
    if (rule.move == RuleMove::authorize) {
        json["rma"] = toText(rule.rma);
        json["label"] = toText(rule.label);
        if (!rule.address.empty()) json["address"] = rule.address;
    }
    if (!rule.refundReason.empty()) json["refund_reason"] = rule.refundReason;
    if (!rule.note.empty()) json["note"] = rule.note;
    if (!rule.tags.empty()) json["tags"] = rule.tags;
    return json;
}

}  // namespace

Json toJson(const RuleSet& set, const std::vector<Account>& accounts) {
    Json json{{"rules", Json::array()}};
    for (const Rule& rule : set.rules) json["rules"].push_back(ruleJson(rule, accounts));
    if (set.absentFrom) json["absent_from"] = text::printDateForField(*set.absentFrom).utf8_string();
    if (set.absentUntil) json["absent_until"] = text::printDateForField(*set.absentUntil).utf8_string();
    return json;
}

Result<RuleSet> ruleSetFromJson(const std::string& text, const std::vector<Account>& accounts) {
    if (text.size() > largestFile) return Error(Failure::fileTooLarge, "rules file");
    bool isTooDeep = false;
    std::string twice;
    std::vector<std::set<std::string>> keys;
    const Json json = Json::parse(
        text,
        [&](int depth, Json::parse_event_t event, const Json& value) {
            isTooDeep = isTooDeep || depth > deepest;
            if (event == Json::parse_event_t::object_start) keys.emplace_back();
            if (event == Json::parse_event_t::object_end) keys.pop_back();
            if (event == Json::parse_event_t::key && !keys.back().insert(value.get<std::string>()).second) twice = value.dump();
            return !isTooDeep;
        },
        false);
    if (!twice.empty()) return Error(Failure::badRulesFile, "a key twice", twice);
    if (json.is_discarded() || isTooDeep) return Error(Failure::badRulesFile, "not JSON", "JSON");
    try {
        Taken from(json, {});
        RuleSet set;
        const Json* rules = from.find("rules");
        if (!rules || !rules->is_array()) wrongPlace("rules", rules ? *rules : Json());
        for (std::size_t i = 0; i < rules->size(); ++i) set.rules.push_back(ruleIn((*rules)[i], "rules[" + std::to_string(i) + "]", accounts));
        set.absentFrom = from.time("absent_from");
        set.absentUntil = from.time("absent_until");
        from.end();
        return set;
    } catch (const NotRules& wrong) {
        return wrong.error;
    }
}

}  // namespace resodesk::cli
