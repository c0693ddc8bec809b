// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/open_front.h"

#include <algorithm>

#include "base/ids.h"
#include "sim/open_reads.h"
#include "sim/open_routes.h"
#include "sim/times.h"

namespace resodesk::sim {

namespace {

constexpr auto accessLife = std::chrono::hours(1);
constexpr auto refreshGrace = std::chrono::seconds(60);

}  // namespace

OpenFront::OpenFront(Market& market, int writesPerSecond) : market_(market), writesPerSecond_(writesPerSecond) {
    market_.onLateWrite([this](const Json& data) {
        const auto match = routeOf(data.at("method"), data.at("path").get<std::vector<std::string>>());
        const Call call{data.at("key"), data.at("revision"), market_.guardOf(match->route->operation)};
        const bool isKeyed = call.guard == Guard::keyed;
        // A key is honoured however late its request is: the same one may have come again and acted meanwhile.
        if (isKeyed && market_.store().answerFor(call.key)) return;
        const Outcome outcome = match->route->write(market_, match->id, data.at("wish"), call);
        if (outcome.problem || !isKeyed) return;
        const Reply reply = jsonReply(200, outcome.doc);
        market_.store().keepAnswer(call.key, {data.at("fingerprint"), reply.status, reply.body});
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
Tokens OpenFront::firstTokens() {
    return mint(market_.store().meta("refresh"));
}

void OpenFront::expireAccess() {
    market_.store().setMeta("token_generation", newUuid());
}

Reply OpenFront::token(const Request& request) {
    const auto fields = formFields(request.body);
    const auto value = [&](const char* name) {
        const auto found = fields.find(name);
        return found == fields.end() ? std::string{} : found->second;
    };
    const auto answer = [](int status, const Json& body) {
        Reply reply = jsonReply(status, body);
        reply.headers.emplace_back("Cache-Control", "no-store");  // RFC 6749, section 5.1
        return reply;
    };
    const auto refuse = [&](const char* error) { return answer(400, {{"error", error}}); };
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
    store.setMeta("refreshes", std::to_string(std::stoi("0" + store.meta("refreshes")) + 1));
    store.setMeta("previous_until", std::to_string(toMillis(market_.now() + refreshGrace)));
    const Tokens tokens = mint({});
    return answer(200, {{"access_token", tokens.access},
                        {"token_type", "Bearer"},
                        {"expires_in", std::chrono::duration_cast<seconds>(accessLife).count()},
                        {"refresh_token", tokens.refresh}});
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
    const auto match = routeOf(request.method, request.path);
    if (match && match->route->kind == RouteKind::signIn) return token(request);
    if (!isSignedIn(request)) {
        Reply reply = problemReply({401, "sign-in", "the access token is missing, wrong or expired", {}});
        reply.headers.emplace_back("WWW-Authenticate", "Bearer");
        return reply;
    }
    Reply reply = carryOut(match, request, fault);
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

Reply OpenFront::carryOut(const std::optional<RouteMatch>& match, const Request& request,
                          const std::optional<Fault>& fault) {
    if (!match) return nothingHere();
    const Route& route = *match->route;
    switch (route.kind) {
        case RouteKind::signIn: return token(request);
        case RouteKind::read:
            return route.read(market_, request, match->id, fault && fault->kind == FaultKind::stale ? fault->seconds : -1);
        case RouteKind::upload:
            if (auto tooMuch = throttle()) return *tooMuch;
            return upload(request, match->id);
        case RouteKind::write:
            if (auto tooMuch = throttle()) return *tooMuch;
            return write(*match, request, fault);
    }
    return nothingHere();
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

Reply OpenFront::upload(const Request& request, const std::string& sha256) {
    if (sha256Hex(request.body) != sha256)
        return problemReply({422, "invalid", "the path is not the SHA-256 of the body", "sha256"});
    const std::string type = request.headerValue("content-type");
    if (type != "application/pdf" && type != "image/png" && type != "image/jpeg")
        return problemReply({415, "unsupported-type", "PDF, PNG or JPEG", "content-type"});
    market_.store().keepUpload(sha256, type, request.body);
    return jsonReply(200, {{"sha256", sha256}});
}

Reply OpenFront::write(const RouteMatch& match, const Request& request, const std::optional<Fault>& fault) {
    const Json wish = request.body.empty() ? Json::object() : Json::parse(request.body, nullptr, false);
    if (!wish.is_object()) return problemReply({400, "malformed", "the body is not a JSON object", {}});
    Call call{request.headerValue("idempotency-key"), request.headerValue("if-match")};
    std::erase(call.revision, '"');
    call.guard = market_.guardOf(match.route->operation);
    if (call.guard == Guard::byHand)
        return problemReply({403, "forbidden", "this is done on the shop's page", {}});
    const bool isKeyed = call.guard == Guard::keyed;
    if (isKeyed && call.key.empty()) return problemReply({400, "key-required", "Idempotency-Key is missing", {}});
    const std::string fingerprint = sha256Hex(request.method + " " + request.target + "\n" + request.body);
    if (const auto kept = isKeyed ? market_.store().answerFor(call.key) : std::nullopt) {
        if (kept->fingerprint != fingerprint)
            return problemReply({422, "key-reused", "this key came with another request", {}});
        Reply reply;
        reply.status = kept->status;
        reply.body = kept->body;
        return reply;
    }
    if (fault && fault->kind == FaultKind::late) {
        market_.store().plan(market_.now() + seconds(fault->seconds), "late_write", "",
                             {{"method", request.method},
                              {"path", request.path},
                              {"wish", wish},
                              {"key", call.key},
                              {"fingerprint", fingerprint},
                              {"revision", call.revision}});
        return {};
    }
    MarketStore::Scope scope(market_.store());
    const Outcome outcome = match.route->write(market_, match.id, wish, call);
    if (outcome.problem) return problemReply(*outcome.problem);
    const Reply reply = jsonReply(200, outcome.doc);
    if (isKeyed) market_.store().keepAnswer(call.key, {fingerprint, reply.status, reply.body});
    scope.commit();
    return reply;
}

}  // namespace resodesk::sim
