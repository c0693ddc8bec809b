// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/open/open_formats.h"

#include <nlohmann/json.hpp>

#include "channels/json_border.h"

namespace resodesk::channels::open {

using Json = nlohmann::json;

namespace {

template <Named Enum>
Enum needNamed(const Json& object, const char* key) {
    const auto value = fromText<Enum>(needText(object, key));
    if (!value) throw NotAsPromised(std::string(key) + " has a value this version does not know");
    return *value;
}

/// Absent: empty.
std::string maybeId(const Json& object, const char* key) {
    return object.contains(key) ? needId(object, key) : std::string{};
}

/// Absent or unknown: what `otherwise` says.
template <Named Enum>
Enum namedOr(const Json& object, const char* key, Enum otherwise) {
    return fromText<Enum>(text(object, key)).value_or(otherwise);
}

std::vector<ReturnLine> linesFrom(const Json& object) {
    std::vector<ReturnLine> lines;
    for (const Json& json : list(object, "lines")) {
        ReturnLine line;
        line.line = {needId(json, "line_id")};
        line.sku = text(json, "sku");
        line.title = text(json, "title");
        line.quantity = needCount(json, "quantity");
        line.price = needMoney(json, "price");
        line.refundable = needMoney(json, "refundable");
        line.category = text(json, "category");
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<Refund> refundsFrom(const Json& object) {
    std::vector<Refund> refunds;
    for (const Json& json : list(object, "refunds")) {
        Refund refund;
        refund.id = {needId(json, "id")};
        refund.total = needMoney(json, "total");
        refund.by = namedOr(json, "by", Actor::marketplace);
        refund.at = needTime(json, "at");
        refund.key = text(json, "idempotency_key");
        refunds.push_back(std::move(refund));
    }
    return refunds;
}

std::vector<Possibility> possibleFrom(const Json& object) {
    std::vector<Possibility> possible;
    for (const Json& name : list(object, "possible"))
        if (const auto operation = name.is_string() ? fromText<Operation>(name.get<std::string>()) : std::nullopt)
            possible.push_back({*operation, true, {}});
    const auto reasons = object.find("not_possible");
    if (reasons == object.end() || !reasons->is_object()) return possible;
    for (const auto& [name, why] : reasons->items())
        if (const auto operation = fromText<Operation>(name); operation && why.is_string())
            possible.push_back({*operation, false, cleaned(why.get<std::string>())});
    return possible;
}

/// One object, one currency: what is added up later must not mix two.
void mustBeIn(Currency currency, const Money& money) {
    if (money.currency != currency) throw NotAsPromised("amounts of two currencies");
}

/// Fields that returns and cases share.
template <class Object>
void readShared(Object& object, const Json& json, AccountId account) {
    object.account = account;
    object.id = {needId(json, "id")};
    object.order = {needId(json, "order_id")};
    const Json& buyer = need(json, "buyer");
    object.buyer = {needId(buyer, "id")};
    object.buyerName = text(buyer, "name");
    object.country = text(buyer, "country");
    object.reason = text(json, "reason");
    object.comment = text(json, "comment");
    object.lines = linesFrom(json);
    object.price = needMoney(json, "price");
    object.changedAt = needTime(json, "changed_at");
    object.deadline = maybeTime(json, "answer_by");
    object.revision = needId(json, "revision");
    object.refunds = refundsFrom(json);
    object.lastMessageBy = namedOr(json, "last_message_by", Actor::nobody);
    object.possible = possibleFrom(json);
    const Json& refundable = need(json, "refundable");
    object.shippingRefundable = needMoney(refundable, "shipping");
    mustBeIn(object.price.currency, object.shippingRefundable);
    for (const ReturnLine& line : object.lines) {
        mustBeIn(object.price.currency, line.price);
        mustBeIn(object.price.currency, line.refundable);
    }
    for (const Refund& refund : object.refunds) mustBeIn(object.price.currency, refund.total);
    if (const auto closed = json.find("closed"); closed != json.end() && closed->is_object()) {
        object.closedBy = namedOr(*closed, "by", Actor::marketplace);
        object.closeReason = text(*closed, "reason");
    }
}

}  // namespace

Return returnFrom(const Json& json, AccountId account) {
    Return r;
    readShared(r, json, account);
    r.language = text(need(json, "buyer"), "language");
    r.state = needNamed<ReturnState>(json, "state");
    r.ground = namedOr(json, "ground", Ground::other);
    r.inPolicy = needFlag(json, "in_policy");
    r.policyNote = text(json, "policy_note");
    r.shipped = needFlag(json, "shipped");
    const Json& refundable = need(json, "refundable");
    r.extraRefundable = refundable.contains("extra") ? needMoney(refundable, "extra") : Money{0, r.price.currency};
    mustBeIn(r.price.currency, r.extraRefundable);
    r.requestedAt = needTime(json, "requested_at");
    r.rma = text(json, "rma");
    r.authorizedBy = namedOr(json, "authorized_by", Actor::nobody);
    if (const auto label = json.find("label"); label != json.end() && label->is_object()) r.label = fromText<LabelMode>(text(*label, "kind"));
    if (const auto parcel = json.find("parcel"); parcel != json.end() && parcel->is_object()) {
        r.tracking = text(*parcel, "tracking");
        r.firstScanAt = maybeTime(*parcel, "first_scan_at");
        r.arrivedAt = maybeTime(*parcel, "arrived_at");
    }
    return r;
}

LostParcel parcelFrom(const Json& json, AccountId account) {
    LostParcel p;
    readShared(p, json, account);
    p.state = needNamed<ParcelState>(json, "state");
    p.openedAt = needTime(json, "opened_at");
    for (const Json& r : list(json, "replacements"))
        p.replacements.push_back({needId(r, "id"), namedOr(r, "by", Actor::marketplace), needTime(r, "at"), text(r, "idempotency_key")});
    if (const auto shipment = json.find("shipment"); shipment != json.end() && shipment->is_object()) {
        p.courier = text(*shipment, "courier");
        p.tracking = text(*shipment, "tracking");
        p.lastScan = text(*shipment, "last_scan");
    }
    return p;
}

Order orderFrom(const Json& json, AccountId account) {
    Order order;
    order.account = account;
    order.id = {needId(json, "id")};
    const Json& buyer = need(json, "buyer");
    order.buyer = {needId(buyer, "id")};
    order.buyerName = text(buyer, "name");
    order.orderedAt = needTime(json, "ordered_at");
    order.changedAt = needTime(json, "changed_at");
    order.shippingPrice = needMoney(json, "shipping_price");
    for (const Json& l : list(json, "lines")) {
        OrderLine line;
        line.line = {needId(l, "line_id")};
        line.sku = text(l, "sku");
        line.title = text(l, "title");
        line.quantity = needCount(l, "quantity");
        line.price = needMoney(l, "price");
        order.lines.push_back(std::move(line));
    }
    for (const Json& s : list(json, "shipments"))
        order.shipments.push_back({text(s, "courier"), text(s, "tracking"), needTime(s, "shipped_at"), maybeTime(s, "delivered_at")});
    order.refunds = refundsFrom(json);
    order.cancelled = json.contains("cancelled") && needFlag(json, "cancelled");
    return order;
}

Message messageFrom(const Json& json, AccountId account) {
    Message message;
    message.account = account;
    message.id = needId(json, "id");
    message.conversation = {maybeId(json, "conversation_id")};
    message.order = {message.conversation.empty() ? needId(json, "order_id") : maybeId(json, "order_id")};
    message.about = text(json, "about");
    message.from = needNamed<Actor>(json, "from");
    message.text = needText(json, "text");
    message.at = needTime(json, "at");
    message.key = text(json, "idempotency_key");
    return message;
}

Conversation conversationFrom(const Json& json, AccountId account) {
    Conversation c;
    c.account = account;
    c.id = {needId(json, "id")};
    c.order = {maybeId(json, "order_id")};
    c.about = text(json, "about");
    const Json& buyer = need(json, "buyer");
    c.buyer = {needId(buyer, "id")};
    c.buyerName = text(buyer, "name");
    c.language = text(buyer, "language");
    c.topic = namedOr(json, "topic", Topic::order);
    c.openedAt = needTime(json, "opened_at");
    c.lastMessageAt = needTime(json, "last_message_at");
    c.lastMessageBy = needNamed<Actor>(json, "last_message_by");
    c.awaitsAnswer = needFlag(json, "awaits_answer");
    if (c.awaitsAnswer) c.answerBy = maybeTime(json, "answer_by");
    if (const auto survey = json.find("survey"); survey != json.end() && survey->is_object() && survey->contains("asked") && needFlag(*survey, "asked")) {
        const std::string vote = text(*survey, "vote");
        c.survey = vote == "yes" ? Survey::helped : vote == "no" ? Survey::didNotHelp : Survey::asked;
        c.votedAt = maybeTime(*survey, "at");
    }
    if (const auto none = json.find("no_answer_needed"); none != json.end() && none->is_object()) {
        c.noAnswerAt = needTime(*none, "at");
        c.noAnswerKey = text(*none, "idempotency_key");
    }
    c.revision = needId(json, "revision");
    c.changedAt = needTime(json, "changed_at");
    return c;
}

Facts wholeConversationFrom(const Json& json, AccountId account) {
    Facts facts;
    facts.conversations.push_back(conversationFrom(json, account));
    for (const Json& one : needList(json, "messages")) {
        facts.messages.push_back(messageFrom(one, account));
        if (facts.messages.back().conversation != facts.conversations[0].id) throw NotAsPromised("a message of another conversation");
    }
    return facts;
}

ReturnAddress addressFrom(const Json& json) {
    ReturnAddress a;
    a.id = {needId(json, "id")};
    a.label = text(json, "label");
    a.name = needText(json, "name");
    a.street = needText(json, "street");
    a.postcode = needText(json, "postcode");
    a.city = needText(json, "city");
    a.country = needText(json, "country");
    a.phone = text(json, "phone");
    a.isDefault = json.contains("default") && needFlag(json, "default");
    a.revision = needId(json, "revision");
    if (a.label.empty()) a.label = a.city;
    return a;
}

AccountIdentity identityFrom(const Json& json) {
    const Json& accounts = need(json, "accounts");
    if (!accounts.is_array() || accounts.empty()) throw NotAsPromised("no account");
    AccountIdentity identity{needId(accounts[0], "id"), text(accounts[0], "name"), {}};
    // Who else might draw labels this version does not know: then the shop is asked.
    if (text(accounts[0], "labels") == "client") identity.terms.labels = LabelMaker::seller;
    const auto operations = accounts[0].find("operations");
    if (operations == accounts[0].end()) return identity;
    if (!operations->is_object()) throw NotAsPromised("operations is not an object");
    for (const auto& [operation, terms] : operations->items()) {
        const std::string name = cleaned(operation);
        if (name.empty() || name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") != std::string::npos) continue;  // none of ours
        // Terms this version does not know promise nothing.
        const Guard guard = fromText<Guard>(needText(terms, "guard")).value_or(Guard::keyless);
        std::string page = text(terms, "page");
        if (!page.starts_with("https://") && !page.starts_with("http://127.0.0.1:") && !page.starts_with("http://[::1]:")) page.clear();
        identity.terms.operations[name] = {guard, page};
    }
    return identity;
}

ReturnSettings settingsFrom(const Json& json) {
    ReturnSettings s;
    s.autoAuthorize = needNamed<AutoAuthorize>(json, "auto_authorize");
    if (const auto rma = json.find("rma"); rma != json.end() && rma->is_object()) {
        s.rma = namedOr(*rma, "mode", RmaMode::marketplace);
        s.rmaPattern = text(*rma, "pattern");
    }
    if (const auto label = json.find("label"); label != json.end() && label->is_object())
        s.label = namedOr(*label, "kind", LabelMode::marketplace);
    s.address = {text(json, "address_id")};
    if (const auto absence = json.find("absence"); absence != json.end() && absence->is_object()) {
        s.absentFrom = needTime(*absence, "from");
        s.absentUntil = needTime(*absence, "until");
    }
    s.mailsCarryLinks = json.contains("mails_carry_links") && needFlag(json, "mails_carry_links");
    s.revision = needId(json, "revision");
    return s;
}

std::vector<ReasonWords> reasonsFrom(const Json& json) {
    std::vector<ReasonWords> reasons;
    if (!json.is_array()) throw NotAsPromised("reasons are not a list");
    for (const Json& entry : json) {
        ReasonWords reason{needId(entry, "code"), {}};
        const Json& words = need(entry, "words");
        if (!words.is_object()) throw NotAsPromised("words are not by language");
        for (const auto& [language, word] : words.items())
            if (word.is_string()) reason.words[language] = cleaned(word.get<std::string>());
        reasons.push_back(std::move(reason));
    }
    return reasons;
}

Facts pageFrom(const Json& json, Stream stream, AccountId account) {
    Facts facts;
    switch (stream) {
        case Stream::returns:
            for (const Json& one : needList(json, "returns")) facts.returns.push_back(returnFrom(one, account));
            break;
        case Stream::orders:
            for (const Json& one : needList(json, "orders")) facts.orders.push_back(orderFrom(one, account));
            break;
        case Stream::messages:
            for (const Json& one : needList(json, "messages")) facts.messages.push_back(messageFrom(one, account));
            break;
        case Stream::parcels:
            for (const Json& one : needList(json, "cases")) facts.parcels.push_back(parcelFrom(one, account));
            break;
        case Stream::conversations:
            for (const Json& one : needList(json, "conversations")) facts.conversations.push_back(conversationFrom(one, account));
            break;
    }
    return facts;
}

Json toJson(const Money& money) {
    return {{"amount", plainAmount(money)}, {"currency", std::string(money.currency.code())}};
}

}  // namespace resodesk::channels::open
