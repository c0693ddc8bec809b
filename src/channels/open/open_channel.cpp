// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/open/open_channel.h"

#include <nlohmann/json.hpp>

#include "base/fault_points.h"
#include "channels/json_border.h"
#include "channels/open/open_answers.h"
#include "channels/open/open_formats.h"
#include "channels/open/open_requests.h"
#include "net/link_header.h"
#include "net/url.h"

namespace resodesk::channels::open {

using Json = nlohmann::json;
using net::HttpReply;
using net::HttpRequest;

namespace {

constexpr int pageSize = 500;
constexpr int curlAborted = 42, curlUntrusted = 60, curlConnect = 7;

const char* pathOf(Stream stream) {
    switch (stream) {
        case Stream::returns: return "/v1/returns";
        case Stream::orders: return "/v1/orders";
        case Stream::messages: return "/v1/messages";
        case Stream::parcels: return "/v1/cases";
        case Stream::conversations: return "/v1/conversations";
    }
    return "/v1/returns";
}

/// The cursor of the next page. Empty: there is none; nothing: there is one, but not by a cursor.
std::optional<std::string> nextCursor(const net::Headers& headers) {
    const auto next = net::nextLink(headers);
    if (!next) return std::string{};
    std::string cursor = net::queryValue(*next, "cursor");
    return cursor.empty() ? std::optional<std::string>{} : cursor;
}

bool isComplete(const HttpReply& reply) { return reply.curlCode == 0 && reply.bodyComplete && reply.status == 200; }

/// A mapping of a complete JSON answer, or why there is none.
template <class Value, class Map>
Result<Value> mapped(const HttpReply& reply, Map map) {
    if (!isComplete(reply)) return readError(reply);
    const auto json = parseJson(reply.body);
    if (!json) return json.error();
    try {
        return map(*json);
    } catch (const NotAsPromised& e) {
        return Error(Failure::notUnderstood, e.what());
    }
}

/// What stayed here because signing in failed.
HttpReply replyFor(const Error& error) {
    HttpReply reply;
    reply.whyNotSent = error;
    switch (error.failure()) {
        case Failure::stopped: reply.curlCode = curlAborted; break;
        case Failure::untrusted: reply.curlCode = curlUntrusted; break;
        case Failure::offline:
        case Failure::notUnderstood: reply.curlCode = curlConnect; break;
        default:  // the sign-in says no: as if the API had said so
            reply.status = error.failure() == Failure::throttled ? 429 : 401;
            reply.headersComplete = reply.bodyComplete = true;
    }
    return reply;
}

}  // namespace

struct OpenChannel::Signed {
    HttpRequest request;
    Executor& on;
    net::OnReply onReply;
    net::OnHeaders onHeaders;
    std::string token;
};

OpenChannel::OpenChannel(const Account& account, Parts parts)
    : account_(account),
      parts_(std::move(parts)),
      signIn_(parts_.http, parts_.desk, parts_.clock, parts_.tokens, account.url + "/oauth/token", account.caFile) {}

Capability OpenChannel::capability(ActionKind kind) const {
    // The API description: a key is honoured for at least 24 hours, a write is final by its answer. Where the shop says
    // that an operation is not keyed, only a read tells.
    const Terms terms = termsOf(account_.terms, kind);
    const bool isKeyed = terms.guard == Guard::keyed;
    return {terms.guard, isKeyed ? milliseconds(std::chrono::hours(24)) : milliseconds(0), isKeyed, isKeyed};
}

std::string OpenChannel::pageOf(const Command& command) const {
    std::string page = termsOf(account_.terms, command.kind).page;
    if (const std::size_t at = page.find("{id}"); at != std::string::npos) page.replace(at, 4, net::percentEncoded(command.target.id));
    return page;
}

TimePoint OpenChannel::readyAt(ActionKind, TimePoint now) const { return budget_.readyAt("write", now); }

HttpRequest OpenChannel::get(const std::string& path) const {
    HttpRequest request;
    request.url = account_.url + path;
    request.caFile = account_.caFile;
    request.headers = {{"Accept", "application/json"}, {"Cache-Control", "no-cache"}};
    return request;
}

void OpenChannel::sendSigned(HttpRequest request, Executor& on, net::OnReply onReply, net::OnHeaders onHeaders) {
    sendWithToken(std::make_shared<Signed>(Signed{std::move(request), on, std::move(onReply), std::move(onHeaders), {}}), false);
}

void OpenChannel::sendWithToken(std::shared_ptr<Signed> s, bool isSecondTry) {
    const auto go = [this, s, isSecondTry](Result<std::string> token) {
        if (!token) return s->on.post([s, reply = replyFor(token.error())]() mutable { s->onReply(std::move(reply)); });
        s->token = *token;
        HttpRequest request = s->request;
        request.headers.emplace_back("Authorization", "Bearer " + *token);
        // A 401 is answered before acting: renewed once, the same request goes out again.
        const auto mayRenew = [this, s](HttpReply reply, bool isLast) {
            if (reply.status != 401 || isLast || reply.wasSentTwice) return s->on.post([s, reply = std::move(reply)]() mutable { s->onReply(std::move(reply)); });
            sendWithToken(s, true);
        };
        net::OnHeaders onHeaders;
        if (s->onHeaders)
            onHeaders = [s](int status, const net::Headers& headers) {
                if (status == 200) s->onHeaders(status, headers);
            };
        parts_.http.send(std::move(request), parts_.desk,
                         [mayRenew, isSecondTry](HttpReply reply) { mayRenew(std::move(reply), isSecondTry); }, onHeaders);
    };
    if (isSecondTry)
        signIn_.renew(s->token, go);
    else
        signIn_.token(go);
}

void OpenChannel::pull(const PageRequest& wanted, OnHead onHead, OnPage onPage) {
    std::string path = std::string(pathOf(wanted.stream)) + "?limit=" + std::to_string(pageSize);
    if (!wanted.cursor.empty())
        path += "&cursor=" + wanted.cursor;
    else if (!wanted.changes.empty())
        path += "&changes=" + net::percentEncoded(wanted.changes);
    enum class Head { awaited, good, refused };
    auto head = std::make_shared<Head>(Head::awaited);
    const auto takeHead = [onHead, head, asked = wanted.cursor](int, const net::Headers& headers) {
        const auto next = nextCursor(headers);
        const bool isWayOn = next && (next->empty() || *next != asked);
        *head = isWayOn ? Head::good : Head::refused;
        if (!isWayOn) return onHead(Error(Failure::notUnderstood, "no way to the next page"));
        onHead(PageHead{*next, net::headerValue(headers, "change-cursor")});
    };
    const auto takeBody = [this, onHead, onPage, head, stream = wanted.stream](HttpReply reply) {
        if (*head == Head::refused) return;
        if (*head == Head::awaited) return onHead(readError(reply));
        parts_.parser.post([reply = std::move(reply), onPage, stream, account = account_.id]() mutable {
            onPage(mapped<Facts>(reply, [&](const Json& json) { return pageFrom(json, stream, account); }));
        });
    };
    sendSigned(get(path), parts_.desk, takeBody, takeHead);
}

void OpenChannel::read(const Action& action, OnFacts onFacts) {
    const Command& command = action.command;
    const std::string target = net::percentEncoded(command.target.id);
    std::string path;
    if (command.target.kind == ObjectKind::conversation)
        path = "/v1/conversations/" + target;
    else if (command.kind == ActionKind::message)
        path = "/v1/orders/" + net::percentEncoded(command.order.value) + "/messages";
    else if (command.target.kind == ObjectKind::parcel)
        path = "/v1/cases/" + target;
    else
        path = "/v1/returns/" + target;
    sendSigned(get(path), parts_.desk, [this, command, onFacts](const HttpReply& reply) {
        onFacts(mapped<Facts>(reply, [&](const Json& json) {
            if (command.target.kind == ObjectKind::conversation) return wholeConversationFrom(json, account_.id);
            if (command.kind == ActionKind::message) return pageFrom(json, Stream::messages, account_.id);
            Facts facts;
            if (command.target.kind == ObjectKind::parcel)
                facts.parcels.push_back(parcelFrom(json, account_.id));
            else
                facts.returns.push_back(returnFrom(json, account_.id));
            return facts;
        }));
    });
}

void OpenChannel::send(const Action& action, const std::string& revision, OnSent onSent) {
    if (action.command.request.get("label.mode") != "own") return write(action, revision, std::move(onSent));
    uploadLabel(action, [this, action, revision, onSent](std::optional<Sent> failed) {
        if (failed) return onSent(*failed);
        crashPoint("channel.label_uploaded");
        write(action, revision, onSent);
    });
}

void OpenChannel::uploadLabel(const Action& action, std::function<void(std::optional<Sent>)> onDone) {
    const std::string sha256 = action.command.request.get("label.sha256");
    const auto bytes = parts_.labelBytes(sha256);
    if (!bytes) {
        Sent sent;
        sent.result = WriteResult::refused;
        sent.refusal = Failure::badLabel;
        return onDone(sent);
    }
    HttpRequest request = get("/v1/uploads/" + sha256);
    request.method = "PUT";
    request.body = *bytes;
    request.headers.emplace_back("Content-Type", action.command.request.get("label.type"));
    request.timeout = seconds(60);
    // Content-addressed: uploading twice is the same as once, and without the authorization that follows it does nothing.
    // So a failure here never makes the action unknown.
    sendSigned(std::move(request), parts_.desk, [this, action, onDone](const HttpReply& reply) {
        learn(action.command.kind, reply);
        if (isComplete(reply)) return onDone(std::nullopt);
        const Error why = readError(reply);
        Sent sent;
        const bool isPermanent = reply.curlCode == 0 && reply.status >= 400 && reply.status < 500 && reply.status != 429 &&
                                 reply.status != 401 && reply.status != 408;
        sent.result = isPermanent ? WriteResult::refused : WriteResult::refusedBefore;
        sent.refusal = isPermanent ? Failure::badLabel : reply.status == 401 ? Failure::signInExpired : why.failure();
        if (reply.status == 429)
            sent.notBefore = parts_.clock.now() + net::retryAfter(reply.headers, parts_.clock.now()).value_or(seconds(2));
        onDone(sent);
    });
}

void OpenChannel::write(const Action& action, const std::string& revision, OnSent onSent) {
    const Write write = writeOf(action);
    HttpRequest request = get(write.path);
    request.method = write.method;
    request.body = write.body;
    request.isWrite = true;
    // Only a key makes libcurl's own second try harmless: a guarded marketplace would refuse it, and that refusal would hide
    // that the first one was carried out.
    request.isSingleShot = capability(action.command.kind).guard != Guard::keyed && !isMutant("fresh_connect_off");
    request.timeout = seconds(60);
    request.headers.emplace_back("Content-Type", "application/json");
    request.headers.emplace_back("Idempotency-Key", action.key);
    if (write.needsRevision) request.headers.emplace_back("If-Match", '"' + revision + '"');
    sendSigned(std::move(request), parts_.desk, [this, action, onSent](const HttpReply& reply) {
        learn(action.command.kind, reply);
        crashPoint("send.answered");
        const Sent sent = sentFrom(action, reply, parts_.clock.now());
        crashPoint("channel.answer_parsed");
        onSent(sent);
    });
}

void OpenChannel::learn(ActionKind, const HttpReply& reply) {
    budget_.learn("write", reply.status, reply.headers, parts_.clock.now());
}

void OpenChannel::readTerms(std::function<void(Result<AccountIdentity>)> onIdentity) {
    sendSigned(get("/v1/accounts"), parts_.desk, [this, onIdentity](const HttpReply& reply) {
        const auto identity = mapped<AccountIdentity>(reply, [](const Json& json) { return identityFrom(json); });
        if (identity) account_.terms = identity->terms;
        onIdentity(identity);
    });
}

void OpenChannel::readSetup(OnSetup onSetup) {
    // Four small reads, one after the other: the first failure ends it.
    auto setup = std::make_shared<AccountSetup>();
    const auto readReasons = [this, setup, onSetup] {
        sendSigned(get("/v1/reasons"), parts_.desk, [setup, onSetup](const HttpReply& reply) {
            onSetup(mapped<AccountSetup>(reply, [&](const Json& json) {
                if (!json.is_object()) throw NotAsPromised("reasons are not an object");
                for (const auto& [list, name] : nameTable(ReasonList{}))
                    if (const std::string key(name); json.contains(key))
                        setup->reasons[list] = reasonsFrom(json[key]);
                return *setup;
            }));
        });
    };
    const auto readSettings = [this, setup, onSetup, readReasons] {
        sendSigned(get("/v1/settings/returns"), parts_.desk, [setup, onSetup, readReasons](const HttpReply& reply) {
            const auto settings = mapped<ReturnSettings>(reply, [](const Json& json) { return settingsFrom(json); });
            if (!settings) return onSetup(settings.error());
            setup->settings = *settings;
            readReasons();
        });
    };
    const auto readAddresses = [this, setup, onSetup, readSettings] {
        sendSigned(get("/v1/return-addresses"), parts_.desk, [setup, onSetup, readSettings](const HttpReply& reply) {
            const auto addresses = mapped<std::vector<ReturnAddress>>(reply, [](const Json& json) {
                std::vector<ReturnAddress> found;
                for (const Json& one : needList(json, "return_addresses")) found.push_back(addressFrom(one));
                return found;
            });
            if (!addresses) return onSetup(addresses.error());
            setup->addresses = *addresses;
            readSettings();
        });
    };
    readTerms([setup, onSetup, readAddresses](const Result<AccountIdentity>& identity) {
        if (!identity) return onSetup(identity.error());
        setup->terms = identity->terms;
        readAddresses();
    });
}

void OpenChannel::identify(OnIdentity onIdentity) { readTerms(std::move(onIdentity)); }

void OpenChannel::label(const ReturnId& id, OnBytes onBytes) {
    HttpRequest request = get("/v1/returns/" + net::percentEncoded(id.value) + "/label");
    request.headers[0].second = "application/pdf";
    sendSigned(std::move(request), parts_.desk, [onBytes](const HttpReply& reply) {
        if (!isComplete(reply)) return onBytes(readError(reply));
        if (!reply.body.starts_with("%PDF-")) return onBytes(Error(Failure::notUnderstood, "label is not a PDF"));
        onBytes(reply.body);
    });
}

}  // namespace resodesk::channels::open
