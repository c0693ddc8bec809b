// SPDX-License-Identifier: GPL-3.0-or-later

#include "faults/net_calls.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <nlohmann/json.hpp>

#include "channels/json_border.h"
#include "domain/outbox/classify.h"
#include "support/gzip.h"
#include "support/http_calls.h"
#include "support/scripted_server.h"

namespace resodesk::faults {

namespace {

WriteResult write(const std::string& url, net::HttpReply* seen = nullptr, bool isKeyed = false, milliseconds timeout = milliseconds(700)) {
    test::HttpCalls calls;
    net::HttpRequest request = test::postTo(url);
    request.isSingleShot = !isKeyed;
    request.timeout = timeout;
    const net::HttpReply reply = calls.call(std::move(request));
    if (seen) *seen = reply;
    return classify({reply.curlCode, reply.preTransfer, reply.requestBytes, reply.status, reply.headersComplete, reply.bodyComplete,
                     reply.body.empty() ? BodyKind::none : BodyKind::foreign, RefusalKind::undocumented});
}

/// A port where nobody listens, or where the queue of those who wait is full.
class Port {
 public:
    explicit Port(bool isFull) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        address_.sin_family = AF_INET;
        address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address_;
        (void)::bind(fd_, reinterpret_cast<sockaddr*>(&address_), size);
        (void)::getsockname(fd_, reinterpret_cast<sockaddr*>(&address_), &size);
        if (!isFull) return;
        (void)::listen(fd_, 0);
        for (int& waiting : waiting_) {
            waiting = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
            (void)::connect(waiting, reinterpret_cast<sockaddr*>(&address_), size);
        }
    }
    ~Port() {
        for (const int waiting : waiting_)
            if (waiting >= 0) ::close(waiting);
        ::close(fd_);
    }
    std::string url(const char* scheme = "http") const { return std::string(scheme) + "://127.0.0.1:" + std::to_string(ntohs(address_.sin_port)) + "/v1"; }

 private:
    int fd_;
    sockaddr_in address_{};
    int waiting_[4] = {-1, -1, -1, -1};
};

void expect(Tally& tally, const char* kind, WriteResult result, WriteResult expected) {
    tally.ran(kind);
    if (result != expected) tally.other(std::string(kind) + ": taken for " + std::to_string(static_cast<int>(result)));
}

/// I04: to the last digit, where a double has none left.
void amounts(Tally& tally) {
    for (const char* amount : {"0.29", "1.15", "4.35", "19.99", "1234567.89", "99999999.99"}) {
        const nlohmann::json object{{"price", {{"amount", amount}, {"currency", "EUR"}}}};
        const std::string read = plainAmount(channels::needMoney(object, "price"));
        if (read != amount) tally.other("I04 amounts: " + std::string(amount) + " is read as " + read);
        tally.ran("I04 amounts");
    }
}

/// I06: what is unpacked counts, not what came. The clock must not be what ends it.
void bomb(Tally& tally) {
    const std::string packed = test::gzipped(std::string(32u << 20, ' '));
    test::ScriptedServer server([&](const test::SeenRequest&) { return test::answer(200, packed, "application/json", "Content-Encoding: gzip\r\n"); });
    net::HttpReply seen;
    expect(tally, "I06 gzip bomb is not unpacked", write(server.url() + "/v1", &seen, false, milliseconds(60'000)), WriteResult::unknown);
    if (seen.curlCode != CURLE_WRITE_ERROR) tally.other("I06: ended by " + std::to_string(seen.curlCode));
    if (seen.body.size() > net::HttpRequest{}.largestBody) tally.other("I06: " + std::to_string(seen.body.size()) + " bytes were kept");
}

}  // namespace

void netCalls(Tally& tally) {
    amounts(tally);
    bomb(tally);
    expect(tally, "N01 name unknown", write("https://no-such-host.invalid/v1"), WriteResult::notSent);
    expect(tally, "N02 refused", write(Port(false).url()), WriteResult::notSent);
    expect(tally, "N03 nobody picks up", write(Port(true).url()), WriteResult::notSent);
    test::ScriptedServer mute([](const test::SeenRequest&) { return test::hangUp(); });
    std::string url = mute.url();
    url.replace(0, 4, "https");  // what answers is no TLS
    expect(tally, "N04 no TLS there", write(url + "/v1"), WriteResult::notSent);
    expect(tally, "N04 TLS stalls", write(Port(true).url("https")), WriteResult::notSent);
    expect(tally, "N06 end after the request", write(mute.url() + "/v1"), WriteResult::unknown);
    // X02: whoever is named by a redirect gets nothing.
    std::atomic<int> led = 0;
    test::ScriptedServer other([&](const test::SeenRequest&) { return ++led, test::answer(200, "{}"); });
    test::ScriptedServer leads([&](const test::SeenRequest&) {
        return test::answer(307, "", "text/plain", "Location: " + other.url() + "/steal\r\n");
    });
    expect(tally, "X02 redirect to another host", write(leads.url() + "/v1", nullptr, true), WriteResult::unknown);
    if (led > 0) tally.other("X02: the redirect was followed");
}

}  // namespace resodesk::faults
