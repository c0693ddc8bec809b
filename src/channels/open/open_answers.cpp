// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/open/open_answers.h"

#include <nlohmann/json.hpp>

#include "base/fault_points.h"
#include "channels/json_border.h"
#include "channels/open/open_formats.h"
#include "net/rate_budget.h"

namespace resodesk::channels::open {

using Json = nlohmann::json;

namespace {

constexpr std::string_view problemPrefix = "urn:open-channel:problem:";

/// Problem types of the API description that promise "not carried out, and never will be as it stands".
bool isPromisedNotApplied(const std::string& type) {
    for (const char* known :
         {"not-possible", "invalid", "not-found", "revision-mismatch", "revision-required", "key-required",
          "malformed", "rma-taken", "label-needs-default-address", "unknown-upload", "unsupported-type", "too-large"})
        if (type == known) return true;
    return false;
}

/// Short and of small letters and hyphens, as the API's types are: what else stands there is not for the journal.
bool isWord(const std::string& type) {
    return type.size() <= 40 && type.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos;
}

struct Problem {
    std::string type;
    std::string detail;
};

std::optional<Problem> problemIn(const net::HttpReply& reply) {
    if (net::headerValue(reply.headers, "content-type").find("application/problem+json") != 0) return std::nullopt;
    const auto json = parseJson(reply.body);
    if (!json || !json->is_object()) return std::nullopt;
    try {
        std::string type = needText(*json, "type");
        if (type.starts_with(problemPrefix)) type = type.substr(problemPrefix.size());
        std::string words = text(*json, "detail");
        if (const std::string field = text(*json, "field"); !field.empty()) words = field + ": " + words;
        return Problem{type, words};
    } catch (const NotAsPromised&) {
        return std::nullopt;
    }
}

/// Reads the objects of a 200 answer; throws NotAsPromised when it is not about what we wrote.
void readAnswer(Sent& sent, const Action& action, const Json& json) {
    const Command& c = action.command;
    const auto mustBeOurs = [&](const std::string& id) {
        if (id != c.target.id) throw NotAsPromised("an answer about another object");
    };
    switch (c.kind) {
        case ActionKind::authorize:
        case ActionKind::close:
            sent.facts.returns.push_back(returnFrom(json, c.target.account));
            mustBeOurs(sent.facts.returns[0].id.value);
            if (c.kind == ActionKind::authorize) sent.remoteRef = sent.facts.returns[0].rma;
            return;
        case ActionKind::refund:
        case ActionKind::cancelOrder:
            sent.facts.returns.push_back(returnFrom(need(json, "return"), c.target.account));
            mustBeOurs(sent.facts.returns[0].id.value);
            sent.remoteRef = needId(need(json, "refund"), "id");
            return;
        case ActionKind::refundParcel:
            sent.facts.parcels.push_back(parcelFrom(need(json, "case"), c.target.account));
            mustBeOurs(sent.facts.parcels[0].id.value);
            sent.remoteRef = needId(need(json, "refund"), "id");
            return;
        case ActionKind::replaceParcel:
            sent.facts.parcels.push_back(parcelFrom(need(json, "case"), c.target.account));
            mustBeOurs(sent.facts.parcels[0].id.value);
            sent.remoteRef = needId(need(json, "replacement"), "id");
            return;
        case ActionKind::closeParcel:
            sent.facts.parcels.push_back(parcelFrom(json, c.target.account));
            mustBeOurs(sent.facts.parcels[0].id.value);
            return;
        case ActionKind::noAnswerNeeded:
            sent.facts.conversations.push_back(conversationFrom(json, c.target.account));
            mustBeOurs(sent.facts.conversations[0].id.value);
            if (sent.facts.conversations[0].awaitsAnswer) throw NotAsPromised("an answer is still awaited");
            return;
        case ActionKind::message:
            if (c.target.kind == ObjectKind::conversation) {
                sent.facts.conversations.push_back(conversationFrom(need(json, "conversation"), c.target.account));
                mustBeOurs(sent.facts.conversations[0].id.value);
                sent.facts.messages.push_back(messageFrom(need(json, "message"), c.target.account));
                if (sent.facts.messages[0].conversation.value != c.target.id) throw NotAsPromised("a message of another conversation");
                sent.remoteRef = sent.facts.messages[0].id;
                return;
            }
            sent.facts.messages.push_back(messageFrom(json, c.target.account));
            if (sent.facts.messages[0].order != c.order) throw NotAsPromised("an answer about another order");
            sent.remoteRef = sent.facts.messages[0].id;
            return;
        case ActionKind::saveAddress: sent.remoteRef = addressFrom(json).id.value; return;
        case ActionKind::deleteAddress: sent.remoteRef = needId(json, "id"); return;
        case ActionKind::saveSettings: settingsFrom(json); return;
    }
}

BodyKind readBody(Sent& sent, const Action& action, const net::HttpReply& reply) {
    if (reply.body.empty()) return BodyKind::none;
    const auto json = parseJson(reply.body);
    if (!json) return BodyKind::foreign;
    try {
        readAnswer(sent, action, *json);
        return BodyKind::ours;
    } catch (const NotAsPromised& e) {
        sent.facts = {};
        sent.remoteRef.clear();
        sent.evidence.set("body", e.what());
        return BodyKind::foreign;
    }
}

RefusalKind refusalOf(const net::HttpReply& reply, const Problem& problem) {
    if (problem.type == "forbidden" && reply.status == 403) return RefusalKind::beforeActing;
    return isPromisedNotApplied(problem.type) ? RefusalKind::notApplied : RefusalKind::undocumented;
}

Failure failureOf(WriteResult result, const net::HttpReply& reply, const std::optional<Problem>& problem) {
    if (result == WriteResult::notSent && reply.whyNotSent && reply.whyNotSent->failure() == Failure::stopped) return Failure::stopped;
    if (result == WriteResult::notSent) return reply.curlCode == 60 ? Failure::untrusted : Failure::offline;
    if (result == WriteResult::unknown) return Failure::outcomeUnknown;
    if (reply.status == 429) return Failure::throttled;
    if (reply.status == 401) return Failure::signInExpired;
    if (problem && problem->type == "forbidden") return Failure::forbidden;
    if (problem && problem->type == "revision-mismatch") return Failure::changed;
    if (problem && problem->type == "rma-taken") return Failure::rmaTaken;
    return Failure::refused;
}

}  // namespace

Sent sentFrom(const Action& action, const net::HttpReply& reply, TimePoint now) {
    Sent sent;
    Exchange exchange{reply.curlCode,        reply.preTransfer,  reply.requestBytes, reply.status,
                      reply.headersComplete, reply.bodyComplete, BodyKind::none,     RefusalKind::undocumented,
                      reply.wasSentTwice};
    std::optional<Problem> problem;
    if (reply.status >= 200 && reply.status < 300) {
        exchange.body = readBody(sent, action, reply);
    } else if (!reply.body.empty()) {
        problem = problemIn(reply);
        exchange.body = problem ? BodyKind::problem : BodyKind::foreign;
        if (problem) exchange.refusal = refusalOf(reply, *problem);
    }
    sent.result = classify(exchange);
    sent.evidence.set("curl", std::to_string(reply.curlCode))
        .set("status", std::to_string(reply.status))
        .set("bytes", std::to_string(reply.requestBytes) + "/" + std::to_string(reply.body.size()));
    if (reply.wasSentTwice) sent.evidence.set("sent", "twice");
    if (problem) sent.evidence.set("problem", isWord(problem->type) || isMutant("pii_in_error_text") ? problem->type : "other");
    if (sent.result == WriteResult::accepted) return sent;
    sent.facts = {};
    sent.remoteRef.clear();
    sent.refusal = failureOf(sent.result, reply, problem);
    if (problem && sent.result != WriteResult::unknown) sent.refusalWords = problem->detail;
    if (reply.status == 429) sent.notBefore = now + net::retryAfter(reply.headers, now).value_or(seconds(2));
    return sent;
}

Error readError(const net::HttpReply& reply) {
    if (reply.whyNotSent) return *reply.whyNotSent;
    const std::string detail = "curl " + std::to_string(reply.curlCode) + ", status " + std::to_string(reply.status);
    if (reply.curlCode == 60 || reply.curlCode == 77) return Error(Failure::untrusted, detail);
    if (reply.curlCode == 42) return Error(Failure::stopped, detail);
    if (reply.curlCode != 0 || reply.status >= 500) return Error(Failure::offline, detail);
    if (reply.status == 429) return Error(Failure::throttled, detail);
    if (reply.status == 401) return Error(Failure::signInExpired, detail);
    if (reply.status == 403) return Error(Failure::forbidden, detail);
    if (reply.status == 404) return Error(Failure::notFound, detail);
    return Error(Failure::notUnderstood, detail);
}

}  // namespace resodesk::channels::open
