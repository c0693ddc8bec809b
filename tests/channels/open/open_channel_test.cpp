// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/open/open_channel.h"

#include "base/paths.h"
#include "channels/open/documents.h"
#include "support/builders.h"
#include "support/catch.h"
#include "support/http_calls.h"
#include "support/manual_clock.h"
#include "support/scripted_server.h"
#include "support/temp_folder.h"

using namespace resodesk;
using namespace resodesk::channels;
using namespace resodesk::channels::open;
using namespace resodesk::test;
using Json = nlohmann::json;

namespace {

/// The channel of one account that is signed in with "at-0".
struct Connected {
    explicit Connected(const ScriptedServer& server, const std::string& caFile = {}) {
        Account account;
        account.id = {3};
        account.url = server.url();
        account.caFile = caFile;
        TokenKeeper keeper;
        keeper.load = [this](auto done) { loadError ? done(*loadError) : done(Tokens{"at-0", "rt-0"}); };
        keeper.save = [](const Tokens&, auto done) { done({}); };
        channel = std::make_unique<OpenChannel>(
            account, OpenChannel::Parts{calls.client, calls.loop, calls.loop, clock, keeper,
                                        [this](const std::string&) { return label; }});
    }
    struct Pulled {
        std::optional<Result<PageHead>> head;
        std::optional<Result<Facts>> page;
    };
    Pulled pull(const PageRequest& request = {}) {
        auto pulled = std::make_shared<Pulled>();
        channel->pull(
            request, [pulled](Result<PageHead> head) { pulled->head = std::move(head); },
            [pulled](Result<Facts> page) { pulled->page = std::move(page); });
        calls.runUntil([&] { return pulled->page || (pulled->head && !*pulled->head); });
        return *pulled;
    }
    Result<Facts> read(const Command& command) {
        std::optional<Result<Facts>> facts;
        Action action;
        action.command = command;
        channel->read(action, [&](Result<Facts> arrived) { facts = std::move(arrived); });
        calls.runUntil([&] { return facts.has_value(); });
        return *facts;
    }
    Sent send(const Action& action, const std::string& revision = "7") {
        std::optional<Sent> sent;
        channel->send(action, revision, [&](Sent arrived) { sent = std::move(arrived); });
        calls.runUntil([&] { return sent.has_value(); });
        return *sent;
    }
    Result<AccountSetup> setup() {
        std::optional<Result<AccountSetup>> setup;
        channel->readSetup([&](Result<AccountSetup> arrived) { setup = std::move(arrived); });
        calls.runUntil([&] { return setup.has_value(); });
        return *setup;
    }

    std::optional<Error> loadError;
    std::optional<std::string> label;
    ManualClock clock{morning};
    HttpCalls calls;
    std::unique_ptr<OpenChannel> channel;
};

Action authorizing() {
    Action action;
    action.key = "key-1";
    action.command.kind = ActionKind::authorize;
    action.command.target = {{3}, ObjectKind::returnRequest, "R-1"};
    action.command.request.set("rma.mode", "marketplace").set("label.mode", "marketplace");
    return action;
}

Action withOwnLabel() {
    Action action = authorizing();
    action.command.request.set("label.mode", "own").set("label.sha256", "ab12").set("label.type", "application/pdf");
    return action;
}

ScriptedAnswer page(const std::string& headers) {
    return answer(200, R"({"returns":[]})", "application/json", headers);
}

bool carries(const SeenRequest& request, const std::string& line) {
    return request.head.find("\r\n" + line + "\r\n") != std::string::npos;
}

}  // namespace

TEST_CASE("a write carries its key, the revision the seller saw, and the token") {
    ScriptedServer server([](const SeenRequest&) { return answer(200, returnDocument().dump()); });
    Connected shop(server);
    CHECK(shop.send(authorizing()).result == WriteResult::accepted);
    REQUIRE(server.seen().size() == 1);
    const SeenRequest request = server.seen()[0];
    CHECK(request.method == "POST");
    CHECK(request.target == "/v1/returns/R-1/authorize");
    CHECK(carries(request, "Idempotency-Key: key-1"));
    CHECK(carries(request, "If-Match: \"7\""));
    CHECK(carries(request, "Authorization: Bearer at-0"));
    CHECK(carries(request, "Content-Type: application/json"));
}

TEST_CASE("a server that cannot be trusted is a failure of its own, and neither token nor body leaves") {
    ScriptedServer server([](const SeenRequest&) { return answer(200, returnDocument().dump()); },
                          selfSigned("127.0.0.1"));
    Connected shop(server);
    CHECK(shop.pull().head->error().failure() == Failure::untrusted);
    const Sent sent = shop.send(authorizing());
    CHECK(sent.result == WriteResult::notSent);
    CHECK(sent.refusal == Failure::untrusted);
    CHECK(server.connections() > 0);
    CHECK(server.seen().empty());
}

TEST_CASE("the authority the seller named holds for everything the channel sends") {
    const Certificate own = selfSigned("127.0.0.1");
    ScriptedServer server([](const SeenRequest&) { return answer(200, returnDocument().dump()); }, own);
    TempFolder folder;
    writeFilePrivately(folder.path() / "ca.pem", own.certificate);
    Connected shop(server, (folder.path() / "ca.pem").string());
    CHECK(shop.send(authorizing()).result == WriteResult::accepted);
}

TEST_CASE("an expired token is renewed once and the same request goes out again with the same key") {
    ScriptedServer server([](const SeenRequest& request) {
        if (request.target == "/oauth/token") return answer(200, R"({"access_token":"at-1","refresh_token":"rt-1"})");
        return carries(request, "Authorization: Bearer at-1") ? answer(200, returnDocument().dump())
                                                              : answer(401, "");
    });
    Connected shop(server);
    CHECK(shop.send(authorizing()).result == WriteResult::accepted);
    REQUIRE(server.seen().size() == 3);
    CHECK(carries(server.seen()[2], "Idempotency-Key: key-1"));
    CHECK(server.seen()[0].body == server.seen()[2].body);
}

TEST_CASE("a token that is refused again after the renewal ends it: no circle") {
    ScriptedServer server([](const SeenRequest& request) {
        return request.target == "/oauth/token" ? answer(200, R"({"access_token":"at-1"})") : answer(401, "");
    });
    Connected shop(server);
    const Sent sent = shop.send(authorizing());
    CHECK(sent.result == WriteResult::refusedBefore);
    CHECK(sent.refusal == Failure::signInExpired);
    CHECK(server.seen().size() == 3);
    CHECK(shop.pull().head->error().failure() == Failure::signInExpired);
}

TEST_CASE("why signing in failed reaches who asked, and a write just has not been sent") {
    ScriptedServer server([](const SeenRequest& request) {
        return request.target == "/oauth/token" ? answer(200, "<html>Welcome to the hotel</html>", "text/html")
                                                : answer(401, "");
    });
    Connected shop(server);
    CHECK(shop.pull().head->error().failure() == Failure::notUnderstood);
    const Sent sent = shop.send(authorizing());
    CHECK(sent.result == WriteResult::notSent);
    Connected locked(server);
    locked.loadError = Error(Failure::keyringLocked, "test");
    CHECK(locked.pull().head->error().failure() == Failure::keyringLocked);
    CHECK(locked.setup().error().failure() == Failure::keyringLocked);
    CHECK(locked.send(authorizing()).result == WriteResult::refusedBefore);
}

TEST_CASE("the way to the next page is found in every form the Link header has") {
    struct Row {
        const char *header, *cursor;
    };
    for (const Row& row :
         {Row{"", ""}, Row{"Link: </v1/returns?cursor=abc&limit=500>; rel=\"next\"\r\n", "abc"},
          Row{"Link: <https://shop.example/v1/returns?limit=500&cursor=a%2Fb>;rel=next\r\n", "a%2Fb"},
          Row{"Link: </v1/returns?cursor=first>; rel=\"first\", </v1/returns?cursor=abc>; rel=\"next\"\r\n", "abc"},
          Row{"Link: </v1/returns?cursor=abc>; rel=\"next\", </v1/returns?cursor=last>; rel=\"last\"\r\n", "abc"},
          Row{"Link: </v1/returns?cursor=p>; rel=\"prev\"\r\nLink: </v1/returns?cursor=abc>; title=\"x\"; "
              "rel=\"next\"\r\n",
              "abc"},
          Row{"Link: </v1/returns?cursor=p>; rel=\"prev\"\r\n", ""}, Row{"Link: nonsense\r\n", ""}}) {
        INFO(row.header);
        ScriptedServer server(
            [&](const SeenRequest&) { return page(std::string(row.header) + "Change-Cursor: 42\r\n"); });
        Connected shop(server);
        const auto pulled = shop.pull();
        CHECK(pulled.head->value().nextCursor == row.cursor);
        CHECK(pulled.head->value().changes == "42");
    }
}

TEST_CASE("a next page that cannot be asked for, or is this one again, is an error and not the end of the list") {
    for (const char* header :
         {"Link: </v1/returns?page=2>; rel=\"next\"\r\n", "Link: </v1/returns?cursor=here>; rel=\"next\"\r\n"}) {
        INFO(header);
        ScriptedServer server([&](const SeenRequest&) { return page(header); });
        Connected shop(server);
        const auto pulled = shop.pull({Stream::returns, "here", {}});
        CHECK(pulled.head->error().failure() == Failure::notUnderstood);
        CHECK(!pulled.page);
    }
}

TEST_CASE("a pull asks for its page, for what changed, or for everything") {
    ScriptedServer server([](const SeenRequest&) { return page(""); });
    Connected shop(server);
    shop.pull();
    shop.pull({Stream::returns, {}, "4 2&x=1"});
    shop.pull({Stream::returns, "a%2Fb", "42"});
    CHECK(server.seen()[0].target == "/v1/returns?limit=500");
    CHECK(server.seen()[1].target == "/v1/returns?limit=500&changes=4%202%26x%3D1");
    CHECK(server.seen()[2].target == "/v1/returns?limit=500&cursor=a%2Fb");
}

TEST_CASE("a page that is not as promised is an error after its head") {
    for (const char* body : {"<html>Welcome</html>", "{}", R"({"returns":[{"id":"R-1"}]})", R"({"returns":[)", ""}) {
        INFO(body);
        ScriptedServer server([&](const SeenRequest&) { return answer(200, body); });
        Connected shop(server);
        const auto pulled = shop.pull();
        CHECK(pulled.head->has_value());
        CHECK(pulled.page->error().failure() == Failure::notUnderstood);
    }
}

TEST_CASE("a list that answers with an error has no page") {
    for (const auto& [status, failure] :
         {std::pair{403, Failure::forbidden}, std::pair{404, Failure::notFound}, std::pair{429, Failure::throttled},
          std::pair{500, Failure::offline}, std::pair{302, Failure::notUnderstood}}) {
        INFO(status);
        ScriptedServer server([status = status](const SeenRequest&) { return answer(status, "{}"); });
        Connected shop(server);
        const auto pulled = shop.pull();
        CHECK(pulled.head->error().failure() == failure);
        CHECK(!pulled.page);
    }
}

TEST_CASE("a read shows the object, or says why not") {
    ScriptedServer server([](const SeenRequest& request) {
        return request.target == "/v1/returns/R-1" ? answer(200, returnDocument().dump()) : answer(404, "{}");
    });
    Connected shop(server);
    Command command = authorizing().command;
    CHECK(shop.read(command).value().returns.at(0).id.value == "R-1");
    command.target.id = "R-2";
    CHECK(shop.read(command).error().failure() == Failure::notFound);
}

TEST_CASE("a pause asked for by a write holds the next ones back") {
    ScriptedServer server([](const SeenRequest&) { return answer(429, "", "text/plain", "Retry-After: 30\r\n"); });
    Connected shop(server);
    const Sent sent = shop.send(authorizing());
    CHECK(sent.result == WriteResult::refusedBefore);
    CHECK((sent.notBefore == morning + seconds(30)));
    CHECK(shop.channel->readyAt(ActionKind::refund, morning) == morning + seconds(30));
}

TEST_CASE("an own label is uploaded first, and the authorization names it") {
    ScriptedServer server([](const SeenRequest& request) {
        return answer(200, request.method == "PUT" ? "{}" : returnDocument().dump());
    });
    Connected shop(server);
    shop.label = "%PDF-1.4 %%EOF";
    CHECK(shop.send(withOwnLabel()).result == WriteResult::accepted);
    REQUIRE(server.seen().size() == 2);
    CHECK(server.seen()[0].target == "/v1/uploads/ab12");
    CHECK(server.seen()[0].body == "%PDF-1.4 %%EOF");
    CHECK(carries(server.seen()[0], "Content-Type: application/pdf"));
    CHECK(server.seen()[1].target == "/v1/returns/R-1/authorize");
    CHECK(Json::parse(server.seen()[1].body)["label"] == Json{{"kind", "own"}, {"upload", "ab12"}});
}

TEST_CASE("a label that did not go up leaves the return alone: refused for good, or to be tried later") {
    struct Row {
        int status;
        WriteResult result;
        Failure refusal;
    };
    for (const Row& row :
         {Row{413, WriteResult::refused, Failure::badLabel}, Row{415, WriteResult::refused, Failure::badLabel},
          Row{422, WriteResult::refused, Failure::badLabel}, Row{429, WriteResult::refusedBefore, Failure::throttled},
          Row{401, WriteResult::refusedBefore, Failure::signInExpired},
          Row{500, WriteResult::refusedBefore, Failure::offline},
          Row{408, WriteResult::refusedBefore, Failure::notUnderstood},
          Row{302, WriteResult::refusedBefore, Failure::notUnderstood}}) {
        INFO(row.status);
        ScriptedServer server([&](const SeenRequest& request) {
            return request.target == "/oauth/token" ? answer(400, R"({"error":"invalid_grant"})")
                                                    : answer(row.status, "{}");
        });
        Connected shop(server);
        shop.label = "%PDF-1.4 %%EOF";
        const Sent sent = shop.send(withOwnLabel());
        CHECK(sent.result == row.result);
        CHECK(sent.refusal == row.refusal);
        for (const SeenRequest& request : server.seen()) CHECK(request.target != "/v1/returns/R-1/authorize");
    }
    ScriptedServer server([](const SeenRequest&) { return answer(200, "{}"); });
    Connected shop(server);  // the file is not in the ledger any more
    CHECK(shop.send(withOwnLabel()).refusal == Failure::badLabel);
    CHECK(server.seen().empty());
}

TEST_CASE("the marketplace's label is a PDF or it is not a label") {
    std::string body = "%PDF-1.4 ...";
    ScriptedServer server([&](const SeenRequest&) { return answer(200, body, "application/pdf"); });
    Connected shop(server);
    const auto label = [&] {
        std::optional<Result<std::string>> bytes;
        shop.channel->label({"R-1"}, [&](Result<std::string> arrived) { bytes = std::move(arrived); });
        shop.calls.runUntil([&] { return bytes.has_value(); });
        return *bytes;
    };
    CHECK(label().value() == body);
    body = "<html>Sign in</html>";
    CHECK(label().error().failure() == Failure::notUnderstood);
}

TEST_CASE("addresses, settings and reasons are read together, and what is not as promised ends it") {
    std::string reasons = R"({"close":[{"code":"out_of_policy","words":{"en":"Out of policy"}}]})";
    ScriptedServer server([&](const SeenRequest& request) {
        if (request.target == "/v1/accounts")
            return answer(200, R"({"accounts":[{"id":"shop","operations":{"refund":{"guard":"keyless"},"close":{"guard":"by_hand",
                "page":"https://shop.example/{id}"},"message":{"guard":"as never seen"},"cancel":{"guard":"guarded","page":"file:///x"}}}]})");
        if (request.target == "/v1/return-addresses")
            return answer(200, Json{{"return_addresses", {addressDocument()}}}.dump());
        if (request.target == "/v1/settings/returns") return answer(200, settingsDocument().dump());
        return answer(200, reasons);
    });
    Connected shop(server);
    const AccountSetup setup = shop.setup().value();
    CHECK(setup.addresses.size() == 1);
    CHECK(setup.settings.revision == "4");
    CHECK(shop.channel->capability(ActionKind::authorize).guard == Guard::keyed);
    CHECK(shop.channel->capability(ActionKind::refund).guard == Guard::keyless);
    CHECK(shop.channel->capability(ActionKind::refundParcel).guard == Guard::keyless);
    CHECK_FALSE(shop.channel->capability(ActionKind::refund).isRevisionGuarded);
    CHECK(setup.terms.operations.at("close") == Terms{Guard::byHand, "https://shop.example/{id}"});
    CHECK(setup.terms.operations.at("message").guard == Guard::keyless);  // terms nobody knows promise nothing
    CHECK(setup.terms.operations.at("cancel") == Terms{Guard::guarded, {}});
    CHECK(setup.reasons.at(ReasonList::closing).at(0).code == "out_of_policy");
    for (const char* bad : {"[]", R"({"close":{}})", "<html>", R"({"close":[{"code":7}]})"}) {
        INFO(bad);
        reasons = bad;
        CHECK(shop.setup().error().failure() == Failure::notUnderstood);
    }
}
