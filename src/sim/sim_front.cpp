// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/sim_front.h"

#include "sim/open_reads.h"
#include "sim/open_routes.h"
#include "sim/times.h"

namespace resodesk::sim {

Reply SimFront::effects(const Request& request) {
    const std::string after = request.queryValue("after");
    Reply reply;
    reply.type = "application/x-ndjson";
    for (const Effect& e : market_.store().effects(after.empty() ? 0 : std::stoll(after))) {
        nlohmann::ordered_json line{{"seq", e.seq},           {"at", isoTime(e.at)}, {"kind", e.kind},
                                    {"target", e.target},     {"line", e.line},      {"amount", e.amount},
                                    {"currency", e.currency}, {"key", e.key},        {"by", e.by}};
        if (!e.text.empty()) line["text"] = e.text;
        if (e.kind == "mail") line["links"] = e.links;
        reply.body += line.dump() + "\n";
    }
    return reply;
}

Reply SimFront::objects(const Request& request) {
    Reply reply;
    reply.type = "application/x-ndjson";
    for (const Object& object : market_.store().all(request.queryValue("kind")))
        reply.body += object.doc.dump() + "\n";
    return reply;
}

Reply SimFront::routes() {
    Reply reply;
    reply.type = "application/x-ndjson";
    for (const Route& route : openRoutes())
        reply.body += Json{{"method", route.method}, {"path", route.path}}.dump() + "\n";
    return reply;
}

Reply SimFront::handle(const Request& request) {
    if (request.headerValue("authorization") != "Bearer " + adminToken_)
        return problemReply({401, "sign-in", "the admin token is missing or wrong", {}});
    const std::string what = request.path.size() == 2 ? request.path[1] : std::string{};
    Reply done;
    done.body = "{}";
    if (what == "effects" && request.method == "GET") return effects(request);
    if (what == "objects" && request.method == "GET") return objects(request);
    if (what == "routes" && request.method == "GET") return routes();
    const Json wish = Json::parse(request.body.empty() ? "{}" : request.body, nullptr, false);
    if (!wish.is_object()) return problemReply({400, "malformed", "the body is not a JSON object", {}});
    if (what == "faults" && request.method == "POST") {
        if (wish.value("do", "") == "expire_tokens") {
            open_.expireAccess();
            return done;
        }
        if (const auto error = faults_.add(wish)) return problemReply({422, "invalid", *error, "do"});
        return done;
    }
    if (what == "faults" && request.method == "DELETE") {
        faults_.clear();
        return done;
    }
    if (what == "clock" && request.method == "POST") {
        if (wish.value("stop", false)) market_.stop();
        market_.advance(seconds(wish.value("advance_seconds", std::int64_t{0})));
        done.body = Json{{"now", isoTime(market_.now())}}.dump();
        return done;
    }
    if (what == "say" && request.method == "POST") {
        const Outcome said = market_.buyerWrites(wish.value("conversation", ""), wish.value("text", ""));
        if (said.problem) return problemReply(*said.problem);
        done.body = said.doc.dump();
        return done;
    }
    return problemReply({404, "not-found", "effects, objects, routes, faults, clock or say", {}});
}

}  // namespace resodesk::sim
