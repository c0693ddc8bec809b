// SPDX-License-Identifier: GPL-3.0-or-later
// What a seller can ask the marketplace for, and what it does.

#include <algorithm>
#include <array>

#include "sim/checks.h"
#include "sim/times.h"

namespace resodesk::sim {

namespace {

/// The lines of a refund in cents, checked against what is left of the order.
struct Payment {
    std::vector<std::pair<std::string, std::int64_t>> parts;  ///< line or component, cents; withheld is negative
    std::int64_t total = 0;
    std::optional<Problem> problem;
};

Payment readPayment(const Object& object, const Json& wish, const std::string& currency) {
    Payment payment;
    const auto fail = [&](const std::string& field, const std::string& why) {
        payment.problem = invalid(field, why);
        return payment;
    };
    std::vector<std::string> seen;
    for (const Json& line : wish.value("lines", Json::array())) {
        const std::string id = line.value("line_id", "");
        const auto cents = centsOf(line.value("amount", Json()), currency);
        const Json* known = nullptr;
        for (const Json& l : object.doc.at("lines"))
            if (l.at("line_id") == id) known = &l;
        if (!known) return fail("lines", id + " is not a line of this object");
        if (std::find(seen.begin(), seen.end(), id) != seen.end()) return fail("lines", id + " stands twice");
        seen.push_back(id);
        if (!cents || *cents <= 0) return fail("lines", "not an amount of " + currency);
        const std::int64_t most = centsOf(known->at("refundable"), currency).value_or(0);
        if (*cents > most) return fail("lines", id + ": at most " + amountText(most));
        const std::int64_t quantity = line.value("quantity", std::int64_t{1});
        if (quantity < 1 || quantity > known->at("quantity").get<std::int64_t>())
            return fail("lines", id + ": quantity");
        payment.parts.emplace_back(id, *cents);
    }
    const Json& left = object.doc.at("refundable");
    std::int64_t extra = 0;
    for (const char* name : {"shipping", "return_shipping", "goodwill"}) {
        if (!wish.contains(name)) continue;
        const auto cents = centsOf(wish[name], currency);
        if (!cents || *cents <= 0) return fail(name, "not an amount of " + currency);
        if (std::string(name) == "shipping") {
            if (*cents > centsOf(left.at("shipping"), currency).value_or(0))
                return fail(name, "above what is refundable");
        } else {
            extra += *cents;
            if (!left.contains("extra") || extra > centsOf(left["extra"], currency).value_or(0))
                return fail(name, "above what is refundable");
        }
        payment.parts.emplace_back(name, *cents);
    }
    if (wish.contains("withheld")) {
        const auto cents = centsOf(wish["withheld"].value("amount", Json()), currency);
        if (!cents || *cents <= 0) return fail("withheld", "not an amount of " + currency);
        payment.parts.emplace_back("withheld", -*cents);
    }
    for (const auto& [part, cents] : payment.parts) payment.total += cents;
    if (payment.total <= 0) return fail("lines", "nothing would be paid");
    return payment;
}

}  // namespace

Outcome Market::authorize(const std::string& returnId, const Json& wish, const Call& call) {
    auto object = store_.find("return", returnId);
    if (!object) return Outcome::no(notFound(returnId));
    if (auto problem = checkRevision(*object, call)) return Outcome::no(*problem);
    if (object->doc.at("state") != "requested")
        return Outcome::no(notPossible("the return is " + object->doc.at("state").get<std::string>()));

    const Json& rma = wish.value("rma", Json::object());
    std::string number;
    if (rma.value("mode", "") == "own") {
        number = rma.value("number", "");
        if (!isRma(number)) return Outcome::no(invalid("rma.number", "letters, digits and - _ / . up to 40"));
        if (!store_.meta("rma:" + number).empty())
            return Outcome::no({422, "rma-taken", number + " is taken", "rma.number"});
    } else if (rma.value("mode", "") == "marketplace") {
        number = nextId("rma", "M%09lld");
    } else {
        return Outcome::no(invalid("rma.mode", "marketplace or own"));
    }
    const Json address = wish.value("address", Json());
    if (auto problem = checkAddress(address, "address.")) return Outcome::no(*problem);
    if (auto problem = checkText(wish, "note", longestNote)) return Outcome::no(*problem);
    const Json label = wish.value("label", Json::object());
    const std::string kind = label.value("kind", "");
    if (kind == "marketplace" && setup_.drawsLabels && address.value("id", "") != defaultAddress().value("id", ""))
        return Outcome::no({422, "label-needs-default-address", "the label carries the default address", "address"});
    if (kind == "own" && !store_.hasUpload(label.value("upload", "")))
        return Outcome::no({422, "unknown-upload", "upload the label first", "label.upload"});
    if (kind != "marketplace" && kind != "own" && kind != "none")
        return Outcome::no(invalid("label.kind", "marketplace, own or none"));

    grantAuthorization(*object, number, address, label, "seller", call, wish.value("note", ""));
    return {object->doc, {}};
}

void Market::grantAuthorization(Object& object, const std::string& rma, const Json& address, const Json& label,
                                const char* by, const Call& call, const std::string& note) {
    store_.setMeta("rma:" + rma, object.id);
    object.doc["state"] = "authorized";
    object.doc["rma"] = rma;
    object.doc["authorized_by"] = by;
    object.doc["label"] = {{"kind", label.value("kind", "none")}};
    object.doc.erase("answer_by");
    object.hidden["return_to"] = address;
    object.hidden["note"] = note;
    put(object);
    store_.addEffect(effect("authorize", object.id, call, by));
    std::string text = "Your return " + object.id + " is authorized. RMA " + rma + ". Send it to " +
                       address.value("name", "") + ", " + address.value("street", "") + ", " +
                       address.value("postcode", "") + " " + address.value("city", "") + ".";
    if (!note.empty()) text += " " + note;
    addMail(object, "authorization", text, false);
    if (setup_.speed > 0)
        store_.plan(now() + std::chrono::hours(20) / setup_.speed, "ship", object.id, Json::object());
}

Outcome Market::closeReturn(const std::string& returnId, const Json& wish, const Call& call) {
    auto object = store_.find("return", returnId);
    if (!object) return Outcome::no(notFound(returnId));
    if (auto problem = checkRevision(*object, call)) return Outcome::no(*problem);
    const std::string state = object->doc.at("state");
    if (state == "closed" || state == "refunded") return Outcome::no(notPossible("the return is " + state));
    if (auto problem = checkReason("close", wish)) return Outcome::no(*problem);
    if (auto problem = checkText(wish, "note", longestNote)) return Outcome::no(*problem);
    object->doc["state"] = "closed";
    object->doc["closed"] = {
        {"by", "seller"}, {"reason", wish.at("reason")}, {"note", wish.value("note", "")}, {"at", isoTime(now())}};
    object->doc.erase("answer_by");
    put(*object);
    store_.addEffect(effect("close", object->id, call));
    addMail(*object, "closed",
            "Your return request " + object->id + " was closed: " + wish.at("reason").get<std::string>(), false);
    return {object->doc, {}};
}

void Market::setRefundable(Object& object, const Object& order) const {
    const std::string currency = object.doc.at("price").at("currency");
    const Json& left = order.hidden.at("left");
    for (Json& line : object.doc.at("lines"))
        line["refundable"] =
            money(left.at("lines").value(line.at("line_id").get<std::string>(), std::int64_t{0}), currency);
    object.doc["refundable"] = {{"shipping", money(left.at("shipping"), currency)}};
    if (object.kind == "return") object.doc["refundable"]["extra"] = money(left.at("extra"), currency);
}

void Market::spreadRefundable(const Object& order, const Object* except) {
    for (const char* kind : {"return", "case"})
        for (Object& other : store_.ofOrder(kind, order.id)) {
            if (except && other.id == except->id) continue;
            const Json before = other.doc;
            setRefundable(other, order);
            if (other.doc != before) put(other);
        }
}

Outcome Market::pay(Object& object, const Json& wish, const Call& call, const char* kind) {
    const std::string currency = object.doc.at("price").at("currency");
    if (call.guard == Guard::guarded && !object.doc.value("refunds", Json::array()).empty())
        return Outcome::no(notPossible("it is refunded already"));
    if (auto problem = checkReason("refund", wish)) return Outcome::no(*problem);
    if (auto problem = checkText(wish, "note", longestNote)) return Outcome::no(*problem);
    const Payment payment = readPayment(object, wish, currency);
    if (payment.problem) return Outcome::no(*payment.problem);
    if (wish.contains("withheld"))
        if (checkReason("withhold", wish["withheld"]))
            return Outcome::no(invalid("withheld.reason", "not a reason of this list"));
    auto order = store_.find("order", object.order);
    if (!order) return Outcome::no(notFound(object.order));
    Json& left = order->hidden.at("left");
    for (const auto& [part, cents] : payment.parts) {
        Effect e = effect(kind, object.id, call);
        e.line = part;
        e.amount = amountText(cents);
        e.currency = currency;
        store_.addEffect(e);
        if (part == "withheld") continue;
        const bool isExtra = part == "return_shipping" || part == "goodwill";
        Json& rest = part == "shipping" ? left.at("shipping")
                     : isExtra          ? left.at("extra")
                                        : left.at("lines").at(part);
        rest = rest.get<std::int64_t>() - cents;
    }
    Json refund{{"id", nextId("refund", "REF-%07lld")},
                {"total", money(payment.total, currency)},
                {"by", "seller"},
                {"at", isoTime(now())},
                {"reason", wish.at("reason")}};
    if (wish.contains("note")) refund["note"] = wish["note"];
    if (!call.key.empty() && call.guard == Guard::keyed) refund["idempotency_key"] = call.key;
    order->doc["refunds"].push_back(refund);
    put(*order);
    object.doc["refunds"].push_back(refund);
    setRefundable(object, *order);
    return {refund, {}};
}

Outcome Market::refundReturn(const std::string& returnId, const Json& wish, const Call& call) {
    auto object = store_.find("return", returnId);
    if (!object) return Outcome::no(notFound(returnId));
    if (auto problem = checkRevision(*object, call)) return Outcome::no(*problem);
    if (!object->doc.at("shipped").get<bool>()) return Outcome::no(notPossible("not shipped: cancel the order"));
    if (object->doc.at("state") == "closed") return Outcome::no(notPossible("the return is closed"));
    const bool keepsItem = wish.value("keep_item", false);
    Outcome paid = pay(*object, wish, call, "refund");
    if (paid.problem) return paid;
    // The buyer keeps the goods of an open request: it stays open until the seller closes it.
    if (object->doc.at("state") != "requested" || !keepsItem) {
        object->doc["state"] = "refunded";
        object->doc.erase("answer_by");
    }
    put(*object);
    spreadRefundable(*store_.find("order", object->order), &*object);
    return {{{"refund", paid.doc}, {"return", object->doc}}, {}};
}

Outcome Market::cancelOrder(const std::string& returnId, const Json& wish, const Call& call) {
    auto object = store_.find("return", returnId);
    if (!object) return Outcome::no(notFound(returnId));
    if (auto problem = checkRevision(*object, call)) return Outcome::no(*problem);
    if (object->doc.at("shipped").get<bool>()) return Outcome::no(notPossible("the order is shipped: refund it"));
    if (object->doc.at("state") != "requested") return Outcome::no(notPossible("the order is already cancelled"));
    Outcome paid = pay(*object, wish, call, "cancel");
    if (paid.problem) return paid;
    auto order = store_.find("order", object->order);
    order->doc["cancelled"] = true;
    put(*order);
    object->doc["state"] = "refunded";
    object->doc.erase("answer_by");
    put(*object);
    spreadRefundable(*order, &*object);
    return {{{"refund", paid.doc}, {"return", object->doc}}, {}};
}

Outcome Market::refundCase(const std::string& caseId, const Json& wish, const Call& call) {
    auto object = store_.find("case", caseId);
    if (!object) return Outcome::no(notFound(caseId));
    if (auto problem = checkRevision(*object, call)) return Outcome::no(*problem);
    if (object->doc.at("state") == "closed") return Outcome::no(notPossible("the case is closed"));
    Outcome paid = pay(*object, wish, call, "refund");
    if (paid.problem) return paid;
    if (object->doc.at("state") != "replaced") object->doc["state"] = "refunded";
    object->doc.erase("answer_by");
    put(*object);
    spreadRefundable(*store_.find("order", object->order), &*object);
    return {{{"refund", paid.doc}, {"case", object->doc}}, {}};
}

Outcome Market::replaceCase(const std::string& caseId, const Json& wish, const Call& call) {
    auto object = store_.find("case", caseId);
    if (!object) return Outcome::no(notFound(caseId));
    if (auto problem = checkRevision(*object, call)) return Outcome::no(*problem);
    if (object->doc.at("state") == "closed") return Outcome::no(notPossible("the case is closed"));
    if (auto problem = checkText(wish, "note", longestNote)) return Outcome::no(*problem);
    auto order = store_.find("order", object->order);
    if (!order) return Outcome::no(notFound(object->order));
    // Without a key or a state that guards it, a second request is a second parcel.
    const bool isAgain = call.guard == Guard::keyless && object->doc.at("state") == "replaced";
    const std::string currency = object->doc.at("price").at("currency");
    Json& left = order->hidden.at("left").at("lines");
    std::vector<std::pair<std::string, std::int64_t>> parts;
    for (const Json& line : object->doc.at("lines")) {
        const std::string id = line.at("line_id");
        const auto asked = std::count_if(wish.at("lines").begin(), wish.at("lines").end(),
                                         [&](const Json& l) { return l.value("line_id", "") == id && l.value("quantity", 0) == line.at("quantity"); });
        if (asked != 1) return Outcome::no(invalid("lines", "all lines of the case, each with its quantity"));
        const std::int64_t price = centsOf(line.at("price"), currency).value_or(0);
        if (!isAgain && left.at(id).get<std::int64_t>() < price) return Outcome::no(notPossible(id + " is refunded or replaced"));
        parts.emplace_back(id, price);
    }
    if (parts.size() != wish.at("lines").size()) return Outcome::no(invalid("lines", "all lines of the case, each with its quantity"));
    for (const auto& [line, cents] : parts) {
        Effect e = effect("replace", object->id, call);
        e.line = line;
        e.amount = amountText(cents);
        e.currency = currency;
        store_.addEffect(e);
        if (!isAgain) left.at(line) = left.at(line).get<std::int64_t>() - cents;
    }
    Json replacement{{"id", nextId("replacement", "REP-%07lld")}, {"by", "seller"}, {"at", isoTime(now())}};
    if (wish.contains("note")) replacement["note"] = wish["note"];
    if (!call.key.empty() && call.guard == Guard::keyed) replacement["idempotency_key"] = call.key;
    put(*order);
    object->doc["replacements"].push_back(replacement);
    object->doc["state"] = "replaced";
    object->doc.erase("answer_by");
    setRefundable(*object, *order);
    put(*object);
    spreadRefundable(*order, &*object);
    return {{{"replacement", replacement}, {"case", object->doc}}, {}};
}

Outcome Market::closeCase(const std::string& caseId, const Json& wish, const Call& call) {
    auto object = store_.find("case", caseId);
    if (!object) return Outcome::no(notFound(caseId));
    if (auto problem = checkRevision(*object, call)) return Outcome::no(*problem);
    const std::string state = object->doc.at("state");
    if (state == "closed" || state == "refunded" || state == "replaced") return Outcome::no(notPossible("the case is " + state));
    if (auto problem = checkReason("parcel_close", wish)) return Outcome::no(*problem);
    if (auto problem = checkText(wish, "note", longestNote)) return Outcome::no(*problem);
    object->doc["state"] = "closed";
    object->doc["closed"] = {
        {"by", "seller"}, {"reason", wish.at("reason")}, {"note", wish.value("note", "")}, {"at", isoTime(now())}};
    object->doc.erase("answer_by");
    put(*object);
    store_.addEffect(effect("close", object->id, call));
    return {object->doc, {}};
}

}  // namespace resodesk::sim
