// SPDX-License-Identifier: GPL-3.0-or-later

#include "channels/open/open_answers.h"

#include <fstream>
#include <regex>

#include "channels/open/documents.h"
#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::channels;
using namespace resodesk::channels::open;
using namespace resodesk::test;
using Json = nlohmann::json;

namespace {

bool isOfParcel(ActionKind kind) {
    return kind == ActionKind::refundParcel || kind == ActionKind::replaceParcel || kind == ActionKind::closeParcel;
}

Action action(ActionKind kind, const std::string& target = "R-1") {
    Action a;
    a.command.kind = kind;
    a.command.target = {{3}, isOfParcel(kind) ? ObjectKind::parcel : ObjectKind::returnRequest, target};
    a.command.order = {"O-1"};
    return a;
}

net::HttpReply reply(int status, const std::string& body, const std::string& type = "application/json") {
    net::HttpReply r;
    r.preTransfer = 900;
    r.requestBytes = 400;
    r.status = status;
    r.headers = {{"content-type", type}};
    r.body = body;
    r.headersComplete = r.bodyComplete = true;
    return r;
}

net::HttpReply problem(int status, const std::string& type, const std::string& detail = "why") {
    const Json body{
        {"type", "urn:open-channel:problem:" + type}, {"title", type}, {"status", status}, {"detail", detail}};
    return reply(status, body.dump(), "application/problem+json");
}

Sent sent(ActionKind kind, const net::HttpReply& r) {
    Action wish = action(kind, isOfParcel(kind) ? "C-1" : "R-1");
    if (kind == ActionKind::noAnswerNeeded) wish.command.target = {{3}, ObjectKind::conversation, "CON-1"};
    return sentFrom(wish, r, morning);
}

const Json refundAnswer{{"return", returnDocument()}, {"refund", {{"id", "F-2"}}}};

}  // namespace

TEST_CASE("an answer that names our object is a yes, with the object and the marketplace's number") {
    struct Row {
        ActionKind kind;
        Json body;
        const char* ref;
    };
    const std::vector<Row> table{
        {ActionKind::authorize, returnDocument(), "RMA-1"},
        {ActionKind::close, returnDocument(), ""},
        {ActionKind::refund, refundAnswer, "F-2"},
        {ActionKind::cancelOrder, refundAnswer, "F-2"},
        {ActionKind::refundParcel, Json{{"case", caseDocument()}, {"refund", {{"id", "F-3"}}}}, "F-3"},
        {ActionKind::replaceParcel, Json{{"case", caseDocument()}, {"replacement", {{"id", "P-3"}}}}, "P-3"},
        {ActionKind::closeParcel, caseDocument(), ""},
        {ActionKind::message, messageDocument(), "M-1"},
        {ActionKind::noAnswerNeeded, with(conversationDocument(), "/awaits_answer", "false"), ""},
        {ActionKind::saveAddress, addressDocument(), "A-1"},
        {ActionKind::deleteAddress, Json{{"id", "A-1"}}, "A-1"},
        {ActionKind::saveSettings, settingsDocument(), ""},
    };
    for (const Row& row : table) {
        INFO(toText(row.kind));
        for (int status : {200, 201}) {
            const Sent answer = sent(row.kind, reply(status, row.body.dump()));
            CHECK(answer.result == WriteResult::accepted);
            CHECK(answer.remoteRef == row.ref);
            CHECK(!answer.refusal);
        }
    }
    CHECK(sent(ActionKind::authorize, reply(200, returnDocument().dump())).facts.returns.size() == 1);
    CHECK(sent(ActionKind::message, reply(200, messageDocument().dump())).facts.messages.size() == 1);
}

TEST_CASE("a reply is answered with its message and the conversation after it, or the outcome is unknown") {
    Action reply_ = action(ActionKind::message);
    reply_.command.target = {{3}, ObjectKind::conversation, "CON-1"};
    const Json answered = with(conversationDocument(), "/awaits_answer", "false");
    const Json message = with(messageDocument(), "/conversation_id", "\"CON-1\"");
    const Sent good = sentFrom(reply_, reply(200, Json{{"message", message}, {"conversation", answered}}.dump()), morning);
    CHECK(good.result == WriteResult::accepted);
    CHECK(good.remoteRef == "M-1");
    CHECK(good.facts.conversations.size() == 1);
    for (const Json& bad : {message, Json{{"message", message}}, Json{{"conversation", answered}}, Json{{"message", messageDocument()}, {"conversation", answered}},
                            Json{{"message", message}, {"conversation", with(answered, "/id", "\"CON-2\"")}}}) {
        INFO(bad.dump());
        CHECK(sentFrom(reply_, reply(200, bad.dump()), morning).result == WriteResult::unknown);
    }
}

TEST_CASE("a 200 that is not the promised answer about our object leaves the outcome unknown") {
    struct Row {
        const char* what;
        ActionKind kind;
        std::string body;
    };
    const std::vector<Row> table{
        {"nothing", ActionKind::authorize, ""},
        {"a portal's page", ActionKind::authorize, "<html>Welcome to the hotel</html>"},
        {"half an answer", ActionKind::authorize, returnDocument().dump().substr(0, 300)},
        {"no object", ActionKind::authorize, "[]"},
        {"an empty object", ActionKind::authorize, "{}"},
        {"no id", ActionKind::authorize, with(returnDocument(), "/id", "remove").dump()},
        {"another id", ActionKind::authorize, with(returnDocument(), "/id", "\"R-2\"").dump()},
        {"an unknown state", ActionKind::close, with(returnDocument(), "/state", "\"gone\"").dump()},
        {"a price that is a number", ActionKind::close, with(returnDocument(), "/price", "49.8").dump()},
        {"no refund", ActionKind::refund, Json{{"return", returnDocument()}}.dump()},
        {"a refund without id", ActionKind::refund,
         Json{{"return", returnDocument()}, {"refund", Json::object()}}.dump()},
        {"the return without its frame", ActionKind::refund, returnDocument().dump()},
        {"a refund of another return", ActionKind::refund,
         Json{{"return", with(returnDocument(), "/id", "\"R-2\"")}, {"refund", {{"id", "F-2"}}}}.dump()},
        {"another case", ActionKind::closeParcel, with(caseDocument(), "/id", "\"C-2\"").dump()},
        {"a message of another order", ActionKind::message, with(messageDocument(), "/order_id", "\"O-2\"").dump()},
        {"a message without id", ActionKind::message, with(messageDocument(), "/id", "remove").dump()},
        {"another conversation", ActionKind::noAnswerNeeded,
         with(with(conversationDocument(), "/awaits_answer", "false"), "/id", "\"CON-2\"").dump()},
        {"a conversation that still awaits an answer", ActionKind::noAnswerNeeded, conversationDocument().dump()},
        {"no id of the address", ActionKind::deleteAddress, "{}"},
        {"settings without a revision", ActionKind::saveSettings,
         with(settingsDocument(), "/revision", "remove").dump()},
        {"two amounts under one key", ActionKind::deleteAddress, R"({"id":"A-1","id":"A-2"})"},
    };
    for (const Row& row : table) {
        INFO(row.what);
        const Sent answer = sent(row.kind, reply(200, row.body));
        CHECK(answer.result == WriteResult::unknown);
        CHECK(answer.refusal == Failure::outcomeUnknown);
        CHECK(answer.facts.isEmpty());
        CHECK(answer.remoteRef.empty());
        CHECK(answer.evidence.get("status") == "200");
    }
}

TEST_CASE("a whole answer on a broken connection, or a cut one, is unknown") {
    net::HttpReply cut = reply(200, returnDocument().dump());
    cut.bodyComplete = false;
    CHECK(sent(ActionKind::authorize, cut).result == WriteResult::unknown);
    net::HttpReply broken = reply(200, returnDocument().dump());
    broken.curlCode = 18;
    CHECK(sent(ActionKind::authorize, broken).result == WriteResult::unknown);
}

TEST_CASE("what a marketplace writes into the type of a problem does not reach the evidence") {
    for (const std::string& type : {std::string("Anna Kowalska"), std::string(41, 'x'), std::string("a\nb=c")}) {
        const Sent answer = sent(ActionKind::authorize, problem(400, type));
        CHECK(answer.result == WriteResult::unknown);
        CHECK(answer.evidence.get("problem") == "other");
    }
}

TEST_CASE("each problem of the API description means what it promises") {
    struct Row {
        int status;
        const char* type;
        WriteResult result;
        Failure failure;
    };
    const std::vector<Row> table{
        {400, "malformed", WriteResult::refused, Failure::refused},
        {400, "key-required", WriteResult::refused, Failure::refused},
        {403, "forbidden", WriteResult::refusedBefore, Failure::forbidden},
        {404, "not-found", WriteResult::refused, Failure::refused},
        {412, "revision-mismatch", WriteResult::refused, Failure::changed},
        {428, "revision-required", WriteResult::refused, Failure::refused},
        {413, "too-large", WriteResult::refused, Failure::refused},
        {415, "unsupported-type", WriteResult::refused, Failure::refused},
        {422, "invalid", WriteResult::refused, Failure::refused},
        {422, "not-possible", WriteResult::refused, Failure::refused},
        {422, "rma-taken", WriteResult::refused, Failure::rmaTaken},
        {422, "label-needs-default-address", WriteResult::refused, Failure::refused},
        {422, "unknown-upload", WriteResult::refused, Failure::refused},
        {429, "too-many-requests", WriteResult::refusedBefore, Failure::throttled},
        {401, "sign-in", WriteResult::refusedBefore, Failure::signInExpired},
        // Promised for nothing, or for a state that may have moved because of us.
        {422, "key-reused", WriteResult::unknown, Failure::outcomeUnknown},
        {422, "something-new", WriteResult::unknown, Failure::outcomeUnknown},
        {403, "something-new", WriteResult::unknown, Failure::outcomeUnknown},
        {400, "forbidden", WriteResult::unknown, Failure::outcomeUnknown},
        {409, "not-possible", WriteResult::unknown, Failure::outcomeUnknown},
        {409, "in-progress", WriteResult::unknown, Failure::outcomeUnknown},
        {408, "invalid", WriteResult::unknown, Failure::outcomeUnknown},
        {500, "internal", WriteResult::unknown, Failure::outcomeUnknown},
        {500, "invalid", WriteResult::unknown, Failure::outcomeUnknown},
        {502, "internal", WriteResult::unknown, Failure::outcomeUnknown},
        {503, "not-possible", WriteResult::unknown, Failure::outcomeUnknown},
    };
    for (const Row& row : table) {
        INFO(row.status << " " << row.type);
        const Sent answer = sent(ActionKind::refund, problem(row.status, row.type));
        CHECK(answer.result == row.result);
        CHECK(answer.refusal == row.failure);
        CHECK(answer.evidence.get("problem") == row.type);
        CHECK(answer.refusalWords == (row.result == WriteResult::unknown ? "" : "why"));
    }
}

TEST_CASE("every problem in the API's description is taken as its table promises") {
    // | `invalid` | 422 | A part of the request is ... | no |
    std::ifstream description(RESODESK_RESOURCES "/open-channel.openapi.yaml");
    const std::regex row(R"(\s*\| `([a-z-]+)` \| (\d[\dx]{2}) \| .* \| ([^|]*) \|)");
    int rows = 0;
    for (std::string line; std::getline(description, line);) {
        std::smatch part;
        if (!std::regex_match(line, part, row)) continue;
        ++rows;
        INFO(line);
        const int status = part[2] == "5xx" ? 500 : std::stoi(part[2]);
        const std::string promise = part[3];
        const WriteResult result = sent(ActionKind::refund, problem(status, part[1])).result;
        if (promise == "no")
            CHECK((result == WriteResult::refused || result == WriteResult::refusedBefore));
        else if (promise.starts_with("no, send again"))
            CHECK(result == WriteResult::refusedBefore);
        else
            CHECK(result == WriteResult::unknown);
    }
    CHECK(rows >= 17);
}

TEST_CASE("the marketplace's words name the field they are about") {
    const Json body{
        {"type", "urn:open-channel:problem:invalid"}, {"detail", "at most 24.90"}, {"field", "lines[0].amount"}};
    CHECK(sent(ActionKind::refund, reply(422, body.dump(), "application/problem+json")).refusalWords ==
          "lines[0].amount: at most 24.90");
}

TEST_CASE("a refusal that is not the marketplace's own document proves nothing") {
    const std::string page = "<html><h1>Forbidden</h1></html>";
    for (int status : {301, 302, 307, 308, 400, 403, 404, 408, 409, 412, 422, 429, 500, 502, 503, 504}) {
        INFO(status);
        CHECK(sent(ActionKind::refund, reply(status, page, "text/html")).result == WriteResult::unknown);
        // The right type over a wrong body, and the right body under a wrong type.
        CHECK(sent(ActionKind::refund, reply(status, page, "application/problem+json")).result ==
              WriteResult::unknown);
        CHECK(sent(ActionKind::refund, reply(status, problem(status, "invalid").body, "application/json")).result ==
              WriteResult::unknown);
    }
    CHECK(sent(ActionKind::refund, reply(422, R"({"detail":"no type"})", "application/problem+json")).result ==
          WriteResult::unknown);
    CHECK(sent(ActionKind::refund, reply(422, R"({"type":7})", "application/problem+json")).result ==
          WriteResult::unknown);
    CHECK(sent(ActionKind::refund, reply(401, page, "text/html")).result == WriteResult::unknown);
}

TEST_CASE("a 429 says when to come back: seconds, a date, or soon") {
    const auto notBefore = [](const net::Headers& extra) {
        net::HttpReply r = problem(429, "too-many-requests");
        r.headers.insert(r.headers.end(), extra.begin(), extra.end());
        return sent(ActionKind::refund, r).notBefore;
    };
    CHECK((notBefore({{"retry-after", "30"}}) == morning + seconds(30)));
    CHECK((notBefore({{"retry-after", "Sat, 21 Nov 2026 08:01:30 GMT"}}) == morning + seconds(90)));
    CHECK((notBefore({{"retry-after", "86400"}}) == morning + std::chrono::minutes(15)));
    CHECK((notBefore({{"retry-after", "soon"}}) == morning + seconds(2)));
    CHECK((notBefore({}) == morning + seconds(2)));
}

TEST_CASE("only what never left this computer is not sent") {
    struct Row {
        int curl;
        std::int64_t preTransfer, bytes;
        WriteResult result;
        Failure failure;
    };
    const std::vector<Row> table{
        {7, 0, 0, WriteResult::notSent, Failure::offline},
        {6, 0, 0, WriteResult::notSent, Failure::offline},
        {28, 0, 0, WriteResult::notSent, Failure::offline},
        {60, 0, 0, WriteResult::notSent, Failure::untrusted},
        {35, 0, 0, WriteResult::notSent, Failure::offline},
        {28, 900, 400, WriteResult::unknown, Failure::outcomeUnknown},
        {52, 900, 400, WriteResult::unknown, Failure::outcomeUnknown},
        {56, 900, 400, WriteResult::unknown, Failure::outcomeUnknown},
        {60, 900, 400, WriteResult::unknown, Failure::outcomeUnknown},
        {23, 900, 400, WriteResult::unknown, Failure::outcomeUnknown},
    };
    for (const Row& row : table) {
        INFO(row.curl);
        net::HttpReply r;
        r.curlCode = row.curl;
        r.preTransfer = row.preTransfer;
        r.requestBytes = row.bytes;
        CHECK(sent(ActionKind::refund, r).result == row.result);
        CHECK(sent(ActionKind::refund, r).refusal == row.failure);
    }
}

TEST_CASE("a read that failed says why") {
    const auto failure = [](int curl, int status) {
        net::HttpReply r;
        r.curlCode = curl;
        r.status = status;
        return readError(r).failure();
    };
    const std::vector<std::tuple<int, int, Failure>> table{
        {0, 401, Failure::signInExpired}, {0, 403, Failure::forbidden},     {0, 404, Failure::notFound},
        {0, 409, Failure::notUnderstood}, {0, 412, Failure::notUnderstood}, {0, 422, Failure::notUnderstood},
        {0, 429, Failure::throttled},     {0, 500, Failure::offline},       {0, 502, Failure::offline},
        {0, 302, Failure::notUnderstood}, {0, 200, Failure::notUnderstood}, {7, 0, Failure::offline},
        {28, 200, Failure::offline},      {18, 200, Failure::offline},      {23, 200, Failure::offline},
        {60, 0, Failure::untrusted},      {77, 0, Failure::untrusted},      {42, 0, Failure::stopped},
    };
    for (const auto& [curl, status, expected] : table) {
        INFO(curl << " " << status);
        CHECK(failure(curl, status) == expected);
    }
    net::HttpReply here;
    here.curlCode = 7;
    here.whyNotSent = Error(Failure::keyringLocked, "sign-in");
    CHECK(readError(here).failure() == Failure::keyringLocked);
}
