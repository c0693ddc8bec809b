// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/open_front.h"

#include <algorithm>

#include "base/ids.h"
#include "sim/times.h"

namespace resodesk::sim {

namespace {

constexpr auto accessLife = std::chrono::hours(1);
constexpr auto refreshGrace = std::chrono::seconds(60);
constexpr int largestPage = 1'000, usualPage = 200;

Reply json(int status, const Json& body) {
    Reply reply;
    reply.status = status;
    reply.body = body.dump();
    return reply;
}

Problem notFound() { return {404, "not-found", "there is nothing here", {}}; }

std::map<std::string, std::string> formFields(const std::string& body) {
    std::map<std::string, std::string> fields;
    std::size_t at = 0;
    while (at < body.size()) {
        const std::size_t end = std::min(body.find('&', at), body.size());
        const std::size_t equals = body.find('=', at);
        if (equals < end) fields[body.substr(at, equals - at)] = body.substr(equals + 1, end - equals - 1);
        at = end + 1;
    }
    return fields;
}

}  // namespace

Reply problemReply(const Problem& problem) {
    Json body{{"type", "urn:open-channel:problem:" + problem.type}, {"title", problem.type}, {"status", problem.status},
              {"detail", problem.detail}};
    if (!problem.field.empty()) body["field"] = problem.field;
    Reply reply = json(problem.status, body);
    reply.type = "application/problem+json";
    return reply;
}

OpenFront::OpenFront(Market& market, int writesPerSecond) : market_(market), writesPerSecond_(writesPerSecond) {
    market_.onLateWrite([this](const Json& data) {
        Request request;
        request.method = data.at("method");
        request.path = data.at("path").get<std::vector<std::string>>();
        request.body = data.at("body");
        request.header = data.at("header").get<std::map<std::string, std::string>>();
        const Json wish = Json::parse(request.body, nullptr, false);
        carryOut(request, wish, {request.headerValue("idempotency-key"), request.headerValue("if-match")});
    });
}

Tokens OpenFront::mint(std::string refresh) {
    Tokens tokens{"at-" + newUuid(), refresh.empty() ? "rt-" + newUuid() : std::move(refresh)};
    market_.store().setMeta("token:" + tokens.access, std::to_string(toMillis(market_.now() + accessLife)) + "/" +
                                                          market_.store().meta("token_generation"));
    market_.store().setMeta("refresh", tokens.refresh);
    return tokens;
}

// A marketplace that starts again has not forgotten who may sign in.
Tokens OpenFront::firstTokens() { return mint(market_.store().meta("refresh")); }

void OpenFront::expireAccess() { market_.store().setMeta("token_generation", newUuid()); }

Reply OpenFront::token(const Request& request) {
    const auto fields = formFields(request.body);
    const auto value = [&](const char* name) {
        const auto found = fields.find(name);
        return found == fields.end() ? std::string{} : found->second;
    };
    const auto refuse = [](const char* error) { return json(400, {{"error", error}}); };
    if (value("grant_type") != "refresh_token") return refuse("unsupported_grant_type");
    MarketStore& store = market_.store();
    const std::string given = value("refresh_token");
    // The one before stays good for a minute: the answer that carried the new one may have been lost.
    const bool isLast = given == store.meta("refresh");
    const std::string graceUntil = store.meta("previous_until");
    const bool isInGrace = given == store.meta("refresh_previous") && !graceUntil.empty() &&
                           market_.now() < fromMillis(std::stoll(graceUntil));
    if (given.empty() || (!isLast && !isInGrace)) return refuse("invalid_grant");
    store.setMeta("refresh_previous", given);
    store.setMeta("previous_until", std::to_string(toMillis(market_.now() + refreshGrace)));
    const Tokens tokens = mint({});
    return json(200, {{"access_token", tokens.access}, {"token_type", "Bearer"},
                      {"expires_in", std::chrono::duration_cast<seconds>(accessLife).count()}, {"refresh_token", tokens.refresh}});
}

bool OpenFront::isSignedIn(const Request& request) {
    const std::string header = request.headerValue("authorization");
    if (!header.starts_with("Bearer ")) return false;
    const std::string kept = market_.store().meta("token:" + header.substr(7));
    const std::size_t slash = kept.find('/');
    return slash != std::string::npos && market_.now() < fromMillis(std::stoll(kept.substr(0, slash))) &&
           kept.substr(slash + 1) == market_.store().meta("token_generation");
}

Reply OpenFront::handle(const Request& request, const std::optional<Fault>& fault) {
    const FaultKind kind = fault ? fault->kind : FaultKind::delay;
    Reply dropped;
    dropped.isDropped = true;
    if (kind == FaultKind::refuse) return dropped;
    if (kind == FaultKind::throttle) {
        Reply reply = problemReply({429, "too-many-requests", "slow down", {}});
        reply.headers.emplace_back("Retry-After", std::to_string(fault->seconds));
        return reply;
    }
    if (kind == FaultKind::errorBefore) return problemReply({fault->status, "internal", "ordered fault", {}});
    if (kind == FaultKind::answer) {
        Reply reply;
        reply.status = fault->status;
        reply.type = fault->type;
        reply.body = fault->body;
        return reply;
    }
    market_.live();
    if (request.target == "/oauth/token" && request.method == "POST") return token(request);
    if (!isSignedIn(request)) {
        Reply reply = problemReply({401, "sign-in", "the access token is missing, wrong or expired", {}});
        reply.headers.emplace_back("WWW-Authenticate", "Bearer");
        return reply;
    }
    Reply reply = request.method == "GET" ? read(request, kind == FaultKind::stale) : write(request, fault);
    if (kind == FaultKind::actThenDrop || kind == FaultKind::late) return dropped;
    if (kind == FaultKind::cut) reply.cutAt = fault->atByte;
    if (kind == FaultKind::errorAfter) return problemReply({fault->status, "internal", "ordered fault", {}});
    if (kind == FaultKind::answerAfter) {
        reply.status = fault->status;
        reply.type = fault->type;
        reply.body = fault->body;
    }
    return reply;
}

Reply OpenFront::object(const std::string& kind, const std::string& id, bool isStale) {
    const auto found = market_.store().find(kind, id);
    if (!found) return problemReply(notFound());
    Reply reply;
    reply.body = isStale && !found->previous.empty() ? found->previous : found->doc.dump();
    reply.headers.emplace_back("ETag", '"' + std::to_string(found->revision) + '"');
    return reply;
}

Reply OpenFront::list(const std::string& kind, const std::string& name, const Request& request) {
    int limit = usualPage;
    std::int64_t after = 0;
    const auto number = [&](const std::string& text, std::int64_t& value) {
        if (text.empty()) return true;
        if (text.size() > 18 || !std::all_of(text.begin(), text.end(), ::isdigit)) return false;
        value = std::stoll(text);
        return true;
    };
    std::int64_t wanted = limit;
    const std::string cursor = request.queryValue("cursor"), changes = request.queryValue("changes");
    if (!number(cursor.empty() ? changes : cursor, after)) return problemReply({422, "invalid", "not a cursor of this list", "cursor"});
    if (!number(request.queryValue("limit"), wanted) || wanted < 1) return problemReply({422, "invalid", "1 to 1000", "limit"});
    limit = static_cast<int>(std::min<std::int64_t>(wanted, largestPage));
    const auto page = market_.store().page(kind, after, limit);
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
        reply.headers.emplace_back("Link", "</v1/" + name + "?cursor=" + last + "&limit=" + std::to_string(limit) + ">; rel=\"next\"");
    reply.headers.emplace_back("Change-Cursor", last);
    return reply;
}

Reply OpenFront::read(const Request& request, bool isStale) {
    const auto& path = request.path;
    if (path.size() < 2 || path[0] != "v1") return problemReply(notFound());
    const std::string& what = path[1];
    if (path.size() == 2) {
        if (what == "returns") return list("return", "returns", request);
        if (what == "orders") return list("order", "orders", request);
        if (what == "messages") return list("message", "messages", request);
        if (what == "cases") return list("case", "cases", request);
        if (what == "reasons") return json(200, market_.reasons());
        if (what == "accounts")
            return json(200, {{"accounts", Json::array({{{"id", "shop"}, {"name", "Bottega Reso"}, {"country", "IT"},
                                                         {"idempotency_key_life_seconds", 86'400}}})}});
        if (what == "return-addresses") {
            Json addresses = Json::array();
            for (const Object& address : market_.store().all("address")) addresses.push_back(address.doc);
            return json(200, {{"return_addresses", addresses}});
        }
        return problemReply(notFound());
    }
    const std::string& id = path[2];
    if (path.size() == 3) {
        if (what == "returns") return object("return", id, isStale);
        if (what == "orders") return object("order", id, isStale);
        if (what == "cases") return object("case", id, isStale);
        if (what == "settings") return object("settings", id, isStale);
        return problemReply(notFound());
    }
    if (path.size() == 4 && what == "orders" && path[3] == "messages") {
        Json messages = Json::array();
        for (const Object& message : market_.store().ofOrder("message", id)) messages.push_back(message.doc);
        return json(200, {{"messages", messages}});
    }
    if (path.size() == 4 && what == "returns" && path[3] == "label") {
        Reply reply;
        reply.type = "application/pdf";
        reply.body = market_.labelPdf(id);
        return reply.body.empty() ? problemReply(notFound()) : reply;
    }
    return problemReply(notFound());
}

std::optional<Reply> OpenFront::throttle() {
    if (writesPerSecond_ <= 0) return std::nullopt;
    const std::int64_t full = writesPerSecond_ * 1'000LL;
    const TimePoint now = market_.now();
    if (budgetAt_ == TimePoint{})
        budget_ = full;
    else
        budget_ = std::min(full, budget_ + (now - budgetAt_).count() * writesPerSecond_);
    budgetAt_ = now;
    if (budget_ >= 1'000) {
        budget_ -= 1'000;
        return std::nullopt;
    }
    Reply reply = problemReply({429, "too-many-requests", "the write limit is reached", {}});
    reply.headers.emplace_back("Retry-After", "1");
    return reply;
}

Reply OpenFront::upload(const Request& request) {
    if (request.path.size() != 3 || sha256Hex(request.body) != request.path[2])
        return problemReply({422, "invalid", "the path is not the SHA-256 of the body", "sha256"});
    const std::string type = request.headerValue("content-type");
    if (type != "application/pdf" && type != "image/png" && type != "image/jpeg")
        return problemReply({415, "unsupported-type", "PDF, PNG or JPEG", "content-type"});
    market_.store().keepUpload(request.path[2], type, request.body);
    return json(200, {{"sha256", request.path[2]}});
}

Reply OpenFront::write(const Request& request, const std::optional<Fault>& fault) {
    if (request.path.size() < 2 || request.path[0] != "v1") return problemReply(notFound());
    if (auto tooMuch = throttle()) return *tooMuch;
    if (request.path[1] == "uploads" && request.method == "PUT") return upload(request);
    Json wish = request.body.empty() ? Json::object() : Json::parse(request.body, nullptr, false);
    if (!wish.is_object()) return problemReply({400, "malformed", "the body is not a JSON object", {}});
    Call call{request.headerValue("idempotency-key"), request.headerValue("if-match")};
    std::erase(call.revision, '"');
    if (call.key.empty()) return problemReply({400, "key-required", "Idempotency-Key is missing", {}});
    const std::string fingerprint = sha256Hex(request.method + " " + request.target + "\n" + request.body);
    if (const auto kept = market_.store().answerFor(call.key)) {
        if (kept->fingerprint != fingerprint)
            return problemReply({422, "key-reused", "this key came with another request", {}});
        Reply reply;
        reply.status = kept->status;
        reply.body = kept->body;
        return reply;
    }
    if (fault && fault->kind == FaultKind::late) {
        std::map<std::string, std::string> header{{"idempotency-key", call.key}, {"if-match", call.revision}};
        market_.store().plan(market_.now() + seconds(fault->seconds), "late_write", "",
                             {{"method", request.method}, {"path", request.path}, {"body", request.body}, {"header", header}});
        return {};
    }
    MarketStore::Scope scope(market_.store());
    const Outcome outcome = carryOut(request, wish, call);
    if (outcome.problem) return problemReply(*outcome.problem);
    const Reply reply = json(200, outcome.doc);
    market_.store().keepAnswer(call.key, {fingerprint, reply.status, reply.body});
    scope.commit();
    return reply;
}

Outcome OpenFront::carryOutOnReturn(const std::string& id, const std::string& move, const Json& wish, const Call& call) {
    if (move == "authorize") return market_.authorize(id, wish, call);
    if (move == "close") return market_.closeReturn(id, wish, call);
    if (move == "refunds") return market_.refundReturn(id, wish, call);
    if (move == "cancel-order") return market_.cancelOrder(id, wish, call);
    return Outcome::no(notFound());
}

Outcome OpenFront::carryOutOnCase(const std::string& id, const std::string& move, const Json& wish, const Call& call) {
    if (move == "refunds") return market_.refundCase(id, wish, call);
    if (move == "close") return market_.closeCase(id, wish, call);
    if (move != "messages") return Outcome::no(notFound());
    const auto object = market_.store().find("case", id);
    if (!object) return Outcome::no(notFound());
    Json about = wish;
    about["about"] = id;
    return market_.sendMessage(object->order, about, call);
}

Outcome OpenFront::carryOut(const Request& request, const Json& wish, const Call& call) {
    const auto& path = request.path;
    const std::string& method = request.method;
    const std::string& what = path[1];
    if (method == "POST" && path.size() == 4 && what == "returns") return carryOutOnReturn(path[2], path[3], wish, call);
    if (method == "POST" && path.size() == 4 && what == "cases") return carryOutOnCase(path[2], path[3], wish, call);
    if (method == "POST" && path.size() == 4 && what == "orders" && path[3] == "messages") return market_.sendMessage(path[2], wish, call);
    if (what == "return-addresses") {
        if (method == "POST" && path.size() == 2) return market_.saveAddress("", wish, call);
        if (method == "PUT" && path.size() == 3) return market_.saveAddress(path[2], wish, call);
        if (method == "DELETE" && path.size() == 3) return market_.removeAddress(path[2], call);
    }
    if (what == "settings" && method == "PUT" && path.size() == 3) return market_.saveSettings(wish, call);
    return Outcome::no(notFound());
}

}  // namespace resodesk::sim
