// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/generator.h"

#include <algorithm>
#include <array>

#include "sim/times.h"

namespace resodesk::sim {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

struct Place {
    const char* language;
    const char* country;
    const char* currency;
    int weight;
};
// Where the buyers live, in percent.
constexpr std::array places{Place{"it", "IT", "EUR", 38}, Place{"de", "DE", "EUR", 18}, Place{"de", "CH", "CHF", 5},
                            Place{"fr", "FR", "EUR", 13}, Place{"es", "ES", "EUR", 11}, Place{"en", "GB", "GBP", 12},
                            Place{"en", "US", "USD", 3}};

struct Why {
    const char* reason;
    const char* ground;
};
constexpr std::array whys{Why{"defective", "defect"},          Why{"not_as_described", "other"}, Why{"damaged", "defect"},
                          Why{"wrong_item", "other"},          Why{"missing_parts", "defect"},   Why{"no_longer_needed", "withdrawal"},
                          Why{"no_longer_needed", "withdrawal"}, Why{"wrong_size", "withdrawal"},  Why{"arrived_late", "other"}};

constexpr std::array couriers{"BRT", "GLS", "Poste Italiane", "DHL", "UPS"};

constexpr auto answerWithin = hours(48);
constexpr auto policyWindow = std::chrono::days(30);

std::string orderNumber(std::int64_t index) {
    Random random(0x0DE5, static_cast<std::uint64_t>(index));
    char id[32];
    std::snprintf(id, sizeof id, "%03d-%07d-%07lld", 400 + static_cast<int>(random.below(12)),
                  static_cast<int>(random.between(1'000'000, 9'999'999)), static_cast<long long>(index % 10'000'000));
    return id;
}

std::string trackingNumber(Random& random) {
    char text[32];
    std::snprintf(text, sizeof text, "%03d%09d", static_cast<int>(random.between(100, 999)),
                  static_cast<int>(random.below(1'000'000'000)));
    return text;
}

std::string returnNumber(std::int64_t index) {
    char id[32];
    std::snprintf(id, sizeof id, "RET-%07lld", static_cast<long long>(index + 1));
    return id;
}

}  // namespace

Generator::Person Generator::personOf(std::int64_t index) const {
    // One buyer in six comes back: the person of an earlier order.
    Random choice(market_.setup_.seed, 0xB0000000u + static_cast<std::uint64_t>(index));
    if (index > 10 && choice.chance(16)) index -= choice.between(1, 10);
    Random random(market_.setup_.seed, 0xA0000000u + static_cast<std::uint64_t>(index));
    int roll = static_cast<int>(random.below(100));
    const Place* place = places.data();
    while (roll >= place->weight) roll -= (place++)->weight;
    char id[32];
    std::snprintf(id, sizeof id, "BUY-%07lld", static_cast<long long>(index + 1));
    return {id, market_.words_.language(place->language).name(random), place->language, place->country, place->currency};
}

Object Generator::makeOrder(std::int64_t index, int lines, TimePoint at, bool isShipped) {
    const Person person = personOf(index);
    Random random(market_.setup_.seed, 0xC0000000u + static_cast<std::uint64_t>(index));
    Object order;
    order.kind = "order";
    order.id = order.order = orderNumber(index);
    Json docLines = Json::array(), left = Json::object();
    for (int i = 0; i < lines; ++i) {
        const Product& product = random.pick(market_.words_.products);
        const std::int64_t quantity = random.chance(8) ? 2 : 1;
        const std::int64_t cents = (product.cents + random.between(-3, 3) * 50) * quantity;
        const std::string line = "L" + std::to_string(i + 1);
        docLines.push_back({{"line_id", line}, {"sku", product.sku}, {"title", product.title.at(person.language)}, {"category", product.category},
                            {"quantity", quantity}, {"price", money(cents, person.currency)}});
        left[line] = cents;
    }
    const std::int64_t shipping = random.chance(30) ? 0 : random.between(3, 9) * 100 + 90;
    Json shipments = Json::array();
    if (isShipped) {
        Json shipment{{"courier", couriers[static_cast<std::size_t>(random.below(couriers.size()))]},
                      {"tracking", trackingNumber(random)},
                      {"shipped_at", isoTime(at + hours(random.between(4, 30)))}};
        shipment["delivered_at"] = isoTime(at + hours(random.between(40, 90)));
        shipments.push_back(shipment);
    }
    order.doc = {{"id", order.id},
                 {"buyer", {{"id", person.id}, {"name", person.name}, {"country", person.country}, {"language", person.language}}},
                 {"ordered_at", isoTime(at)},
                 {"shipping_price", money(shipping, person.currency)},
                 {"lines", docLines},
                 {"shipments", shipments},
                 {"refunds", Json::array()}};
    order.hidden = {{"left", {{"lines", left}, {"shipping", shipping}, {"extra", std::int64_t{2'000}}}}};
    return order;
}

Object Generator::makeReturn(std::int64_t index, const Object& order, std::size_t line, const std::string& state, TimePoint at) {
    Random random(market_.setup_.seed, 0xD0000000u + static_cast<std::uint64_t>(index));
    const Why& why = whys[static_cast<std::size_t>(random.below(whys.size()))];
    const Json& bought = order.doc.at("lines").at(line);
    const std::string currency = bought.at("price").at("currency");
    const TimePoint ordered = *parseIsoTime(order.doc.at("ordered_at"));
    const bool isShipped = !order.doc.at("shipments").empty();
    const bool inPolicy = at - ordered <= policyWindow;
    const std::string& language = order.doc.at("buyer").at("language").get_ref<const std::string&>();

    Object object;
    object.kind = "return";
    object.id = returnNumber(index);
    object.order = order.id;
    Json one = bought;
    one["refundable"] = one.at("price");
    object.doc = {{"id", object.id}, {"order_id", order.id}, {"state", state}, {"ground", why.ground}, {"reason", why.reason},
                  {"comment", market_.words_.language(language).text(why.reason, random)},
                  {"buyer", order.doc.at("buyer")}, {"in_policy", inPolicy}, {"shipped", isShipped},
                  {"lines", Json::array({one})}, {"price", bought.at("price")},
                  {"refundable", {{"shipping", order.doc.at("shipping_price")}, {"extra", money(2'000, currency)}}},
                  {"requested_at", isoTime(at)}, {"refunds", Json::array()}};
    if (!inPolicy)
        object.doc["policy_note"] = "day " + std::to_string((at - ordered) / std::chrono::days(1)) + " of 30";
    if (state == "requested") {
        object.doc["answer_by"] = isoTime(at + answerWithin);
    } else if (state != "closed") {
        object.doc["rma"] = "A" + std::to_string(100'000'000 + index);
        object.doc["authorized_by"] = random.chance(20) ? "market" : "seller";
        object.doc["label"] = {{"kind", "marketplace"}};
    }
    if (state == "in_transit" || state == "received" || state == "refunded")
        object.doc["parcel"] = {{"tracking", trackingNumber(random)}, {"first_scan_at", isoTime(at + hours(30))}};
    if (state == "received" || state == "refunded") object.doc["parcel"]["arrived_at"] = isoTime(at + hours(80));
    if (state == "refunded") {
        object.doc["refunds"].push_back({{"id", "OLD-" + std::to_string(index + 1)}, {"total", bought.at("price")},
                                         {"by", random.chance(90) ? "seller" : "market"}, {"at", isoTime(at + hours(100))}});
        object.doc["lines"][0]["refundable"] = money(0, currency);
    }
    if (state == "closed")
        object.doc["closed"] = {{"by", random.chance(30) ? "buyer" : "seller"}, {"reason", random.chance(50) ? "solved" : "out_of_policy"},
                                {"at", isoTime(at + hours(20))}};
    return object;
}

void Generator::fill() {
    const int total = market_.setup_.returns;
    const int requested = market_.setup_.requested >= 0 ? std::min(market_.setup_.requested, total) : std::min(total / 5, 5'000);
    // The other states in order of age, in percent of the rest.
    struct Share {
        const char* state;
        int percent;
        int fromDay, toDay;
    };
    constexpr std::array shares{Share{"authorized", 15, 1, 6}, Share{"in_transit", 14, 2, 9}, Share{"received", 10, 4, 12},
                                Share{"refunded", 41, 5, 360}, Share{"closed", 20, 3, 360}};
    makeSettings();
    std::int64_t orderIndex = 0;
    for (std::int64_t i = 0; i < total;) {
        Random random(market_.setup_.seed, 0xF0000000u + static_cast<std::uint64_t>(i));
        const bool isRequested = i >= total - requested;
        const Share* share = shares.data();
        for (int roll = static_cast<int>(random.below(100)); !isRequested && roll >= share->percent;) roll -= (share++)->percent;
        const std::string state = isRequested ? "requested" : share->state;
        TimePoint at = isRequested ? now_ - minutes(random.between(1, 47 * 60 + (random.chance(5) ? 300 : 0)))
                                   : now_ - hours(random.between(share->fromDay * 24, share->toDay * 24));
        at = std::chrono::floor<minutes>(at);
        // Orders with two returns: at least 5 % are asked for, 7 % are made.
        const int wanted = random.chance(7) && i + 1 < total && isRequested == (i + 1 >= total - requested) ? 2 : 1;
        const bool isShipped = state != "requested" || !random.chance(3);
        const TimePoint ordered = at - (isShipped ? hours(random.between(5 * 24, random.chance(88) ? 29 * 24 : 60 * 24)) : hours(20));
        Object order = makeOrder(orderIndex++, std::max(wanted, random.chance(25) ? 2 : 1), ordered, isShipped);
        std::vector<Object> made;
        for (int k = 0; k < wanted; ++k) {
            Object object = makeReturn(i + k, order, static_cast<std::size_t>(k), state, at + minutes(k));
            if (state == "refunded") {
                order.hidden["left"]["lines"]["L" + std::to_string(k + 1)] = std::int64_t{0};
                order.doc["refunds"].push_back(object.doc["refunds"][0]);
            }
            made.push_back(std::move(object));
        }
        market_.put(order);
        for (Object& object : made) {
            market_.setRefundable(object, order);
            if (random.chance(15)) {
                object.doc["last_message_by"] = "buyer";
                Random choice(market_.setup_.seed, 0xE0000000u + static_cast<std::uint64_t>((at + minutes(5)).time_since_epoch().count()));
                writeFirstMessage(object, "return", choice.pick(market_.words_.language(personOf(orderIndex - 1).language).questions), at + minutes(5));
                if (answerFirstMessage(object, at + minutes(5))) object.doc["last_message_by"] = "seller";
            }
            market_.put(object);
            if (market_.setup_.speed > 0 && i < 2'000) {
                const auto soon = minutes(random.between(10, 40 * 60)) / market_.setup_.speed;
                if (state == "authorized") market_.store_.plan(now_ + soon, "ship", object.id, Json::object());
                if (state == "in_transit") market_.store_.plan(now_ + soon, "arrive", object.id, Json::object());
            }
        }
        i += wanted;
    }
    const int cases = std::clamp(total / 25, 4, 2'000);
    for (int c = 0; c < cases; ++c) makeCase(orderIndex++);
    makeConversations(orderIndex);
    market_.store_.setMeta("next_order", std::to_string(orderIndex));
    market_.store_.setMeta("next_return", std::to_string(total));
    if (market_.setup_.speed > 0) market_.store_.plan(now_ + minutes(25) / market_.setup_.speed, "request", "", Json::object());
    if (market_.setup_.speed > 0) market_.store_.plan(now_ + minutes(40) / market_.setup_.speed, "ask", "", Json::object());
}

std::string Generator::newRequest(std::int64_t index) {
    const std::int64_t orderIndex = std::stoll(market_.store_.meta("next_order"));
    market_.store_.setMeta("next_order", std::to_string(orderIndex + 1));
    Random random(market_.setup_.seed, 0xF1000000u + static_cast<std::uint64_t>(index));
    Object order = makeOrder(orderIndex, 1, now_ - std::chrono::days(random.between(4, 33)), true);
    market_.put(order);
    Object object = makeReturn(index, order, 0, "requested", now_);
    market_.put(object);
    market_.store_.addEffect(market_.effect("request", object.id, {}, "buyer"));
    market_.addMail(object, "new_request", "New return request " + object.id + " for order " + order.id + ".",
                    market_.settings().value("mails_carry_links", false));
    market_.authorizeAutomatically(object);
    return object.id;
}

void Generator::makeCase(std::int64_t index) {
    Random random(market_.setup_.seed, 0xF2000000u + static_cast<std::uint64_t>(index));
    const TimePoint at = std::chrono::floor<minutes>(now_ - hours(random.between(1, 44)));
    Object order = makeOrder(index, 1, at - std::chrono::days(random.between(6, 15)), true);
    const char* reason = random.chance(60) ? "not_received" : "marked_delivered";
    Json& shipment = order.doc["shipments"][0];
    if (std::string(reason) == "not_received") shipment.erase("delivered_at");
    market_.put(order);
    Object object;
    object.kind = "case";
    object.order = order.id;
    object.id = market_.nextId("case", "CASE-%06lld");
    const std::string language = order.doc.at("buyer").at("language");
    Json line = order.doc["lines"][0];
    object.doc = {{"id", object.id}, {"order_id", order.id}, {"state", "open"}, {"reason", reason},
                  {"comment", market_.words_.language(language).text(reason, random)}, {"buyer", order.doc.at("buyer")},
                  {"shipment", {{"courier", shipment.at("courier")}, {"tracking", shipment.at("tracking")},
                                {"last_scan", std::string(reason) == "not_received" ? "In transit, hub" : "Delivered"}}},
                  {"lines", Json::array({line})}, {"price", line.at("price")},
                  {"opened_at", isoTime(at)}, {"answer_by", isoTime(at + answerWithin)}, {"refunds", Json::array()},
                  {"last_message_by", "buyer"}};
    market_.setRefundable(object, order);
    writeFirstMessage(object, "parcel", object.doc.at("comment"), at);
    market_.put(object);
}

void Generator::makeSettings() {
    const auto address = [&](const char* label, const char* street, const char* postcode, const char* city, bool isDefault) {
        Object object;
        object.kind = "address";
        object.id = market_.nextId("address", "ADR-%03lld");
        object.doc = {{"id", object.id}, {"label", label}, {"name", "Bottega Reso srl"}, {"street", street},
                      {"postcode", postcode}, {"city", city}, {"country", "IT"}, {"default", isDefault}};
        market_.put(object);
    };
    address("Magazzino Bologna", "Via Stalingrado 12", "40128", "Bologna", true);
    address("Deposito Modena", "Via Emilia Est 401", "41122", "Modena", false);
    Object settings;
    settings.kind = "settings";
    settings.id = "returns";
    settings.doc = {{"auto_authorize", "off"}, {"rma", {{"mode", "marketplace"}}}, {"label", {{"kind", "marketplace"}}},
                    {"mails_carry_links", false}};
    market_.put(settings);
}

}  // namespace resodesk::sim
