// SPDX-License-Identifier: GPL-3.0-or-later
// The campaign "net": what a network can do to a write and its answer.
//   fault_net [--long]     long: every byte of request and answer at every kind of marketplace

#include <string_view>

#include "faults/net_calls.h"
#include "faults/shop.h"
#include "support/gzip.h"

namespace {

using namespace resodesk;
using namespace resodesk::faults;
using test::gzipped;
using test::Passage;

std::string answerOf(const std::string& body, const std::string& headers = {}, const std::string& type = "application/json") {
    return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n" + headers + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

Passage instead(const std::string& bytes, bool isForwarded = true) {
    Passage passage;
    passage.isForwarded = isForwarded;
    passage.raw = bytes;
    return passage;
}

/// N06-N08, N12-N18: the ways a connection ends or drags on.
void connections(Shop& shop) {
    Passage fin;
    fin.answerBytes = 0;
    shop.run("N06 end after acting", Fate::acted, fin);
    Passage lost = fin;
    lost.isForwarded = false;
    shop.run("N06 end without acting", Fate::notActed, lost);
    Passage reset = fin;
    reset.isReset = true;
    shop.run("N07 reset after acting", Fate::acted, reset);
    reset.isForwarded = false;
    shop.run("N07 reset without acting", Fate::notActed, reset);
    Passage oneByte;
    oneByte.answerBytes = 1;
    shop.run("N08 one byte", Fate::acted, oneByte);
    Passage idle;
    idle.endsAfter = true;
    shop.others = [idle](const test::SeenRequest& r) { return r.method == "GET" ? idle : Passage{}; };
    shop.run("N09 idle connection closed", Fate::acted, {});
    shop.others = {};
    Passage silent;
    silent.isSilent = true;
    shop.run("N12 silence after acting", Fate::acted, silent);
    silent.isForwarded = false;
    shop.run("N12 silence without acting", Fate::notActed, silent);
    Passage slow;
    slow.pieceBytes = 1;
    slow.between = milliseconds(20);
    shop.run("N13 a byte now and then", Fate::acted, slow);
    Passage slices;
    slices.pieceBytes = 1;
    shop.run("N15 one-byte segments", Fate::acted, slices);
    Passage tooLate;
    tooLate.before = milliseconds(600);
    shop.run("N17 answer after the time is over", Fate::acted, tooLate);
    Passage late;
    late.before = milliseconds(120);
    shop.run("N17 answer in time", Fate::acted, late);
}

/// N14, N18, I01-I09: answers that are none.
void answers(Shop& shop) {
    const auto both = [&](const std::string& kind, const std::string& bytes) {
        shop.run(kind, Fate::acted, instead(bytes));
        shop.run(kind + ", not acted", Fate::notActed, instead(bytes, false));
    };
    both("N14 endless headers", "HTTP/1.1 200 OK\r\n" + [] {
        std::string headers;
        for (int i = 0; i < 20'000; ++i) headers += "X-" + std::to_string(i) + ": y\r\n";
        return headers;
    }() + "\r\n");
    both("N14 body without end", answerOf(std::string(9u << 20, ' ')));
    both("N18 captive portal page", answerOf("<html>Please sign in</html>", {}, "text/html"));
    both("N18 captive portal redirect", "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/login\r\nContent-Length: 0\r\n\r\n");
    both("N18 redirect that keeps the method", "HTTP/1.1 307 Temporary Redirect\r\nLocation: /v1/returns\r\nContent-Length: 0\r\n\r\n");
    both("empty 200", answerOf(""));
    both("204", "HTTP/1.1 204 No Content\r\n\r\n");
    both("wrong resource", answerOf(R"({"refund":{"id":"REF-9"},"return":{"id":"RET-OTHER"}})"));
    both("I01 too deep", answerOf(std::string(40, '[') + std::string(40, ']')));
    both("I03 a key twice", answerOf(R"({"refund":{"id":"REF-1","id":"REF-2"}})"));
    both("I04 numbers", answerOf(R"({"refund":{"id":99999999999999999999,"total":1e400}})"));
    both("I05 broken UTF-8", answerOf("{\"refund\":{\"id\":\"\xff\xfe\"}}"));
    both("I06 gzip bomb", answerOf(gzipped(std::string(32u << 20, ' ')), "Content-Encoding: gzip\r\n"));
    both("I06 half a gzip", answerOf(gzipped(std::string(5'000, 'x')).substr(0, 20), "Content-Encoding: gzip\r\n"));
    both("I07 a header of 400 KB", "HTTP/1.1 200 OK\r\nX-Long: " + std::string(400'000, 'h') + "\r\nContent-Length: 2\r\n\r\n{}");
    both("I08 length too long", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{}");
    both("I08 length below zero", "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}");
    both("I08 broken chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n");
    both("I09 a picture", answerOf("\x89PNG\r\n", {}, "application/json"));
    both("no length", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{}");
    both("not HTTP", "SSH-2.0-OpenSSH_9.2\r\n");
    both("status 299", "HTTP/1.1 299 Well\r\nContent-Length: 2\r\n\r\n{}");
    both("409", "HTTP/1.1 409 Conflict\r\nContent-Type: application/problem+json\r\nContent-Length: 2\r\n\r\n{}");
    both("a problem of another API", "HTTP/1.1 400 Bad\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\n<hr>");
}

void cuts(Shop& shop, std::size_t step) {
    shop.run("unharmed", Fate::acted, {});
    const std::size_t head = 1'400;  // of an answer: what is longer is body, cut in the same way
    for (std::size_t at = 0; at < head; at += step) {
        Passage cut;
        cut.answerBytes = static_cast<int>(at);
        shop.run("N10 answer cut", Fate::acted, cut);
    }
    for (std::size_t at = 0; at < shop.requestBytes(); at += 4 * step) {
        Passage cut;
        cut.requestBytes = static_cast<int>(at);
        cut.answerBytes = 0;
        shop.run("N11 request cut", Fate::notActed, cut);
    }
}

/// N20: nobody there for three days.
void offline(Tally& tally) {
    test::Desktop desk;
    const ReturnKey fresh = desk.keys(View::newOnes, 1).at(0), received = desk.keys(View::toInspect, 1).at(0);
    desk.unplug();
    app::RefundDecision full;
    full.plan.reason = "returned";
    const ActionId authorization = desk.decide(Operation::authorize, {fresh}, app::AuthorizeDecision{}).value().actions.at(0);
    const ActionId refund = desk.decide(Operation::refund, {received}, full).value().actions.at(0);
    desk.advance(std::chrono::hours(72));
    desk.plugIn();
    desk.advance(std::chrono::minutes(16));
    tally.ran("N20 three days offline");
    if (desk.action(authorization).state != ActionState::confirmed) tally.lost("N20: the authorization did not leave");
    if (desk.action(refund).why != WaitReason::ask) tally.other("N20: money of three days ago left without being asked for");
    (void)desk.get<Result<void>>([&](auto done) { desk.outbox().approve({refund}, done); });
    desk.settleOutbox();
    if (desk.action(refund).state != ActionState::confirmed) tally.lost("N20: the approved refund did not leave");
    if (const std::string differs = desk.disagreement(); !differs.empty()) tally.other("N20: " + differs);
}

}  // namespace

int main(int argc, char** argv) {
    const bool isLong = argc > 1 && std::string_view(argv[1]) == "--long";
    Tally tally("net");
    netCalls(tally);
    offline(tally);
    for (const sim::Guard guard : {sim::Guard::keyed, sim::Guard::guarded, sim::Guard::keyless}) {
        Shop shop(guard, tally, isLong ? 6'000 : 1'200);
        connections(shop);
        answers(shop);
        cuts(shop, isLong ? 1 : guard == sim::Guard::keyed ? 6 : 16);
    }
    return tally.finish(500);
}
