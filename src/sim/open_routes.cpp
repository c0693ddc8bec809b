// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/open_routes.h"

#include "sim/open_reads.h"

namespace resodesk::sim {

namespace {

using Id = std::string;

/// A message about a case is one of its order.
Outcome writeAboutCase(Market& market, const Id& id, const Json& wish, const Call& call) {
    const auto object = market.store().find("case", id);
    if (!object) return Outcome::no({404, "not-found", id + " is not here", {}});
    Json about = wish;
    about["about"] = id;
    return market.sendMessage(object->order, about, call);
}

const Route routes[] = {
    {"POST", "/oauth/token", RouteKind::signIn},
    {"GET", "/v1/accounts", RouteKind::read, [](Market& m, const Request&, const Id&, int) { return readAccounts(m); }},
    {"GET", "/v1/reasons", RouteKind::read,
     [](Market& m, const Request&, const Id&, int) { return jsonReply(200, m.reasons()); }},

    {"GET", "/v1/returns", RouteKind::read,
     [](Market& m, const Request& r, const Id&, int) { return readPage(m, "return", "returns", r); }},
    {"GET", "/v1/returns/{id}", RouteKind::read,
     [](Market& m, const Request&, const Id& id, int staleSeconds) { return readObject(m, "return", id, staleSeconds); }},
    {"GET", "/v1/returns/{id}/label", RouteKind::read,
     [](Market& m, const Request&, const Id& id, int) { return readLabel(m, id); }},
    {"POST", "/v1/returns/{id}/authorize", RouteKind::write, nullptr,
     [](Market& m, const Id& id, const Json& wish, const Call& c) { return m.authorize(id, wish, c); }, "authorize"},
    {"POST", "/v1/returns/{id}/close", RouteKind::write, nullptr,
     [](Market& m, const Id& id, const Json& wish, const Call& c) { return m.closeReturn(id, wish, c); }, "close"},
    {"POST", "/v1/returns/{id}/refunds", RouteKind::write, nullptr,
     [](Market& m, const Id& id, const Json& wish, const Call& c) { return m.refundReturn(id, wish, c); }, "refund"},
    {"POST", "/v1/returns/{id}/cancel-order", RouteKind::write, nullptr,
     [](Market& m, const Id& id, const Json& wish, const Call& c) { return m.cancelOrder(id, wish, c); }, "cancel"},
    {"PUT", "/v1/uploads/{sha256}", RouteKind::upload},

    {"GET", "/v1/orders", RouteKind::read,
     [](Market& m, const Request& r, const Id&, int) { return readPage(m, "order", "orders", r); }},
    {"GET", "/v1/orders/{id}", RouteKind::read,
     [](Market& m, const Request&, const Id& id, int staleSeconds) { return readObject(m, "order", id, staleSeconds); }},
    {"GET", "/v1/messages", RouteKind::read,
     [](Market& m, const Request& r, const Id&, int) { return readPage(m, "message", "messages", r); }},
    {"GET", "/v1/orders/{id}/messages", RouteKind::read,
     [](Market& m, const Request&, const Id& id, int staleSeconds) { return readOrderMessages(m, id, staleSeconds); }},
    {"POST", "/v1/orders/{id}/messages", RouteKind::write, nullptr,
     [](Market& m, const Id& id, const Json& wish, const Call& c) { return m.sendMessage(id, wish, c); }, "message"},

    {"GET", "/v1/conversations", RouteKind::read,
     [](Market& m, const Request& r, const Id&, int) { return readPage(m, "conversation", "conversations", r); }},
    {"GET", "/v1/conversations/{id}", RouteKind::read,
     [](Market& m, const Request&, const Id& id, int staleSeconds) { return readConversation(m, id, staleSeconds); }},
    {"POST", "/v1/conversations/{id}/messages", RouteKind::write, nullptr,
     [](Market& m, const Id& id, const Json& wish, const Call& c) { return m.reply(id, wish, c); }, "message"},
    {"POST", "/v1/conversations/{id}/no-answer-needed", RouteKind::write, nullptr,
     [](Market& m, const Id& id, const Json&, const Call& c) { return m.noAnswerNeeded(id, c); }, "no_answer"},

    {"GET", "/v1/cases", RouteKind::read,
     [](Market& m, const Request& r, const Id&, int) { return readPage(m, "case", "cases", r); }},
    {"GET", "/v1/cases/{id}", RouteKind::read,
     [](Market& m, const Request&, const Id& id, int staleSeconds) { return readObject(m, "case", id, staleSeconds); }},
    {"POST", "/v1/cases/{id}/messages", RouteKind::write, nullptr, writeAboutCase, "message"},
    {"POST", "/v1/cases/{id}/refunds", RouteKind::write, nullptr,
     [](Market& m, const Id& id, const Json& wish, const Call& c) { return m.refundCase(id, wish, c); }, "refund"},
    {"POST", "/v1/cases/{id}/replacement", RouteKind::write, nullptr,
     [](Market& m, const Id& id, const Json& wish, const Call& c) { return m.replaceCase(id, wish, c); }, "replace"},
    {"POST", "/v1/cases/{id}/close", RouteKind::write, nullptr,
     [](Market& m, const Id& id, const Json& wish, const Call& c) { return m.closeCase(id, wish, c); }, "close"},

    {"GET", "/v1/return-addresses", RouteKind::read,
     [](Market& m, const Request&, const Id&, int) { return readAddresses(m); }},
    {"POST", "/v1/return-addresses", RouteKind::write, nullptr,
     [](Market& m, const Id&, const Json& wish, const Call& c) { return m.saveAddress("", wish, c); }},
    {"PUT", "/v1/return-addresses/{id}", RouteKind::write, nullptr,
     [](Market& m, const Id& id, const Json& wish, const Call& c) { return m.saveAddress(id, wish, c); }},
    {"DELETE", "/v1/return-addresses/{id}", RouteKind::write, nullptr,
     [](Market& m, const Id& id, const Json&, const Call& c) { return m.removeAddress(id, c); }},

    {"GET", "/v1/settings/returns", RouteKind::read,
     [](Market& m, const Request&, const Id&, int staleSeconds) {
         return readObject(m, "settings", "returns", staleSeconds);
     }},
    {"PUT", "/v1/settings/returns", RouteKind::write, nullptr,
     [](Market& m, const Id&, const Json& wish, const Call& c) { return m.saveSettings(wish, c); }},
};

/// Whether the path is this route's, and what stands in the place of its {part}.
std::optional<Id> partOf(std::string_view pattern, const std::vector<std::string>& path) {
    Id part;
    for (const std::string& segment : path) {
        if (pattern.empty()) return std::nullopt;
        pattern.remove_prefix(1);  // the slash
        const std::string_view expected = pattern.substr(0, pattern.find('/'));
        pattern.remove_prefix(expected.size());
        if (expected.starts_with('{'))
            part = segment;
        else if (expected != segment)
            return std::nullopt;
    }
    if (!pattern.empty()) return std::nullopt;
    return part;
}

}  // namespace

std::span<const Route> openRoutes() {
    return routes;
}

std::optional<RouteMatch> routeOf(const std::string& method, const std::vector<std::string>& path) {
    for (const Route& route : routes) {
        if (method != route.method) continue;
        if (auto part = partOf(route.path, path)) return RouteMatch{&route, std::move(*part)};
    }
    return std::nullopt;
}

}  // namespace resodesk::sim
