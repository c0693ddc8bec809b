// SPDX-License-Identifier: GPL-3.0-or-later

#include "faults/sim_network.h"

#include <nlohmann/json.hpp>

#include "sim/open_reads.h"

namespace resodesk::faults {

namespace {

// libcurl's numbers.
constexpr int connectFailed = 7, partialFile = 18, timedOut = 28, gotNothing = 52, receiveFailed = 56;

sim::Request requestOf(const net::HttpRequest& sent) {
    sim::Request request;
    request.method = sent.method;
    const std::size_t host = sent.url.find("://") + 3;
    request.target = sent.url.substr(sent.url.find('/', host));
    request.body = sent.body;
    for (const auto& [name, value] : sent.headers) {
        std::string lower = name;
        for (char& c : lower) c = static_cast<char>(::tolower(static_cast<unsigned char>(c)));
        request.header[lower] = value;
    }
    const std::size_t question = request.target.find('?');
    request.path = sim::pathSegments(std::string_view(request.target).substr(0, question));
    if (question != std::string::npos) request.query = sim::formFields(std::string_view(request.target).substr(question + 1));
    return request;
}

net::HttpReply failed(int code, bool wasSent) {
    net::HttpReply reply;
    reply.curlCode = code;
    reply.preTransfer = wasSent ? 900 : 0;
    reply.requestBytes = wasSent ? 300 : 0;
    return reply;
}

net::HttpReply replyOf(const sim::Reply& answer, int cutAt) {
    if (answer.isDropped) return failed(gotNothing, true);
    if (cutAt == 0) return failed(receiveFailed, true);
    net::HttpReply reply = failed(0, true);
    reply.status = answer.status;
    reply.headersComplete = true;
    for (const auto& [name, value] : answer.headers) {
        std::string lower = name;
        for (char& c : lower) c = static_cast<char>(::tolower(static_cast<unsigned char>(c)));
        reply.headers.emplace_back(lower, value);
    }
    reply.headers.emplace_back("content-type", answer.type);
    reply.headers.emplace_back("content-length", std::to_string(answer.body.size()));
    reply.body = answer.body;
    reply.bodyComplete = true;
    if (cutAt > 0) {
        reply.curlCode = partialFile;
        reply.body.resize(std::min(reply.body.size(), static_cast<std::size_t>(cutAt)));
        reply.bodyComplete = false;
    }
    return reply;
}

constexpr const char* fateNames[] = {"well",         "no connection", "request lost", "answer lost", "answer cut", "nothing",
                                     "slow",         "after timeout", "late",         "stale",       "429",        "401",
                                     "error before", "error after",   "portal",       "html after"};

}  // namespace

struct SimNetwork::Sent {
    net::HttpRequest request;
    Executor& on;
    net::OnReply onReply;
    net::OnHeaders onHeaders;
    int life = 0;  ///< of the process that sent it
};

enum class SimNetwork::Fate {
    well, noConnection, requestLost, answerLost, answerCut, dropped, slow, afterTimeout, late, stale, throttled, signedOut,
    errorBefore, errorAfter, portal, htmlAfter
};

SimNetwork::Fate SimNetwork::fateOf(const net::HttpRequest& request) {
    if (isCalm_ || !parts_.chance.chance(trouble_)) return Fate::well;
    const auto fate = static_cast<Fate>(parts_.chance.between(1, static_cast<int>(Fate::htmlAfter)));
    if (fate == Fate::stale && request.method != "GET") return Fate::answerLost;
    // A sign-in that is lost for longer than the grace of its old token is the seller's to mend: seldom.
    if (request.url.ends_with("/oauth/token") && !parts_.chance.chance(20)) return Fate::well;
    return fate;
}

void SimNetwork::plan(milliseconds in, bool isAnswer, std::function<void()> happen) {
    events_[{parts_.clock.now() + in, ++lastNumber_}] = {isAnswer, std::move(happen)};
}

void SimNetwork::answer(const std::shared_ptr<Sent>& sent, milliseconds in, net::HttpReply reply) {
    if (sent->life != life_) return;
    plan(in, true, [this, sent, reply = std::move(reply)] {
        parts_.trace("answer " + std::to_string(reply.curlCode) + " " + std::to_string(reply.status));
        if (reply.headersComplete && sent->onHeaders)
            sent->on.post([sent, reply] { sent->onHeaders(reply.status, reply.headers); });
        sent->on.post([sent, reply] { sent->onReply(reply); });
    });
}

void SimNetwork::giveUp(const std::shared_ptr<Sent>& sent) { answer(sent, sent->request.timeout, failed(timedOut, true)); }

void SimNetwork::send(net::HttpRequest request, Executor& on, net::OnReply onReply, net::OnHeaders onHeaders) {
    const auto sent = std::make_shared<Sent>(Sent{std::move(request), on, std::move(onReply), std::move(onHeaders), life_});
    const Fate fate = fateOf(sent->request);
    const milliseconds way(parts_.chance.between(5, 300));
    const std::string& url = sent->request.url;
    parts_.trace(sent->request.method + " " + url.substr(url.find('/', 8)) + ": " + fateNames[static_cast<int>(fate)]);
    for (const auto& [name, value] : sent->request.headers)
        if (name == "Idempotency-Key") parts_.leaves(value);
    switch (fate) {
        case Fate::noConnection: return answer(sent, way, failed(connectFailed, false));
        case Fate::requestLost: return giveUp(sent);
        case Fate::afterTimeout:  // it sits in the network until the client has long given up
            giveUp(sent);
            return plan(sent->request.timeout + seconds(parts_.chance.below(300)), false, [this, sent] { carryOut(sent->request, Fate::well); });
        case Fate::slow:
            return plan(sent->request.timeout * parts_.chance.between(10, 95) / 100, false, [this, sent] { arrive(sent, Fate::slow); });
        default: return plan(way, false, [this, sent, fate] { arrive(sent, fate); });
    }
}

void SimNetwork::arrive(const std::shared_ptr<Sent>& sent, Fate fate) {
    const milliseconds way(parts_.chance.between(5, 300));
    sim::Reply reply = carryOut(sent->request, fate);
    if (fate == Fate::answerLost) return giveUp(sent);
    if (fate == Fate::dropped) reply.isDropped = true;
    const int cutAt = fate == Fate::answerCut ? static_cast<int>(parts_.chance.below(400)) : -1;
    answer(sent, way, replyOf(reply, cutAt));
}

std::optional<sim::Fault> SimNetwork::faultOf(Fate fate) {
    sim::Fault fault;
    sim::Random& chance = parts_.chance;
    switch (fate) {
        case Fate::late:
            fault.kind = sim::FaultKind::late;
            fault.seconds = static_cast<int>(chance.below(300));
            return fault;
        case Fate::stale: fault.kind = sim::FaultKind::stale; return fault;
        case Fate::throttled:
            fault.kind = sim::FaultKind::throttle;
            fault.seconds = static_cast<int>(chance.below(60));
            return fault;
        case Fate::errorBefore:
        case Fate::errorAfter:
            fault.kind = fate == Fate::errorBefore ? sim::FaultKind::errorBefore : sim::FaultKind::errorAfter;
            fault.status = static_cast<int>(chance.between(500, 504));
            return fault;
        case Fate::portal:
        case Fate::htmlAfter:
            fault.kind = fate == Fate::portal ? sim::FaultKind::answer : sim::FaultKind::answerAfter;
            fault.status = 200;
            fault.body = "<html>welcome</html>";
            return fault;
        default: return std::nullopt;
    }
}

sim::Reply SimNetwork::carryOut(const net::HttpRequest& request, Fate fate) {
    if (fate == Fate::signedOut) parts_.front.expireAccess();
    try {
        sim::Reply reply = parts_.front.handle(requestOf(request), faultOf(fate));
        parts_.trace("market " + std::to_string(reply.status) + (reply.isDropped ? " dropped" : ""));
        return reply;
    } catch (const nlohmann::json::exception&) {
        return sim::problemReply({422, "invalid", "a part of the request is not of the type it should be", {}});
    }
}

std::optional<TimePoint> SimNetwork::next() const {
    if (events_.empty()) return std::nullopt;
    return events_.begin()->first.first;
}

bool SimNetwork::deliverOne() {
    if (events_.empty() || events_.begin()->first.first > parts_.clock.now()) return false;
    const auto event = std::move(events_.begin()->second);
    events_.erase(events_.begin());
    event.happen();
    return true;
}

void SimNetwork::forgetAnswers() {
    ++life_;
    std::erase_if(events_, [](const auto& event) { return event.second.isAnswer; });
}

}  // namespace resodesk::faults
