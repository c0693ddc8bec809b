// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/sign_in.h"

#include "support/builders.h"
#include "support/catch.h"
#include "support/http_calls.h"
#include "support/manual_clock.h"
#include "support/scripted_server.h"

using namespace resodesk;
using namespace resodesk::channels;
using namespace resodesk::test;

namespace {

ScriptedAnswer pair(const std::string& access, const std::string& refresh, int life = 3600) {
    std::string rest = refresh.empty() ? std::string{} : R"(,"refresh_token":")" + refresh + '"';
    return answer(200, R"({"access_token":")" + access + R"(","token_type":"Bearer","expires_in":)" +
                           std::to_string(life) + rest + "}");
}

ScriptedAnswer invalidGrant() {
    return answer(400, R"({"error":"invalid_grant"})");
}

/// A sign-in whose tokens are kept in memory, answering later as the real keeper does.
struct Signing {
    explicit Signing(ScriptedServer::Script script) : server(std::move(script)) { open(); }

    void open() {
        TokenKeeper keeper;
        keeper.load = [this](auto done) { calls.loop.post([this, done] { done(loaded()); }); };
        keeper.save = [this](const Tokens& tokens, auto done) {
            calls.loop.post([this, tokens, done] {
                saved.push_back(tokens);
                if (!saveError) kept = tokens;
                saveError ? done(*saveError) : done({});
            });
        };
        signIn = std::make_unique<SignIn>(calls.client, calls.loop, clock, keeper, server.url() + "/oauth/token", "");
    }
    Result<Tokens> loaded() const {
        if (loadError) return *loadError;
        return kept;
    }
    template <class Ask>
    Result<std::string> get(Ask ask) {
        std::optional<Result<std::string>> answer;
        ask([&answer](const Result<std::string>& token) { answer = token; });
        calls.runUntil([&] { return answer.has_value(); });
        return *answer;
    }
    Result<std::string> token() {
        return get([this](auto done) { signIn->token(done); });
    }
    Result<std::string> renew(const std::string& refused) {
        return get([&](auto done) { signIn->renew(refused, done); });
    }

    Tokens kept{"at-0", "rt-0"};
    std::vector<Tokens> saved;
    std::optional<Error> loadError, saveError;
    ManualClock clock{morning};
    ScriptedServer server;
    HttpCalls calls;
    std::unique_ptr<SignIn> signIn;
};

}  // namespace

TEST_CASE("a kept pair is used as it is, without asking the marketplace") {
    Signing s([](const SeenRequest&) { return pair("at-1", "rt-1"); });
    CHECK(s.token().value() == "at-0");
    CHECK(s.token().value() == "at-0");
    CHECK(s.server.seen().empty());
}

TEST_CASE("twenty requests whose token has expired cause one renewal") {
    Signing s([](const SeenRequest&) { return pair("at-1", "rt-1"); });
    s.token().value();
    std::vector<std::string> given;
    for (int i = 0; i < 20; ++i)
        s.signIn->renew("at-0", [&](const Result<std::string>& token) { given.push_back(token.value()); });
    s.calls.runUntil([&] { return given.size() == 20; });
    CHECK(given == std::vector<std::string>(20, "at-1"));
    CHECK(s.renew("at-0").value() == "at-1");  // one that was on its way meanwhile
    REQUIRE(s.server.seen().size() == 1);
    CHECK(s.server.seen()[0].method == "POST");
    CHECK(s.server.seen()[0].target == "/oauth/token");
    CHECK(s.server.seen()[0].body == "grant_type=refresh_token&refresh_token=rt-0");
}

TEST_CASE("who asks while a renewal is under way gets the new token, not the old one") {
    Signing s([](const SeenRequest&) { return pair("at-1", "rt-1"); });
    s.token().value();
    std::optional<std::string> renewed, asked;
    s.signIn->renew("at-0", [&](const Result<std::string>& token) { renewed = token.value(); });
    s.signIn->token([&](const Result<std::string>& token) { asked = token.value(); });
    CHECK(!asked);
    s.calls.runUntil([&] { return renewed && asked; });
    CHECK(asked == "at-1");
    CHECK(s.server.seen().size() == 1);
}

TEST_CASE("a token with an absurd life is used, and asked for anew when it has none") {
    std::string life = "9223372036854775807";
    Signing s([&](const SeenRequest&) { return answer(200, R"({"access_token":"at-1","refresh_token":"rt-1","expires_in":)" + life + "}"); });
    s.token().value();
    CHECK(s.renew("at-0").value() == "at-1");
    CHECK(s.token().value() == "at-1");
    CHECK(s.server.seen().size() == 1);
    life = "-9223372036854775808";
    CHECK(s.renew("at-1").value() == "at-1");
    CHECK(s.token().value() == "at-1");
    CHECK(s.server.seen().size() == 3);
}

TEST_CASE("a token is renewed a minute before its end, once") {
    int count = 0;
    Signing s([&](const SeenRequest&) {
        ++count;
        return pair("at-" + std::to_string(count), "rt-" + std::to_string(count), 3600);
    });
    s.token().value();
    CHECK(s.renew("at-0").value() == "at-1");
    s.clock.advance(seconds(3600 - 61));
    CHECK(s.token().value() == "at-1");
    s.clock.advance(seconds(2));
    CHECK(s.token().value() == "at-2");
    CHECK(s.token().value() == "at-2");
    CHECK(s.server.seen().size() == 2);
}

TEST_CASE("a rotated pair is kept before it is used, and the next renewal uses it") {
    Signing s([](const SeenRequest& request) {
        return request.body.ends_with("rt-0") ? pair("at-1", "rt-1") : pair("at-2", "rt-2");
    });
    s.token().value();
    std::optional<std::string> given;
    s.signIn->renew("at-0", [&](const Result<std::string>& token) {
        CHECK(s.kept.refresh == "rt-1");
        given = token.value();
    });
    s.calls.runUntil([&] { return given.has_value(); });
    CHECK(s.renew("at-1").value() == "at-2");
    CHECK(s.server.seen()[1].body.ends_with("refresh_token=rt-1"));
    CHECK(s.kept.access == "at-2");
    CHECK(s.kept.refresh == "rt-2");
}

TEST_CASE("a marketplace that does not rotate leaves the refresh token as it was") {
    Signing s([](const SeenRequest&) { return pair("at-1", ""); });
    s.token().value();
    CHECK(s.renew("at-0").value() == "at-1");
    CHECK(s.kept.refresh == "rt-0");
}

TEST_CASE("a pair that cannot be kept is good for this session all the same") {
    Signing s([](const SeenRequest&) { return pair("at-1", "rt-1"); });
    s.token().value();
    s.saveError = Error(Failure::keyringLocked, "test");
    CHECK(s.renew("at-0").value() == "at-1");
    CHECK(s.token().value() == "at-1");
}

TEST_CASE("a refused renewal looks once whether somebody signed in anew") {
    Signing s([](const SeenRequest&) { return invalidGrant(); });
    s.token().value();
    s.kept = {"at-9", "rt-9"};  // another program, or the seller in the settings
    CHECK(s.renew("at-0").value() == "at-9");
    CHECK(s.server.seen().size() == 1);
}

TEST_CASE("a refused renewal with nothing newer asks the seller to sign in, and everybody who waits is told") {
    Signing s([](const SeenRequest&) { return invalidGrant(); });
    s.token().value();
    int told = 0;
    for (int i = 0; i < 5; ++i)
        s.signIn->renew("at-0", [&](const Result<std::string>& token) {
            CHECK(token.error().failure() == Failure::signInExpired);
            ++told;
        });
    s.calls.runUntil([&] { return told == 5; });
    CHECK(s.server.seen().size() == 1);
    CHECK(s.saved.empty());
    s.kept = {"at-9", "rt-9"};
    CHECK(s.renew("at-0").value() == "at-9");  // after the seller has signed in
}

TEST_CASE("the answer with the rotated pair is lost: the old refresh token is tried once more") {
    int count = 0;
    Signing s([&](const SeenRequest&) { return ++count == 1 ? hangUp() : pair("at-1", "rt-1"); });
    s.token().value();
    CHECK(s.renew("at-0").value() == "at-1");
    REQUIRE(s.server.seen().size() >= 2);
    CHECK(s.server.seen()[1].body == s.server.seen()[0].body);
}

TEST_CASE("what the token endpoint answers wrongly is told apart, and the kept pair stays") {
    struct Row {
        const char* what;
        ScriptedAnswer given;
        Failure expected;
        std::size_t requests;
    };
    const std::vector<Row> table{
        {"a portal's page", answer(200, "<html>Welcome</html>", "text/html"), Failure::notUnderstood, 2},
        {"a page that is not there", answer(404, "<html>404</html>", "text/html"), Failure::notUnderstood, 2},
        {"a redirect", answer(302, "", "text/html", "Location: http://127.0.0.1:9/\r\n"), Failure::notUnderstood, 2},
        {"no access token", answer(200, R"({"token_type":"Bearer"})"), Failure::notUnderstood, 1},
        {"an access token that is a number", answer(200, R"({"access_token":7})"), Failure::notUnderstood, 1},
        {"a list", answer(200, "[]"), Failure::notUnderstood, 2},
        {"a client that is not known", answer(401, R"({"error":"invalid_client"})"), Failure::signInExpired, 1},
        {"a pause", answer(429, "{}"), Failure::throttled, 1},
        {"a fault of the server", answer(500, "{}"), Failure::offline, 2},
        {"a fault of its gateway", answer(502, "<html>Bad gateway</html>", "text/html"), Failure::offline, 2},
        {"nothing", hangUp(), Failure::offline, 2},
    };
    for (const Row& row : table) {
        INFO(row.what);
        Signing s([&](const SeenRequest&) { return row.given; });
        s.token().value();
        CHECK(s.renew("at-0").error().failure() == row.expected);
        CHECK(s.server.seen().size() == row.requests);
        CHECK(s.saved.empty());
        CHECK(s.kept.refresh == "rt-0");
    }
}

TEST_CASE("tokens that cannot be read are an error with its reason, and nothing is sent") {
    Signing s([](const SeenRequest&) { return pair("at-1", "rt-1"); });
    s.loadError = Error(Failure::keyringLocked, "test");
    CHECK(s.token().error().failure() == Failure::keyringLocked);
    CHECK(s.server.seen().empty());
    s.loadError.reset();
    CHECK(s.token().value() == "at-0");
}

TEST_CASE("with only a refresh token the first thing is a renewal") {
    Signing s([](const SeenRequest&) { return pair("at-1", "rt-1"); });
    s.kept = {"", "r/t+0&x=1"};
    CHECK(s.token().value() == "at-1");
    CHECK(s.server.seen()[0].body == "grant_type=refresh_token&refresh_token=r%2Ft%2B0%26x%3D1");
}

TEST_CASE("a token endpoint whose certificate does not verify gets no token") {
    ScriptedServer impostor([](const SeenRequest&) { return pair("at-1", "rt-1"); }, selfSigned("127.0.0.1"));
    Signing s([](const SeenRequest&) { return hangUp(); });
    TokenKeeper keeper;
    keeper.load = [](auto done) { done(Tokens{"", "rt-0"}); };
    SignIn signIn(s.calls.client, s.calls.loop, s.clock, keeper, impostor.url() + "/oauth/token", "");
    CHECK(s.get([&](auto done) { signIn.token(done); }).error().failure() == Failure::untrusted);
    CHECK(impostor.seen().empty());
}
