// SPDX-License-Identifier: GPL-3.0-or-later
// A server that sends too much is cut off, whatever it declares.

#include "support/catch.h"
#include "support/gzip.h"
#include "support/http_calls.h"
#include "support/scripted_server.h"

using namespace resodesk;
using namespace resodesk::test;
using net::HttpReply;
using net::HttpRequest;

namespace {

constexpr int curlWriteRefused = 23;

ScriptedAnswer zipped(const std::string& body) {
    return answer(200, gzipped(body), "application/json", "Content-Encoding: gzip\r\n");
}

HttpReply read(const ScriptedServer& server, std::size_t largestBody) {
    HttpCalls calls;
    HttpRequest request;
    request.url = server.url();
    request.largestBody = largestBody;
    return calls.call(request);
}

/// Text that compresses as JSON does: about 4 : 1.
std::string usualText(std::size_t bytes) {
    std::string text;
    std::uint32_t random = 1;
    while (text.size() < bytes) {
        random = random * 1664525 + 1013904223;
        text += R"({"id":"R-)" + std::to_string(random) + R"(","state":"requested"},)";
    }
    text.resize(bytes);
    return text;
}

}  // namespace

TEST_CASE("a body up to the limit is taken, one byte more is not") {
    ScriptedServer server([](const SeenRequest&) { return answer(200, std::string(1000, 'x')); });
    CHECK(read(server, 1000).body.size() == 1000);
    const HttpReply reply = read(server, 999);
    CHECK(reply.curlCode == curlWriteRefused);
    CHECK(!reply.bodyComplete);
}

TEST_CASE("a body without a declared length stops at the limit") {
    ScriptedServer server([](const SeenRequest&) {
        return ScriptedAnswer{"HTTP/1.1 200 OK\r\n\r\n" + std::string(3 << 20, 'x'), ScriptedAnswer::Then::close};
    });
    const HttpReply reply = read(server, 1 << 20);
    CHECK(reply.curlCode == curlWriteRefused);
    CHECK(reply.body.size() <= 1u << 20);
}

TEST_CASE("a compressed answer is read as what it holds") {
    const std::string text = usualText(2 << 20);
    ScriptedServer server([&](const SeenRequest&) { return zipped(text); });
    const HttpReply reply = read(server, 8 << 20);
    CHECK(reply.bodyComplete);
    CHECK(reply.body == text);
}

TEST_CASE("the limit holds for what a compressed answer unfolds to") {
    const std::string text = usualText(2 << 20);
    ScriptedServer server([&](const SeenRequest&) { return zipped(text); });
    const HttpReply reply = read(server, 1 << 20);
    CHECK(reply.curlCode == curlWriteRefused);
    CHECK(reply.body.size() <= 1u << 20);
}

TEST_CASE("a compression bomb is recognised by its ratio long before the limit") {
    const std::string bomb = gzipped(std::string(64 << 20, '\0'));
    REQUIRE(bomb.size() < 100'000);
    ScriptedServer server(
        [&](const SeenRequest&) { return answer(200, bomb, "application/json", "Content-Encoding: gzip\r\n"); });
    const HttpReply reply = read(server, 128 << 20);
    CHECK(reply.curlCode == curlWriteRefused);
    CHECK(!reply.bodyComplete);
    CHECK(reply.body.size() < 16u << 20);
}

TEST_CASE("200 headers are taken, 201 are not") {
    const auto withHeaders = [](int count) {
        std::string lines;
        for (int i = 0; i < count - 2; ++i) lines += "X-" + std::to_string(i) + ": 1\r\n";  // two are Type and Length
        return answer(200, "{}", "application/json", lines);
    };
    ScriptedServer fits([&](const SeenRequest&) { return withHeaders(200); });
    CHECK(read(fits, 100).bodyComplete);
    ScriptedServer tooMany([&](const SeenRequest&) { return withHeaders(201); });
    const HttpReply reply = read(tooMany, 100);
    CHECK(reply.curlCode == curlWriteRefused);
    CHECK(!reply.headersComplete);
}

TEST_CASE("64 KiB of headers are taken, more are not") {
    const auto withBytes = [](int lines) {
        std::string text;
        for (int i = 0; i < lines; ++i) text += "X-" + std::to_string(i) + ": " + std::string(1000, 'h') + "\r\n";
        return answer(200, "{}", "application/json", text);
    };
    ScriptedServer fits([&](const SeenRequest&) { return withBytes(60); });
    CHECK(read(fits, 100).bodyComplete);
    ScriptedServer tooMuch([&](const SeenRequest&) { return withBytes(70); });
    const HttpReply reply = read(tooMuch, 100);
    CHECK(reply.curlCode == curlWriteRefused);
    CHECK(!reply.headersComplete);
}
