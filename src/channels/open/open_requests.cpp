// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/open/open_requests.h"

#include <nlohmann/json.hpp>

#include "channels/json_border.h"
#include "channels/open/open_formats.h"
#include "domain/accounts/account_fields.h"
#include "net/url.h"

namespace resodesk::channels::open {

using Json = nlohmann::json;

namespace {

Json addressJson(const ReturnAddress& a) {
    Json json{{"name", a.name}, {"street", a.street}, {"postcode", a.postcode}, {"city", a.city}, {"country", a.country}};
    if (!a.id.empty()) json["id"] = a.id.value;
    if (!a.phone.empty()) json["phone"] = a.phone;
    return json;
}

void setIfAny(Json& json, const char* key, const std::string& value) {
    if (!value.empty()) json[key] = value;
}

Fields below(const Fields& fields, const std::string& prefix) {
    Fields found;
    for (const auto& [key, value] : fields)
        if (key.starts_with(prefix)) found.set(key.substr(prefix.size()), value);
    return found;
}

Json authorizeBody(const Fields& request) {
    Json rma{{"mode", request.get("rma.mode")}};
    setIfAny(rma, "number", request.get("rma.number"));
    Json label{{"kind", request.get("label.mode")}};
    setIfAny(label, "upload", request.get("label.sha256"));
    Json body{{"rma", rma}, {"label", label}, {"address", addressJson(resodesk::addressFrom(below(request, "address.")))}};
    setIfAny(body, "note", request.get("note"));
    return body;
}

Json closeBody(const Fields& request) {
    Json body{{"reason", request.get("reason")}};
    setIfAny(body, "note", request.get("note"));
    return body;
}

Json moneyBody(const Command& command) {
    Json body = closeBody(command.request);
    Json lines = Json::array();
    for (const MoneyLine& line : command.money) {
        if (line.line == withheldLine) {
            body["withheld"] = {{"amount", toJson({-line.amount.minor, line.amount.currency})},
                                {"reason", command.request.get("withheld.reason")}};
        } else if (line.line == shippingLine || line.line == returnShippingLine || line.line == goodwillLine) {
            body[line.line] = toJson(line.amount);
        } else {
            lines.push_back({{"line_id", line.line}, {"quantity", line.quantity}, {"amount", toJson(line.amount)}});
        }
    }
    body["lines"] = std::move(lines);
    if (command.request.get("keep_item") == "yes") body["keep_item"] = true;
    return body;
}

Json replacementBody(const Command& command) {
    Json body{{"lines", Json::array()}};
    for (const MoneyLine& line : command.money) body["lines"].push_back({{"line_id", line.line}, {"quantity", line.quantity}});
    setIfAny(body, "note", command.request.get("note"));
    return body;
}

Json settingsBody(const Fields& request) {
    const ReturnSettings s = resodesk::settingsFrom(request);
    Json rma{{"mode", std::string(toText(s.rma))}};
    setIfAny(rma, "pattern", s.rmaPattern);
    Json body{{"auto_authorize", std::string(toText(s.autoAuthorize))}, {"rma", rma},
              {"label", {{"kind", std::string(toText(s.label))}}}, {"mails_carry_links", s.mailsCarryLinks}};
    setIfAny(body, "address_id", s.address.value);
    if (s.absentFrom && s.absentUntil) body["absence"] = {{"from", printTime(*s.absentFrom)}, {"until", printTime(*s.absentUntil)}};
    return body;
}

Json savedAddressBody(const Fields& request) {
    const ReturnAddress a = resodesk::addressFrom(request);
    Json body = addressJson(a);
    body.erase("id");
    body["label"] = a.label;
    body["default"] = a.isDefault;
    return body;
}

/// A byte that is no text goes as a replacement character: an action that stands in the ledger must not stop all others.
std::string asText(const Json& body) { return body.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

Write writeOf(const Action& action) {
    const Command& c = action.command;
    const std::string target = net::percentEncoded(c.target.id);
    const std::string order = net::percentEncoded(c.order.value);
    const std::string addressId = net::percentEncoded(c.request.get("id"));
    switch (c.kind) {
        case ActionKind::authorize: return {"POST", "/v1/returns/" + target + "/authorize", asText(authorizeBody(c.request)), true};
        case ActionKind::close: return {"POST", "/v1/returns/" + target + "/close", asText(closeBody(c.request)), true};
        case ActionKind::refund: return {"POST", "/v1/returns/" + target + "/refunds", asText(moneyBody(c)), true};
        case ActionKind::cancelOrder: return {"POST", "/v1/returns/" + target + "/cancel-order", asText(moneyBody(c)), true};
        case ActionKind::refundParcel: return {"POST", "/v1/cases/" + target + "/refunds", asText(moneyBody(c)), true};
        case ActionKind::replaceParcel: return {"POST", "/v1/cases/" + target + "/replacement", asText(replacementBody(c)), true};
        case ActionKind::closeParcel: return {"POST", "/v1/cases/" + target + "/close", asText(closeBody(c.request)), true};
        case ActionKind::noAnswerNeeded: return {"POST", "/v1/conversations/" + target + "/no-answer-needed", {}, true};
        case ActionKind::message: {
            if (c.target.kind == ObjectKind::conversation)
                return {"POST", "/v1/conversations/" + target + "/messages", asText({{"text", c.request.get("text")}}), false};
            if (c.target.kind == ObjectKind::parcel)
                return {"POST", "/v1/cases/" + target + "/messages", asText({{"text", c.request.get("text")}}), false};
            return {"POST", "/v1/orders/" + order + "/messages",
                    asText({{"text", c.request.get("text")}, {"about", c.target.id}}), false};
        }
        case ActionKind::saveAddress:
            if (addressId.empty()) return {"POST", "/v1/return-addresses", asText(savedAddressBody(c.request)), false};
            return {"PUT", "/v1/return-addresses/" + addressId, asText(savedAddressBody(c.request)), true};
        case ActionKind::deleteAddress: return {"DELETE", "/v1/return-addresses/" + addressId, {}, true};
        case ActionKind::saveSettings: return {"PUT", "/v1/settings/returns", asText(settingsBody(c.request)), true};
    }
    throw std::logic_error("an action the open channel cannot carry out");
}

}  // namespace resodesk::channels::open
