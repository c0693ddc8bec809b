// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/paths.h"
#include "support/catch.h"
#include "support/http_calls.h"
#include "support/scripted_server.h"
#include "support/temp_folder.h"

using namespace resodesk;
using namespace resodesk::test;
using net::HttpReply;
using net::HttpRequest;

namespace {

constexpr int curlUntrusted = 60;

ScriptedAnswer yes(const SeenRequest&) {
    return answer(200, "{}");
}

struct Trusting {
    /// A file with this certificate as the only authority.
    std::string caFile(const Certificate& certificate) {
        const auto file = folder.path() / "ca.pem";
        writeFilePrivately(file, certificate.certificate);
        return file.string();
    }
    HttpReply post(const ScriptedServer& server, const std::string& ca = {}) {
        HttpRequest request = postTo(server.url() + "/refunds", R"({"secret":"amount"})");
        request.headers = {{"Authorization", "Bearer secret"}};
        request.caFile = ca;
        return calls.call(request);
    }
    TempFolder folder;
    HttpCalls calls;
};

void checkNothingSent(const HttpReply& reply, const ScriptedServer& server) {
    CHECK(reply.curlCode == curlUntrusted);
    CHECK(reply.preTransfer == 0);
    CHECK(reply.requestBytes == 0);
    CHECK(reply.status == 0);
    CHECK(server.connections() == 1);
    CHECK(server.seen().empty());
}

}  // namespace

TEST_CASE("a server whose authority the seller named is trusted") {
    const Certificate own = selfSigned("127.0.0.1");
    ScriptedServer server(yes, own);
    Trusting client;
    CHECK(client.post(server, client.caFile(own)).status == 200);
    CHECK(server.seen().size() == 1);
}

TEST_CASE("a certificate that nobody vouches for ends it before a byte of the request leaves") {
    ScriptedServer server(yes, selfSigned("127.0.0.1"));
    Trusting client;
    checkNothingSent(client.post(server), server);
}

TEST_CASE("a certificate of another authority than the named one is refused") {
    ScriptedServer server(yes, selfSigned("127.0.0.1"));
    Trusting client;
    checkNothingSent(client.post(server, client.caFile(selfSigned("127.0.0.1"))), server);
}

TEST_CASE("a certificate for another address is refused") {
    const Certificate other = selfSigned("127.0.0.2");
    ScriptedServer server(yes, other);
    Trusting client;
    checkNothingSent(client.post(server, client.caFile(other)), server);
}

TEST_CASE("a certificate that has run out is refused") {
    const Certificate old = selfSigned("127.0.0.1", -1);
    ScriptedServer server(yes, old);
    Trusting client;
    checkNothingSent(client.post(server, client.caFile(old)), server);
}

TEST_CASE("a server that speaks only TLS 1.1 is not spoken to") {
    const Certificate own = selfSigned("127.0.0.1");
    ScriptedServer server(yes, own, true);
    Trusting client;
    const HttpReply reply = client.post(server, client.caFile(own));
    CHECK(reply.curlCode == 35);
    CHECK(reply.requestBytes == 0);
    CHECK(server.seen().empty());
}

TEST_CASE("an authority file that is not there trusts nobody") {
    ScriptedServer server(yes, selfSigned("127.0.0.1"));
    Trusting client;
    const HttpReply reply = client.post(server, (client.folder.path() / "nothing.pem").string());
    CHECK(reply.curlCode == 77);
    CHECK(reply.requestBytes == 0);
    CHECK(server.seen().empty());
}
