// SPDX-License-Identifier: GPL-3.0-or-later
// What buyers and seller write to each other, and who waits for an answer.

#include "sim/checks.h"
#include "sim/times.h"

namespace resodesk::sim {

namespace {

// Weekends and holidays count.
constexpr auto messageAnsweredWithin = std::chrono::hours(24);

/// Objects of one conversation are grouped by its order; before an order by the conversation itself.
const std::string& groupOf(const Object& conversation) {
    return conversation.order;
}

}  // namespace

Object Market::startConversation(const Json& buyer, const std::string& order, const std::string& about, const char* topic, TimePoint at) {
    Object conversation;
    conversation.kind = "conversation";
    conversation.id = nextId("conversation", "CON-%07lld");
    conversation.order = order.empty() ? conversation.id : order;
    conversation.doc = {{"id", conversation.id}, {"buyer", buyer}, {"topic", topic}, {"opened_at", isoTime(at)}, {"awaits_answer", false}};
    if (!order.empty()) conversation.doc["order_id"] = order;
    if (!about.empty()) conversation.doc["about"] = about;
    return conversation;
}

Object Market::conversationOf(const Object& order, const std::string& about) {
    auto known = store_.ofOrder("conversation", order.id);
    if (!known.empty()) return std::move(known.front());
    const char* topic = about.empty() ? "order" : store_.find("case", about) ? "parcel" : "return";
    return startConversation(order.doc.at("buyer"), order.id, about, topic, now());
}

void Market::write(Object& conversation, Object& message, const char* from, const std::string& text, TimePoint at) {
    message.kind = "message";
    message.order = groupOf(conversation);
    message.doc["id"] = message.id;
    message.doc["conversation_id"] = conversation.id;
    if (conversation.doc.contains("order_id")) message.doc["order_id"] = conversation.doc["order_id"];
    message.doc["from"] = from;
    message.doc["text"] = text;
    message.doc["at"] = isoTime(at);
    put(message);
    Json& doc = conversation.doc;
    const bool isByBuyer = std::string(from) == "buyer";
    const bool isReply = !isByBuyer && doc.value("last_message_by", "") == "buyer";
    doc["last_message_by"] = from;
    doc["last_message_at"] = isoTime(at);
    doc["awaits_answer"] = isByBuyer;
    if (isByBuyer)
        doc["answer_by"] = isoTime(at + messageAnsweredWithin);
    else
        doc.erase("answer_by");
    // Who begins a conversation does not ask how good it was.
    if (isReply) doc["survey"]["asked"] = true;
    put(conversation);
}

Outcome Market::writeAsSeller(Object& conversation, const Json& wish, const std::string& target, const Call& call) {
    const std::string text = wish.value("text", ""), about = wish.value("about", "");
    if (text.empty()) return Outcome::no(invalid("text", "is missing"));
    if (auto problem = checkText(wish, "text", longestText)) return Outcome::no(*problem);
    Object message;
    message.id = nextId("message", "MSG-%08lld");
    if (!about.empty()) message.doc["about"] = about;
    if (!call.key.empty() && call.guard == Guard::keyed) message.doc["idempotency_key"] = call.key;
    write(conversation, message, "seller", text, now());
    Effect e = effect("message", target, call);
    e.text = text;
    store_.addEffect(e);
    spreadLastMessage(groupOf(conversation), "seller");
    if (setup_.speed > 0)
        store_.plan(now() + std::chrono::hours(2) / setup_.speed, "reply", conversation.id, {{"about", about}});
    return {message.doc, {}};
}

Outcome Market::buyerWrites(const std::string& conversationId, const std::string& text) {
    MarketStore::Scope scope(store_);
    auto conversation = store_.find("conversation", conversationId);
    if (!conversation) return Outcome::no(notFound(conversationId));
    Object message;
    message.id = nextId("message", "MSG-%08lld");
    write(*conversation, message, "buyer", text, now());
    Effect e = effect("message", conversationId, {}, "buyer");
    e.text = text;
    store_.addEffect(e);
    spreadLastMessage(groupOf(*conversation), "buyer");
    scope.commit();
    return {message.doc, {}};
}

void Market::spreadLastMessage(const std::string& order, const char* by) {
    for (const char* kind : {"return", "case"})
        for (Object& object : store_.ofOrder(kind, order)) {
            object.doc["last_message_by"] = by;
            put(object);
        }
}

Outcome Market::sendMessage(const std::string& orderId, const Json& wish, const Call& call) {
    const auto order = store_.find("order", orderId);
    if (!order) return Outcome::no(notFound(orderId));
    const std::string about = wish.value("about", "");
    const auto isIt = [&](const char* kind) {
        const auto object = store_.find(kind, about);
        return object && object->order == orderId;
    };
    if (!about.empty() && !isIt("return") && !isIt("case"))
        return Outcome::no(invalid("about", "not a return or case of this order"));
    Object conversation = conversationOf(*order, about);
    return writeAsSeller(conversation, wish, about.empty() ? orderId : about, call);
}

Outcome Market::reply(const std::string& conversationId, const Json& wish, const Call& call) {
    auto conversation = store_.find("conversation", conversationId);
    if (!conversation) return Outcome::no(notFound(conversationId));
    Json answer{{"text", wish.value("text", "")}};
    if (conversation->doc.contains("about")) answer["about"] = conversation->doc["about"];
    const Outcome sent = writeAsSeller(*conversation, answer, conversationId, call);
    if (sent.problem) return sent;
    return {{{"message", sent.doc}, {"conversation", conversation->doc}}, {}};
}

Outcome Market::noAnswerNeeded(const std::string& conversationId, const Call& call) {
    auto conversation = store_.find("conversation", conversationId);
    if (!conversation) return Outcome::no(notFound(conversationId));
    if (auto problem = checkRevision(*conversation, call)) return Outcome::no(*problem);
    Json& doc = conversation->doc;
    if (!doc.at("awaits_answer").get<bool>()) return Outcome::no(notPossible("no answer is awaited"));
    doc["awaits_answer"] = false;
    doc.erase("answer_by");
    doc["no_answer_needed"] = {{"by", "seller"}, {"at", isoTime(now())}};
    if (!call.key.empty() && call.guard == Guard::keyed) doc["no_answer_needed"]["idempotency_key"] = call.key;
    put(*conversation);
    store_.addEffect(effect("no_answer", conversationId, call));
    return {doc, {}};
}

}  // namespace resodesk::sim
