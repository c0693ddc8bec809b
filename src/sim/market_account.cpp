// SPDX-License-Identifier: GPL-3.0-or-later
// What a seller keeps at the marketplace - return addresses, settings - and the automatic authorization that follows
// it.

#include <algorithm>

#include "sim/checks.h"
#include "sim/times.h"

namespace resodesk::sim {

namespace {

/// The number a pattern like "RMA-{year}-{n:5}" makes; nothing when it is no pattern: one counter, and only RMA
/// characters.
std::optional<std::string> rmaFrom(const std::string& pattern, int year, std::int64_t n) {
    std::string number;
    int counters = 0;
    const auto padded = [](std::int64_t value, std::size_t width) {
        const std::string digits = std::to_string(value);
        return std::string(width - std::min(width, digits.size()), '0') + digits;
    };
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] != '{') {
            number += pattern[at];
            continue;
        }
        const std::size_t end = pattern.find('}', at);
        if (end == std::string::npos) return std::nullopt;
        const std::string name = pattern.substr(at + 1, end - at - 1);
        if (name == "year") {
            number += padded(year, 4);
        } else if (name == "year:2") {
            number += padded(year % 100, 2);
        } else if (name == "n" || (name.size() == 3 && name.starts_with("n:") && name[2] >= '1' && name[2] <= '9')) {
            number += padded(n, name == "n" ? 1 : static_cast<std::size_t>(name[2] - '0'));
            ++counters;
        } else {
            return std::nullopt;
        }
        at = end;
    }
    if (counters != 1 || !isRma(number)) return std::nullopt;
    return number;
}

int yearOf(TimePoint t) {
    return std::stoi(isoTime(t).substr(0, 4));
}

/// The settings of a request with everything that may be left out, or what is wrong with it.
Json readSettings(const Json& wish, std::optional<Problem>& problem) {
    const auto fail = [&](const char* field, const char* why) {
        problem = invalid(field, why);
        return Json::object();
    };
    const Json mode = wish.value("auto_authorize", Json());
    if (mode != "off" && mode != "in_policy" && mode != "all") return fail("auto_authorize", "off, in_policy or all");
    const Json rma = wish.value("rma", Json{{"mode", "marketplace"}});
    if (!rma.is_object() || (rma.value("mode", "") != "marketplace" && rma.value("mode", "") != "own"))
        return fail("rma.mode", "marketplace or own");
    if (rma["mode"] == "own" && !rmaFrom(rma.value("pattern", ""), 2000, 1))
        return fail(
            "rma.pattern",
            "letters, digits and - _ / . around one {n} or {n:1} to {n:9}; {year} and {year:2} may stand there");
    const Json label = wish.value("label", Json{{"kind", "marketplace"}});
    if (!label.is_object() || (label.value("kind", "") != "marketplace" && label.value("kind", "") != "none"))
        return fail("label.kind", "marketplace or none");
    Json settings{{"auto_authorize", mode},
                  {"rma", {{"mode", rma["mode"]}}},
                  {"label", {{"kind", label["kind"]}}},
                  {"mails_carry_links", wish.value("mails_carry_links", false)}};
    if (rma.contains("pattern")) settings["rma"]["pattern"] = rma.at("pattern").get<std::string>();
    if (wish.contains("address_id")) settings["address_id"] = wish["address_id"].get<std::string>();
    if (wish.contains("absence")) {
        const Json& absence = wish["absence"];
        const auto from = parseIsoTime(absence.value("from", "")), until = parseIsoTime(absence.value("until", ""));
        if (!from || !until || *until <= *from)
            return fail("absence", "from and a later until, as 2026-12-24T00:00:00Z");
        settings["absence"] = {{"from", isoTime(*from)}, {"until", isoTime(*until)}};
    }
    return settings;
}

}  // namespace

void Market::authorizeAutomatically(Object& object) {
    const Json wanted = settings();
    std::string mode = wanted.value("auto_authorize", "off");
    const auto time = [&](const char* part) {
        return parseIsoTime(wanted.value("absence", Json::object()).value(part, ""));
    };
    if (time("from") && time("until") && *time("from") <= now() && now() < *time("until")) mode = "all";
    if (mode == "off" || (mode == "in_policy" && !object.doc.at("in_policy").get<bool>())) return;

    const Json usual = defaultAddress();
    const auto chosen = store_.find("address", wanted.value("address_id", ""));
    const Json address = chosen ? chosen->doc : usual;
    // The label carries the default address: goods that go elsewhere travel without it.
    const bool hasLabel =
        wanted.value("/label/kind"_json_pointer, "marketplace") == "marketplace" && address == usual;
    grantAuthorization(object, automaticRma(wanted), address, {{"kind", hasLabel ? "marketplace" : "none"}}, "market",
                       {}, {});
}

std::string Market::automaticRma(const Json& wanted) {
    if (wanted.value("/rma/mode"_json_pointer, "") != "own") return nextId("rma", "M%09lld");
    for (;;) {  // the seller may have given some of these numbers by hand
        const std::int64_t n = std::stoll(nextId("own_rma", "%lld"));
        const auto number = rmaFrom(wanted.value("/rma/pattern"_json_pointer, ""), yearOf(now()), n);
        if (!number) return nextId("rma", "M%09lld");  // the counter has outgrown the longest number
        if (store_.meta("rma:" + *number).empty()) return *number;
    }
}

Outcome Market::saveAddress(const std::string& addressId, const Json& wish, const Call& call) {
    Object address;
    if (addressId.empty()) {
        if (auto problem = checkAddress(wish, "")) return Outcome::no(*problem);
        address.kind = "address";
        address.id = nextId("address", "ADR-%03lld");
    } else {
        auto known = store_.find("address", addressId);
        if (!known) return Outcome::no(notFound(addressId));
        if (auto problem = checkRevision(*known, call)) return Outcome::no(*problem);
        if (auto problem = checkAddress(wish, "")) return Outcome::no(*problem);
        address = *known;
    }
    const bool wasDefault = address.doc.value("default", false);
    address.doc = Json::object();
    for (const char* field : {"label", "name", "street", "postcode", "city", "country", "phone"})
        if (wish.contains(field)) address.doc[field] = wish[field];
    address.doc["id"] = address.id;
    address.doc["default"] = wish.value("default", false) || wasDefault;
    if (address.doc["default"] == true && !wasDefault)
        for (Object& other : store_.all("address"))
            if (other.id != address.id && other.doc.value("default", false)) {
                other.doc["default"] = false;
                put(other);
            }
    put(address);
    store_.addEffect(effect("save_address", address.id, call));
    return {address.doc, {}};
}

Outcome Market::removeAddress(const std::string& addressId, const Call& call) {
    auto known = store_.find("address", addressId);
    if (!known) return Outcome::no(notFound(addressId));
    if (auto problem = checkRevision(*known, call)) return Outcome::no(*problem);
    if (known->doc.value("default", false)) return Outcome::no(notPossible("it is the default address"));
    store_.remove("address", addressId);
    store_.addEffect(effect("delete_address", addressId, call));
    return {{{"id", addressId}, {"removed", true}}, {}};
}

Outcome Market::saveSettings(const Json& wish, const Call& call) {
    auto settings = store_.find("settings", "returns");
    if (!settings) return Outcome::no(notFound("settings"));
    if (auto problem = checkRevision(*settings, call)) return Outcome::no(*problem);
    std::optional<Problem> problem;
    Json doc = readSettings(wish, problem);
    if (problem) return Outcome::no(*problem);
    if (doc.contains("address_id") && !store_.find("address", doc["address_id"]))
        return Outcome::no(invalid("address_id", "not an address"));
    settings->doc = std::move(doc);
    put(*settings);
    store_.addEffect(effect("save_settings", "returns", call));
    return {settings->doc, {}};
}

}  // namespace resodesk::sim
