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
    if (h.kind == "vote") return vote(h.target, h.data.value("vote", "yes"));
    if (h.kind == "ask") return ask();
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

void Buyers::reply(const std::string& conversationId, const std::string& about) {
    auto conversation = market_.store_.find("conversation", conversationId);
    if (!conversation) return;
    Object message;
    message.id = market_.nextId("message", "MSG-%08lld");
    Random random = chanceFor(message.id);
    if (!random.chance(75)) return;
    const Language& language = market_.words_.language(conversation->doc.at("buyer").at("language"));
    const bool isThankful = random.chance(50);
    const auto& texts = isThankful ? language.thanks : random.chance(60) ? language.questions : language.complaints;
    if (!about.empty()) message.doc["about"] = about;
    market_.write(*conversation, message, "buyer", random.pick(texts), market_.now());
    market_.store_.addEffect(market_.effect("message", about.empty() ? conversation->order : about, {}, "buyer"));
    market_.spreadLastMessage(conversation->order, "buyer");
    if (random.chance(40)) market_.store_.plan(after(minutes(random.between(5, 300))), "vote", conversationId, {{"vote", isThankful ? "yes" : "no"}});
}

/// The survey stands under replies alone.
void Buyers::vote(const std::string& conversationId, const std::string& vote) {
    auto conversation = market_.store_.find("conversation", conversationId);
    if (!conversation || !conversation->doc.contains("survey") || conversation->doc["survey"].contains("vote")) return;
    conversation->doc["survey"]["vote"] = vote;
    conversation->doc["survey"]["at"] = isoTime(market_.now());
    market_.put(*conversation);
    market_.store_.addEffect(market_.effect("vote", conversationId, {}, "buyer"));
}

/// Somebody who has not ordered yet.
void Buyers::ask() {
    const std::int64_t index = std::stoll(market_.store_.meta("next_order"));
    market_.store_.setMeta("next_order", std::to_string(index + 1));
    Generator(market_).newQuestion(index);
    if (market_.setup_.speed > 0) market_.store_.plan(after(minutes(90)), "ask", "", Json::object());
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
