// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/buyers.h"

#include <functional>

#include "sim/generator.h"
#include "sim/times.h"

namespace resodesk::sim {

using std::chrono::hours;
using std::chrono::minutes;

Random Buyers::chanceFor(const std::string& id) const {
    std::uint64_t hash = 1469598103934665603u;  // FNV-1a: the same on every machine, unlike std::hash
    for (unsigned char c : id) hash = (hash ^ c) * 1099511628211u;
    return Random(market_.setup_.seed, hash);
}

void Buyers::act(const Happening& h) {
    if (h.kind == "ship") return ship(h.target);
    if (h.kind == "arrive") return arrive(h.target);
    if (h.kind == "buyer_close") return close(h.target);
    if (h.kind == "reply") return reply(h.target, h.data.value("about", ""));
    if (h.kind == "request") return request();
}

void Buyers::ship(const std::string& returnId) {
    auto object = market_.store_.find("return", returnId);
    if (!object || object->doc.at("state") != "authorized") return;
    Random random = chanceFor(returnId);
    object->doc["state"] = "in_transit";
    object->doc["parcel"] = {{"tracking", std::to_string(random.between(100'000'000'000, 999'999'999'999))},
                             {"first_scan_at", isoTime(market_.now())}};
    market_.put(*object);
    market_.store_.addEffect(market_.effect("ship", returnId, {}, "buyer"));
    market_.store_.plan(after(hours(random.between(20, 70))), "arrive", returnId, Json::object());
}

void Buyers::arrive(const std::string& returnId) {
    auto object = market_.store_.find("return", returnId);
    if (!object || object->doc.at("state") != "in_transit") return;
    object->doc["state"] = "received";
    object->doc["parcel"]["arrived_at"] = isoTime(market_.now());
    market_.put(*object);
    market_.store_.addEffect(market_.effect("arrive", returnId, {}, "market"));
}

void Buyers::close(const std::string& returnId) {
    auto object = market_.store_.find("return", returnId);
    if (!object || object->doc.at("state") != "requested") return;
    object->doc["state"] = "closed";
    object->doc["closed"] = {{"by", "buyer"}, {"reason", "solved"}, {"at", isoTime(market_.now())}};
    object->doc.erase("answer_by");
    market_.put(*object);
    market_.store_.addEffect(market_.effect("close", returnId, {}, "buyer"));
    market_.addMail(*object, "closed_by_buyer", "The buyer closed return request " + returnId + ".",
                    market_.settings().value("mails_carry_links", false));
}

void Buyers::reply(const std::string& orderId, const std::string& about) {
    auto order = market_.store_.find("order", orderId);
    if (!order) return;
    const std::string id = market_.nextId("message", "MSG-%08lld");
    Random random = chanceFor(id);
    if (!random.chance(75)) return;
    const Language& language = market_.words_.language(order->doc.at("buyer").at("language"));
    const auto& texts = random.chance(50) ? language.thanks : random.chance(60) ? language.questions : language.complaints;
    Object message;
    message.kind = "message";
    message.order = orderId;
    message.id = id;
    message.doc = {{"id", id}, {"order_id", orderId}, {"from", "buyer"}, {"text", random.pick(texts)}, {"at", isoTime(market_.now())}};
    if (!about.empty()) message.doc["about"] = about;
    market_.put(message);
    market_.store_.addEffect(market_.effect("message", about.empty() ? orderId : about, {}, "buyer"));
    for (const char* kind : {"return", "case"})
        for (Object& object : market_.store_.ofOrder(kind, orderId)) {
            object.doc["last_message_by"] = "buyer";
            market_.put(object);
        }
}

void Buyers::request() {
    const std::int64_t index = std::stoll(market_.store_.meta("next_return"));
    market_.store_.setMeta("next_return", std::to_string(index + 1));
    const std::string id = Generator(market_).newRequest(index);
    Random random = chanceFor(id);
    if (random.chance(6)) market_.store_.plan(after(hours(random.between(2, 30))), "buyer_close", id, Json::object());
    if (market_.setup_.speed > 0) market_.store_.plan(after(minutes(random.between(10, 50))), "request", "", Json::object());
}

}  // namespace resodesk::sim
