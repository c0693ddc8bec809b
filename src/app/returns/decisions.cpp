// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/returns/decisions.h"

#include <charconv>

#include "app/overloaded.h"

namespace resodesk::app {

namespace {

std::string print(const Money& money) { return plainAmount(money) + " " + std::string(money.currency.code()); }

void put(Fields& fields, const std::string& key, const std::optional<Money>& money) {
    if (money) fields.set(key, print(*money));
}

Result<void> get(const Fields& fields, const std::string& key, std::optional<Money>& money) {
    const auto text = fields.find(key);
    if (!text) return {};
    const auto read = parseMoney(*text);
    if (!read) return read.error();
    money = *read;
    return {};
}

Fields planFields(const RefundDecision& d) {
    Fields fields;
    fields.set("full", d.isFull ? "yes" : "no").set("reason", d.plan.reason).setIfAny("note", d.plan.note);
    if (d.plan.keepItem) fields.set("keep_item", "yes");
    if (d.plan.isBeyondLimit) fields.set("beyond_limit", "yes");
    if (d.thenClose) fields.set("then_close", d.closeReason);
    for (std::size_t i = 0; i < d.plan.lines.size(); ++i) {
        const std::string key = "line." + std::to_string(i) + ".";
        fields.set(key + "id", d.plan.lines[i].line.value)
            .set(key + "quantity", std::to_string(d.plan.lines[i].quantity))
            .set(key + "amount", print(d.plan.lines[i].amount));
    }
    put(fields, "shipping", d.plan.shipping);
    put(fields, "return_shipping", d.plan.returnShipping);
    put(fields, "goodwill", d.plan.goodwill);
    put(fields, "withheld", d.plan.withheld);
    fields.setIfAny("withheld.reason", d.plan.withheldReason);
    return fields;
}

Result<Decision> planFrom(const Fields& fields) {
    RefundDecision d;
    d.isFull = fields.get("full") == "yes";
    d.plan.reason = fields.get("reason");
    d.plan.note = fields.get("note");
    d.plan.keepItem = fields.get("keep_item") == "yes";
    d.plan.isBeyondLimit = fields.get("beyond_limit") == "yes";
    d.thenClose = fields.find("then_close").has_value();
    d.closeReason = fields.get("then_close");
    for (int i = 0;; ++i) {
        const std::string key = "line." + std::to_string(i) + ".";
        const auto id = fields.find(key + "id");
        if (!id) break;
        const auto amount = parseMoney(fields.get(key + "amount"));
        if (!amount) return amount.error();
        d.plan.lines.push_back({{*id}, std::atoi(fields.get(key + "quantity").c_str()), *amount});
    }
    for (const auto& [key, money] : {std::pair{"shipping", &d.plan.shipping}, std::pair{"return_shipping", &d.plan.returnShipping},
                                     std::pair{"goodwill", &d.plan.goodwill}, std::pair{"withheld", &d.plan.withheld}})
        if (auto read = get(fields, key, *money); !read) return read.error();
    d.plan.withheldReason = fields.get("withheld.reason");
    return Decision(d);
}

Fields authorizeFields(const AuthorizeDecision& d) {
    Fields fields;
    fields.set("rma.mode", std::string(toText(d.rma)))
        .setIfAny("rma.number", d.ownNumber)
        .setIfAny("rma.pattern", d.rmaPattern)
        .set("label.mode", std::string(toText(d.label)))
        .setIfAny("label.sha256", d.ownLabel.sha256)
        .setIfAny("label.type", d.ownLabel.mediaType)
        .setIfAny("label.name", d.ownLabel.fileName)
        .setIfAny("note", d.note);
    if (d.isLabelShared) fields.set("label.shared", "yes");
    for (const auto& [key, label] : d.ownLabels) {
        const std::string name = "own." + std::to_string(key.account.value) + "." + key.id.value + ".";
        fields.set(name + "sha256", label.sha256).set(name + "type", label.mediaType).set(name + "name", label.fileName);
    }
    for (const auto& [account, label] : d.address) fields.set("address." + std::to_string(account.value), label);
    for (const auto& [account, rules] : d.byCountry)
        for (const auto& [country, label] : rules) fields.set("country." + std::to_string(account.value) + "." + country, label);
    return fields;
}

/// "own.<account>.<id>.<what>"; an id may have dots of its own.
void takeOwnLabel(AuthorizeDecision& d, const std::string& key, const std::string& value) {
    const std::size_t account = 4, id = key.find('.', account) + 1, what = key.rfind('.');
    if (id == 0 || what < id) return;
    OwnLabel& label = d.ownLabels[{{std::atoll(key.c_str() + account)}, {key.substr(id, what - id)}}];
    const std::string name = key.substr(what + 1);
    (name == "sha256" ? label.sha256 : name == "type" ? label.mediaType : label.fileName) = value;
}

Decision authorizeFrom(const Fields& fields) {
    AuthorizeDecision d;
    d.rma = fromText<RmaMode>(fields.get("rma.mode")).value_or(RmaMode::marketplace);
    d.ownNumber = fields.get("rma.number");
    d.rmaPattern = fields.get("rma.pattern");
    d.label = fromText<LabelMode>(fields.get("label.mode")).value_or(LabelMode::marketplace);
    d.ownLabel = {fields.get("label.sha256"), fields.get("label.type"), fields.get("label.name")};
    d.isLabelShared = fields.get("label.shared") == "yes";
    d.note = fields.get("note");
    for (const auto& [key, value] : fields) {
        if (key.starts_with("address.")) d.address[{std::atoll(key.c_str() + 8)}] = value;
        if (key.starts_with("own.")) takeOwnLabel(d, key, value);
        if (key.starts_with("country.")) d.byCountry[{std::atoll(key.c_str() + 8)}][key.substr(key.rfind('.') + 1)] = value;
    }
    return d;
}

}  // namespace

ActionKind kindOf(const Decision& decision) {
    return std::visit(Overloaded{[](const AuthorizeDecision&) { return ActionKind::authorize; },
                                 [](const CloseDecision&) { return ActionKind::close; },
                                 [](const RefundDecision&) { return ActionKind::refund; },
                                 [](const ContactDecision&) { return ActionKind::message; }},
                      decision);
}

Fields toFields(const Decision& decision) {
    return std::visit(Overloaded{[](const AuthorizeDecision& d) { return authorizeFields(d); },
                                 [](const CloseDecision& d) {
                                     return Fields().set("reason", d.closing.reason).setIfAny("note", d.closing.note);
                                 },
                                 [](const RefundDecision& d) { return planFields(d); },
                                 [](const ContactDecision& d) { return Fields().set("text", d.text); }},
                      decision);
}

std::string textFor(const Decision& decision, const ReturnKey& key) {
    const auto of = [&](const Texts& texts) {
        const auto own = texts.find(key);
        return own == texts.end() ? std::string{} : own->second;
    };
    return std::visit(Overloaded{[&](const AuthorizeDecision& d) { return of(d.told); }, [](const CloseDecision&) { return std::string{}; },
                                 [&](const RefundDecision& d) { return of(d.told); }, [&](const ContactDecision& d) { return of(d.texts); }},
                      decision);
}

Result<Decision> decisionFrom(ActionKind kind, const Fields& fields) {
    switch (kind) {
        case ActionKind::authorize: return authorizeFrom(fields);
        case ActionKind::close: return Decision(CloseDecision{{fields.get("reason"), fields.get("note")}});
        case ActionKind::refund: return planFrom(fields);
        case ActionKind::message: return Decision(ContactDecision{fields.get("text")});
        default: return Error(Failure::notUnderstood, "a bulk of an unknown kind");
    }
}

}  // namespace resodesk::app
