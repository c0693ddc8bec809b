// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/http_client.h"

#include <future>

#include "support/catch.h"
#include "support/http_calls.h"
#include "support/scripted_server.h"

using namespace resodesk;
using namespace resodesk::test;
using net::HttpReply;
using net::HttpRequest;

namespace {

// libcurl's numbers (curl.se/libcurl/c/libcurl-errors.html).
constexpr int curlOk = 0, curlConnectFailed = 7, curlTimedOut = 28, curlAborted = 42, curlNothingCame = 52,
              curlReceiveFailed = 56;

std::size_t requestsOf(const ScriptedServer& server, const std::string& method) {
    std::size_t count = 0;
    for (const SeenRequest& request : server.seen()) count += request.method == method;
    return count;
}

/// Keeps the connection after a GET; reads a POST to its end, "acts", and hangs up.
ScriptedAnswer diesAfterPost(const SeenRequest& request) {
    return request.method == "GET" ? answer(200, "{}") : hangUp();
}

}  // namespace

TEST_CASE("an answer arrives whole: status, headers in lower case, body, the server's clock") {
    ScriptedServer server([](const SeenRequest&) {
        return answer(201, R"({"id":"R-1"})", "application/json",
                      "Date: Sat, 21 Nov 2026 08:00:00 GMT\r\nX-Two:  words here \r\n");
    });
    HttpCalls calls;
    const HttpReply reply = calls.call(postTo(server.url() + "/v1/x?a=b", "hello"));
    CHECK(reply.curlCode == curlOk);
    CHECK(reply.status == 201);
    CHECK(reply.body == R"({"id":"R-1"})");
    CHECK(reply.headersComplete);
    CHECK(reply.bodyComplete);
    CHECK(reply.requestBytes > 0);
    CHECK(net::headerValue(reply.headers, "x-two") == "words here");
    CHECK(reply.date == TimePoint(std::chrono::sys_days(std::chrono::November / 21 / 2026)) + std::chrono::hours(8));
    REQUIRE(server.seen().size() == 1);
    CHECK(server.seen()[0].method == "POST");
    CHECK(server.seen()[0].target == "/v1/x?a=b");
    CHECK(server.seen()[0].body == "hello");
}

TEST_CASE("an id of dots is sent as it is and steps nowhere") {
    ScriptedServer server([](const SeenRequest&) { return answer(200, "{}"); });
    HttpCalls calls;
    calls.get(server.url() + "/v1/returns/../label");
    CHECK(server.seen().at(0).target == "/v1/returns/../label");
}

TEST_CASE("a redirect is an answer and is not followed") {
    ScriptedServer elsewhere([](const SeenRequest&) { return answer(200, "{}"); });
    for (int status : {301, 302, 303, 307, 308}) {
        INFO(status);
        ScriptedServer server([&](const SeenRequest&) {
            return answer(status, "", "text/plain", "Location: " + elsewhere.url() + "/stolen\r\n");
        });
        HttpCalls calls;
        HttpRequest read;
        read.url = server.url();
        read.headers = {{"Authorization", "Bearer secret"}};
        CHECK(calls.call(read).status == status);
        CHECK(calls.call(postTo(server.url())).status == status);
    }
    CHECK(elsewhere.connections() == 0);
}

TEST_CASE("a single-shot write whose kept-alive connection dies is sent once") {
    ScriptedServer server(diesAfterPost);
    HttpCalls calls;
    CHECK(calls.get(server.url()).status == 200);
    HttpRequest refund = postTo(server.url() + "/refunds", R"({"amount":"24.90"})");
    refund.isSingleShot = true;
    const HttpReply reply = calls.call(refund);
    CHECK((reply.curlCode == curlNothingCame || reply.curlCode == curlReceiveFailed));
    CHECK(reply.requestBytes > 0);
    CHECK(requestsOf(server, "POST") == 1);
    CHECK(server.seen().back().connection != server.seen().front().connection);
    CHECK(server.seen().back().body == R"({"amount":"24.90"})");
}

TEST_CASE("a write without that protection is sent again by libcurl itself: why it needs a key") {
    ScriptedServer server(diesAfterPost);
    HttpCalls calls;
    calls.get(server.url());
    const HttpReply reply = calls.call(postTo(server.url()));
    CHECK(requestsOf(server, "POST") == 2);
    CHECK(reply.wasSentTwice);  // so that a refusal of the second copy is not taken for one of the first
    CHECK_FALSE(calls.call(postTo(server.url())).wasSentTwice);
}

TEST_CASE("a connection that carried a single-shot write is not used again") {
    ScriptedServer server([](const SeenRequest&) { return answer(200, "{}"); });
    HttpCalls calls;
    HttpRequest refund = postTo(server.url());
    refund.isSingleShot = true;
    calls.call(refund);
    calls.get(server.url());
    calls.get(server.url());
    CHECK(server.connections() == 2);
    CHECK(server.seen()[1].connection == server.seen()[2].connection);
}

TEST_CASE("what may not be sent is refused before a connection is made") {
    ScriptedServer server([](const SeenRequest&) { return answer(200, "{}"); });
    HttpCalls calls;
    const std::string port = server.url().substr(server.url().rfind(':'));
    std::vector<HttpRequest> bad;
    for (const std::string& url :
         std::vector<std::string>{"http://localhost" + port, "ftp://127.0.0.1" + port, "file:///etc/hostname",
                                  "http://user@127.0.0.1" + port, "127.0.0.1" + port, "not a url", ""}) {
        HttpRequest request;
        request.url = url;
        bad.push_back(request);
    }
    for (const auto& header :
         net::Headers{{"If-Match", "1\r\nX-More: yes"}, {"If-Match", "1\nX-More: yes"}, {"X\r\nY", "1"}}) {
        HttpRequest request;
        request.url = server.url();
        request.headers = {header};
        bad.push_back(request);
    }
    for (const HttpRequest& request : bad) {
        INFO(request.url);
        const HttpReply reply = calls.call(request);
        CHECK(reply.curlCode == curlConnectFailed);
        CHECK(reply.preTransfer == 0);
        CHECK(reply.requestBytes == 0);
    }
    CHECK(server.connections() == 0);
}

TEST_CASE("nobody listening is an error with the proof that nothing was sent") {
    std::string url;
    {
        ScriptedServer gone([](const SeenRequest&) { return answer(200, "{}"); });
        url = gone.url();
    }
    HttpCalls calls;
    const HttpReply reply = calls.call(postTo(url));
    CHECK(reply.curlCode == curlConnectFailed);
    CHECK(reply.preTransfer == 0);
    CHECK(reply.requestBytes == 0);
}

TEST_CASE("a server that never answers ends in a timeout that says the request left") {
    ScriptedServer server([](const SeenRequest&) { return silence(); });
    HttpCalls calls;
    HttpRequest request = postTo(server.url());
    request.timeout = milliseconds(200);
    const HttpReply reply = calls.call(request);
    CHECK(reply.curlCode == curlTimedOut);
    CHECK(reply.requestBytes > 0);
    CHECK(reply.status == 0);
    CHECK(calls.client.inFlight() == 0);
}

TEST_CASE("stopping ends reads at once, lets a write finish, and refuses what comes later") {
    std::promise<void> release;
    const auto released = release.get_future().share();
    ScriptedServer slow([released](const SeenRequest& request) {
        if (request.method == "GET") return silence();
        released.wait();
        return answer(200, R"({"done":true})");
    });
    TestLoop loop;
    net::HttpClient client;
    std::optional<HttpReply> read, write, late;
    HttpRequest get;
    get.url = slow.url();
    client.send(get, loop, [&](HttpReply reply) { read = std::move(reply); });
    const auto arrived = [&](std::size_t count) {
        while (slow.seen().size() < count) std::this_thread::yield();
    };
    arrived(1);
    client.send(postTo(slow.url()), loop, [&](HttpReply reply) { write = std::move(reply); });
    arrived(2);
    std::thread stopping([&] { client.stop(seconds(60)); });
    while (!read && loop.waitForTask()) loop.runAll();
    REQUIRE(read);
    CHECK(read->curlCode == curlAborted);
    CHECK(!write);
    client.send(get, loop, [&](HttpReply reply) { late = std::move(reply); });
    release.set_value();
    stopping.join();
    loop.runAll();
    REQUIRE(write);
    CHECK(write->status == 200);
    CHECK(write->bodyComplete);
    REQUIRE(late);
    CHECK(late->requestBytes == 0);
    CHECK(slow.seen().size() == 2);
    CHECK(client.inFlight() == 0);
}

TEST_CASE("a write that outlasts the grace is answered as unknown, not forgotten") {
    ScriptedServer server([](const SeenRequest&) { return silence(); });
    TestLoop loop;
    net::HttpClient client;
    std::optional<HttpReply> write;
    client.send(postTo(server.url()), loop, [&](HttpReply reply) { write = std::move(reply); });
    while (server.seen().empty()) std::this_thread::yield();
    client.stop(milliseconds(0));
    loop.runAll();
    REQUIRE(write);
    CHECK(write->curlCode == curlTimedOut);
    CHECK(write->requestBytes > 0);
    CHECK(client.inFlight() == 0);
}

TEST_CASE("headers are told before the body has arrived") {
    ScriptedServer server([](const SeenRequest&) {
        return ScriptedAnswer{"HTTP/1.1 200 OK\r\nLink: <?cursor=2>; rel=\"next\"\r\nContent-Length: 10\r\n\r\nhalf",
                              ScriptedAnswer::Then::saySilent};
    });
    HttpCalls calls;
    HttpRequest request;
    request.url = server.url();
    std::string link;
    std::optional<HttpReply> reply;
    calls.client.send(
        request, calls.loop, [&](HttpReply arrived) { reply = std::move(arrived); },
        [&](int, const net::Headers& headers) { link = net::headerValue(headers, "link"); });
    calls.runUntil([&] { return !link.empty(); });
    CHECK(!reply);
    calls.client.stop(milliseconds(0));
}

TEST_CASE("a broken answer is never taken for a whole one") {
    struct Broken {
        const char* what;
        std::string bytes;
    };
    const std::vector<Broken> table{
        {"nothing at all", ""},
        {"half a status line", "HTTP/1."},
        {"headers cut in a line", "HTTP/1.1 200 OK\r\nContent-Le"},
        {"body shorter than its length", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":"},
        {"body without a length", "HTTP/1.1 200 OK\r\n\r\n{\"id\":\"R-1\"}"},
        {"chunks without the last one", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n"},
        {"a chunk cut", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabcd"},
        {"a chunk length that is none",
         "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabcd\r\n0\r\n\r\n"},
        {"another protocol", "SSH-2.0-OpenSSH_9.2\r\n"},
        {"an encoding nobody asked for", "HTTP/1.1 200 OK\r\nContent-Encoding: own\r\nContent-Length: 4\r\n\r\nabcd"},
        {"gzip that is none", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd"},
    };
    for (const Broken& row : table) {
        INFO(row.what);
        ScriptedServer server([&](const SeenRequest&) {
            return ScriptedAnswer{row.bytes, ScriptedAnswer::Then::close};
        });
        HttpCalls calls;
        const HttpReply reply = calls.call(postTo(server.url()));
        // Which of the three tells it differs between versions of libcurl.
        CHECK(!(reply.curlCode == curlOk && reply.headersComplete && reply.bodyComplete));
        CHECK(reply.requestBytes > 0);
    }
}

TEST_CASE("plain HTTP where TLS is expected is an error before anything is sent") {
    ScriptedServer server([](const SeenRequest&) { return answer(200, "{}"); });
    HttpCalls calls;
    HttpRequest request = postTo("https" + server.url().substr(4));
    request.timeout = milliseconds(500);
    const HttpReply reply = calls.call(request);
    CHECK(reply.curlCode != curlOk);
    CHECK(reply.requestBytes == 0);
    CHECK(server.seen().empty());
}
