// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/open_reads.h"

#include <algorithm>

namespace resodesk::sim {

namespace {

constexpr int largestPage = 1'000, usualPage = 200;
constexpr int keyLifeSeconds = 86'400;

/// Absent is fine and leaves `value` alone.
bool readNumber(const std::string& text, std::int64_t& value) {
    if (text.empty()) return true;
    if (text.size() > 18 || !std::all_of(text.begin(), text.end(), ::isdigit)) return false;
    value = std::stoll(text);
    return true;
}

bool isShownStale(const Market& market, const Object& object, int staleSeconds) {
    return staleSeconds == 0 || (staleSeconds > 0 && market.now() - object.changedAt < seconds(staleSeconds));
}

}  // namespace

Reply jsonReply(int status, const Json& body) {
    Reply reply;
    reply.status = status;
    reply.body = body.dump(-1, ' ', false, Json::error_handler_t::replace);
    return reply;
}

Reply problemReply(const Problem& problem) {
    Json body{{"type", "urn:open-channel:problem:" + problem.type},
              {"title", problem.type},
              {"status", problem.status},
              {"detail", problem.detail}};
    if (!problem.field.empty()) body["field"] = problem.field;
    Reply reply = jsonReply(problem.status, body);
    reply.type = "application/problem+json";
    return reply;
}

Reply nothingHere() {
    return problemReply({404, "not-found", "there is nothing here", {}});
}

Reply readPage(Market& market, const std::string& kind, const std::string& name, const Request& request) {
    std::int64_t after = 0, wanted = usualPage;
    const std::string cursor = request.queryValue("cursor"), changes = request.queryValue("changes");
    if (!readNumber(cursor.empty() ? changes : cursor, after))
        return problemReply({422, "invalid", "not a cursor of this list", cursor.empty() ? "changes" : "cursor"});
    if (!readNumber(request.queryValue("limit"), wanted) || wanted < 1)
        return problemReply({422, "invalid", "1 to 1000", "limit"});
    const int limit = static_cast<int>(std::min<std::int64_t>(wanted, largestPage));
    const auto page = market.store().page(kind, after, limit);
    Reply reply;
    std::size_t size = 32;
    for (const std::string& doc : page.docs) size += doc.size() + 1;
    reply.body.reserve(size);
    reply.body += "{\"" + name + "\":[";
    for (const std::string& doc : page.docs) {
        if (reply.body.back() != '[') reply.body += ',';
        reply.body += doc;
    }
    reply.body += "]}";
    const std::string last = std::to_string(page.lastSeq);
    if (page.hasMore)
        reply.headers.emplace_back(
            "Link", "</v1/" + name + "?cursor=" + last + "&limit=" + std::to_string(limit) + ">; rel=\"next\"");
    reply.headers.emplace_back("Change-Cursor", last);
    return reply;
}

Reply readObject(Market& market, const std::string& kind, const std::string& id, int staleSeconds) {
    const auto found = market.store().find(kind, id);
    if (!found) return nothingHere();
    Reply reply;
    const bool isStale = isShownStale(market, *found, staleSeconds);
    reply.body = isStale && !found->previous.empty() ? found->previous : found->doc.dump();
    reply.headers.emplace_back("ETag", '"' + std::to_string(found->revision) + '"');
    return reply;
}

Reply readOrderMessages(Market& market, const std::string& orderId, int staleSeconds) {
    if (!market.store().find("order", orderId)) return nothingHere();
    Json messages = Json::array();
    for (const Object& message : market.store().ofOrder("message", orderId))
        if (!isShownStale(market, message, staleSeconds)) messages.push_back(message.doc);
    return jsonReply(200, {{"messages", messages}});
}

Reply readConversation(Market& market, const std::string& id, int staleSeconds) {
    const auto found = market.store().find("conversation", id);
    if (!found) return nothingHere();
    const bool isStale = isShownStale(market, *found, staleSeconds) && !found->previous.empty();
    Json body = isStale ? Json::parse(found->previous) : found->doc;
    body["messages"] = Json::array();
    for (const Object& message : market.store().ofOrder("message", found->order))
        if (!isShownStale(market, message, staleSeconds)) body["messages"].push_back(message.doc);
    Reply reply = jsonReply(200, body);
    reply.headers.emplace_back("ETag", '"' + body.at("revision").get<std::string>() + '"');
    return reply;
}

Reply readLabel(Market& market, const std::string& returnId) {
    Reply reply;
    reply.type = "application/pdf";
    reply.body = market.labelPdf(returnId);
    return reply.body.empty() ? nothingHere() : reply;
}

Reply readAddresses(Market& market) {
    Json addresses = Json::array();
    for (const Object& address : market.store().all("address")) addresses.push_back(address.doc);
    return jsonReply(200, {{"return_addresses", addresses}});
}

Reply readAccounts(Market& market) {
    Json account{{"id", "shop"}, {"name", "Bottega Reso"}, {"country", "IT"}, {"idempotency_key_life_seconds", keyLifeSeconds}};
    if (!market.setup().drawsLabels) account["labels"] = "client";
    for (const auto& [operation, guard] : market.setup().guards) {
        if (guard == Guard::keyed) continue;
        account["operations"][operation]["guard"] = nameOf(guard);
        if (guard == Guard::byHand) account["operations"][operation]["page"] = market.setup().pages + "/seller/{id}";
    }
    return jsonReply(200, {{"accounts", Json::array({account})}});
}

}  // namespace resodesk::sim
