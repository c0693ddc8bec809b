// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/seller_page.h"

#include "sim/open_reads.h"

namespace resodesk::sim {

namespace {

std::string escaped(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        switch (c) {
            case '<': safe += "&lt;"; break;
            case '>': safe += "&gt;"; break;
            case '&': safe += "&amp;"; break;
            case '"': safe += "&quot;"; break;
            default: safe += c;
        }
    }
    return safe;
}

std::string reasonsAsOptions(const Market& market, const char* list) {
    std::string options;
    for (const Json& reason : market.reasons().at(list)) {
        const std::string words = reason.at("words").at("en"), code = reason.at("code");
        options += "<option value=\"" + escaped(code) + "\">" + escaped(words) + "</option>";
    }
    return options;
}

std::string form(const std::string& operation, const std::string& fields) {
    return "<form method=\"post\"><input type=\"hidden\" name=\"do\" value=\"" + operation + "\">" + fields +
           "<button>" + operation + "</button></form>";
}

std::string formsOf(const Market& market, const Object& object) {
    std::string forms;
    const bool isCase = object.kind == "case";
    for (const Json& possible : object.doc.at("possible")) {
        const std::string operation = possible;
        if (operation == "authorize") forms += form(operation, "RMA <input name=\"rma\" placeholder=\"from the shop\"> ");
        if (operation == "close")
            forms += form(operation, "<select name=\"reason\">" + reasonsAsOptions(market, isCase ? "parcel_close" : "close") + "</select> ");
        if (operation == "replace") forms += form(operation, "");
        if (operation == "refund" || operation == "cancel")
            forms += form(operation, "<select name=\"reason\">" + reasonsAsOptions(market, "refund") + "</select> Amount <input name=\"amount\" placeholder=\"all\"> ");
    }
    return forms;
}

std::string page(const Market& market, const Object& object, const std::string& said) {
    const auto field = [&](const char* name) { return escaped(object.doc.value(name, "")); };
    std::string items;
    for (const Json& line : object.doc.at("lines")) {
        const std::string title = line.value("title", ""), left = line.at("refundable").at("amount");
        items += "<li>" + escaped(title) + ", refundable " + escaped(left) + "</li>";
    }
    return "<!doctype html><meta charset=\"utf-8\"><title>" + field("id") +
           "</title><style>body{font:16px sans-serif;max-width:40em;margin:2em auto}form{margin:1em 0}</style><h1>" + field("id") +
           "</h1><p>Bottega Reso, the practice shop's own page</p>" + (said.empty() ? "" : "<p><strong>" + escaped(said) + "</strong></p>") +
           "<p>State: " + field("state") + ", order " + field("order_id") + "</p><ul>" + items + "</ul>" + formsOf(market, object);
}

/// The whole of the object's refundable amounts, or the amount on its first line.
Json wishOf(const Object& object, const std::map<std::string, std::string>& form) {
    const auto value = [&](const char* name) {
        const auto found = form.find(name);
        return found == form.end() ? std::string{} : found->second;
    };
    Json wish{{"reason", value("reason")}, {"lines", Json::array()}};
    const std::string amount = value("amount");
    for (const Json& line : object.doc.at("lines")) {
        Json money = line.at("refundable");
        if (money.at("amount") == "0.00") continue;
        if (!amount.empty()) money["amount"] = amount;
        wish["lines"].push_back({{"line_id", line.at("line_id")}, {"quantity", 1}, {"amount", money}});
        if (!amount.empty()) return wish;
    }
    if (const Json& shipping = object.doc.at("refundable").at("shipping"); shipping.at("amount") != "0.00") wish["shipping"] = shipping;
    return wish;
}

Outcome act(Market& market, const Object& object, const std::map<std::string, std::string>& form) {
    const auto value = [&](const char* name) {
        const auto found = form.find(name);
        return found == form.end() ? std::string{} : found->second;
    };
    Call call;
    call.guard = Guard::byHand;
    const bool isCase = object.kind == "case";
    const std::string what = value("do");
    if (what == "authorize") {
        const std::string number = value("rma");
        const Json rma = number.empty() ? Json{{"mode", "marketplace"}} : Json{{"mode", "own"}, {"number", number}};
        return market.authorize(object.id, {{"rma", rma}, {"label", {{"kind", "marketplace"}}}, {"address", market.defaultAddress()}}, call);
    }
    if (what == "close") return isCase ? market.closeCase(object.id, {{"reason", value("reason")}}, call) : market.closeReturn(object.id, {{"reason", value("reason")}}, call);
    const Json wish = wishOf(object, form);
    if (what == "refund") return isCase ? market.refundCase(object.id, wish, call) : market.refundReturn(object.id, wish, call);
    if (what == "cancel") return market.cancelOrder(object.id, wish, call);
    if (what == "replace") {
        Json lines = Json::array();
        for (const Json& line : object.doc.at("lines")) lines.push_back({{"line_id", line.at("line_id")}, {"quantity", line.at("quantity")}});
        return market.replaceCase(object.id, {{"lines", lines}}, call);
    }
    return Outcome::no({422, "invalid", "authorize, close, refund, cancel or replace", "do"});
}

}  // namespace

Reply sellerPage(Market& market, const Request& request) {
    const std::string id = request.path.size() == 2 ? request.path[1] : std::string{};
    auto object = market.store().find("return", id);
    if (!object) object = market.store().find("case", id);
    if (!object) return nothingHere();
    std::string said;
    if (request.method == "POST") {
        MarketStore::Scope scope(market.store());
        const Outcome outcome = act(market, *object, formFields(request.body));
        if (!outcome.problem) scope.commit();
        said = outcome.problem ? outcome.problem->detail : "Done.";
        object = market.store().find(object->kind, id);
    }
    Reply reply;
    reply.type = "text/html; charset=utf-8";
    reply.body = page(market, *object, said);
    return reply;
}

}  // namespace resodesk::sim
