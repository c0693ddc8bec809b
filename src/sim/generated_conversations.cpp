// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations of a new marketplace: what its buyers have asked, and how far their seller is with the answers.

#include <algorithm>

#include "sim/generator.h"
#include "sim/times.h"

namespace resodesk::sim {

void Generator::writeFirstMessage(const Object& object, const std::string& topic, const std::string& text, TimePoint at) {
    Object conversation;
    if (auto known = market_.store_.ofOrder("conversation", object.order); !known.empty())
        conversation = std::move(known.front());
    else
        conversation = market_.startConversation(object.doc.at("buyer"), object.order, object.id, topic.c_str(), at);
    Object message;
    message.id = "FIRST-" + object.id;
    message.doc["about"] = object.id;
    market_.write(conversation, message, "buyer", text, at);
}

bool Generator::answerFirstMessage(const Object& object, TimePoint askedAt) {
    Random random(market_.setup_.seed, 0xF6000000u + static_cast<std::uint64_t>(askedAt.time_since_epoch().count()));
    const TimePoint at = askedAt + std::chrono::minutes(random.between(20, 30 * 60));
    if (at > now_ - std::chrono::hours(18) || random.chance(6)) return false;
    Object conversation = market_.store_.ofOrder("conversation", object.order).front(), message;
    message.id = "ANSWER-" + object.id;
    message.doc["about"] = object.id;
    market_.write(conversation, message, "seller", random.pick(market_.words_.language(object.doc.at("buyer").at("language")).answers), at);
    return true;
}

Object Generator::beforeOrder(const Person& buyer, TimePoint at) {
    return market_.startConversation({{"id", buyer.id}, {"name", buyer.name}, {"country", buyer.country}, {"language", buyer.language}}, "", "",
                                     "before_order", at);
}

void Generator::newQuestion(std::int64_t index) {
    const Person buyer = personOf(index);
    Random random(market_.setup_.seed, 0xF5000000u + static_cast<std::uint64_t>(index));
    Object conversation = beforeOrder(buyer, now_), message;
    message.id = market_.nextId("message", "MSG-%08lld");
    market_.write(conversation, message, "buyer", random.pick(market_.words_.language(buyer.language).beforeOrders), now_);
    market_.store_.addEffect(market_.effect("message", conversation.id, {}, "buyer"));
}

void Generator::makeConversations(std::int64_t& orderIndex) {
    const int wanted = market_.setup_.conversations;
    const int total = wanted >= 0 ? wanted : std::clamp(market_.setup_.returns / 10, 5, 100'000);
    for (int i = 0; i < total; ++i) makeConversation(i, orderIndex);
}

void Generator::makeConversation(std::int64_t index, std::int64_t& orderIndex) {
    Random random(market_.setup_.seed, 0xF4000000u + static_cast<std::uint64_t>(index));
    const bool hasOrder = !random.chance(25);
    const bool isOld = random.chance(60);
    TimePoint at = std::chrono::floor<std::chrono::minutes>(now_ - (isOld ? std::chrono::hours(random.between(49, 90 * 24)) : std::chrono::hours(random.between(0, 40))));
    Object conversation;
    const std::int64_t person = orderIndex++;
    const Language& language = market_.words_.language(personOf(person).language);
    const bool isDelivery = hasOrder && random.chance(30);
    if (hasOrder) {
        Object order = makeOrder(person, 1, at - std::chrono::days(random.between(1, 9)), true);
        if (isDelivery) order.doc["shipments"][0].erase("delivered_at");
        market_.put(order);
        conversation = market_.startConversation(order.doc.at("buyer"), order.id, "", isDelivery ? "parcel" : "product", at);
    } else {
        conversation = beforeOrder(personOf(person), at);
    }
    const auto say = [&](const char* from, const std::string& text) {
        Object message;
        message.id = market_.nextId("message", "MSG-%08lld");
        market_.write(conversation, message, from, text, at);
    };
    say("buyer", isDelivery ? language.text("not_received", random) : random.pick(hasOrder ? language.productQuestions : language.beforeOrders));
    if (!isOld && random.chance(70)) return;  // still waits
    at = std::min(now_, at + std::chrono::hours(random.between(1, 30)));
    say("seller", random.pick(language.answers));
    if (isOld && random.chance(50)) {
        conversation.doc["survey"]["vote"] = random.chance(80) ? "yes" : "no";
        conversation.doc["survey"]["at"] = isoTime(std::min(now_, at + std::chrono::hours(2)));
        market_.put(conversation);
    }
    if (!random.chance(40)) return;
    at = std::min(now_, at + std::chrono::hours(random.between(1, 20)));
    say("buyer", random.pick(random.chance(60) ? language.thanks : language.complaints));
    if (!isOld || random.chance(10)) return;
    at = std::min(now_, at + std::chrono::hours(random.between(1, 20)));
    say("seller", random.pick(language.answers));
}

}  // namespace resodesk::sim
