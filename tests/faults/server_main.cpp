// SPDX-License-Identifier: GPL-3.0-or-later
// The campaign "server": marketplaces that fail, throttle, forget, lie and are late.
//   fault_server [--long]

#include <algorithm>
#include <random>
#include <string_view>

#include "faults/disk_oracles.h"
#include "faults/shop.h"

namespace {

using namespace resodesk;
using namespace resodesk::faults;

using test::Desktop;
using test::Passage;

std::string fault(const std::string& what, const std::string& more = {}, const std::string& method = "POST") {
    return R"({"do":")" + what + R"(","method":")" + method + "\"" + (more.empty() ? "" : "," + more) + "}";
}

std::string problem(int status, const std::string& type, const std::string& headers = {}) {
    const std::string body = R"({"type":"urn:open-channel:problem:)" + type + R"(","status":)" + std::to_string(status) + R"(,"detail":"test"})";
    return "HTTP/1.1 " + std::to_string(status) + " x\r\nContent-Type: application/problem+json\r\n" + headers +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// S01, S02, S09-S11, S15, S16: one write.
void writes(Shop& shop, bool isLong) {
    for (const char* status : {"500", "502", "503", "504", "408"}) {
        const std::string more = std::string(R"("status":)") + status;
        shop.order("S01 error after acting", Fate::acted, {fault("error_after", more)});
        shop.order("S02 error before acting", Fate::notActed, {fault("error_before", more)});
    }
    Passage conflict;
    conflict.raw = problem(409, "in-progress");
    shop.run("S09 conflict, acted", Fate::acted, conflict);
    conflict.isForwarded = false;
    shop.run("S09 conflict, not acted", Fate::notActed, conflict);
    Passage reused;
    reused.isForwarded = false;
    reused.raw = problem(422, "key-reused");
    shop.run("S10 key reused, it says", Fate::notActed, reused);
    Passage asIfDone;
    asIfDone.raw = problem(400, "already-refunded");
    shop.run("S11 already refunded, by us", Fate::acted, asIfDone);
    for (const int delay : {1, 30, 59, 61, 119, 121, 179, 190, 300}) {
        const std::string late = R"("path":"/v1/returns","seconds":)" + std::to_string(delay);
        shop.order("S15 late by " + std::to_string(delay) + " s", Fate::acted, {fault("late", late)});
        if (!isLong && delay % 2 == 0) continue;
        for (const int stale : {30, 120}) {
            shop.desk().market->addFault(fault("stale", R"("path":"/v1/returns/","times":-1,"seconds":)" + std::to_string(stale), "GET"));
            shop.order("S16 stale reads", Fate::either, {fault("late", late)});
            shop.desk().market->clearFaults();
        }
    }
}

/// S03, S08: refusals before acting go out later, and never wait longer than they may.
void pauses(Shop& shop) {
    for (const char* after : {"0", "120", "-5", "1000000000000", "soon", "Sun, 06 Nov 1994 08:49:37 GMT", ""}) {
        Passage throttled;
        throttled.isForwarded = false;
        throttled.raw = problem(429, "too-many-requests", std::string(after).empty() ? "" : std::string("Retry-After: ") + after + "\r\n");
        const TimePoint before = shop.desk().clock.now();
        shop.run("S03 Retry-After", Fate::notSent, throttled);
        if (shop.desk().clock.now() - before > std::chrono::minutes(20)) shop.tally().other(std::string("S03: waited too long for Retry-After ") + after);
    }
}

app::RefundDecision full() {
    app::RefundDecision decision;
    decision.plan.reason = "returned";
    return decision;
}

/// S04: a bulk above the marketplace's limit.
void storm(Tally& tally) {
    Desktop desk({.returns = 500, .requested = 150, .writesPerSecond = 5});
    Acknowledged told;
    told.add(desk.decide(Operation::authorize, desk.keys(View::newOnes), app::AuthorizeDecision{}));
    desk.settleOutbox();
    tally.ran("S04 429 storm");
    checkAll(desk, told, "S04", tally);
    if (desk.actions(ActionState::confirmed).size() != 150) tally.lost("S04: not all were authorized");
}

/// S05-S07: the token ends in the middle of a bulk.
void tokens(Tally& tally) {
    for (const char* kind : {"S05 token expires mid-bulk", "S07 refresh answer lost", "S06 refresh refused"}) {
        Desktop desk({.returns = 300, .requested = 80});
        int refreshes = 0;
        desk.market->addFault(R"({"do":"expire_tokens"})");
        if (kind[2] == '7') desk.market->addFault(fault("cut", R"("path":"/oauth/token","at_byte":40)"));
        if (kind[2] == '6') desk.market->addFault(fault("answer", R"("path":"/oauth/token","times":-1,"status":400,"type":"application/json","body":"{\"error\":\"invalid_grant\"}")"));
        Acknowledged told;
        told.add(desk.decide(Operation::authorize, desk.keys(View::newOnes), app::AuthorizeDecision{}));
        desk.settleOutbox();
        tally.ran(kind);
        if (kind[2] == '6') {
            if (desk.core().ledger->accounts().all().at(0).state != AccountState::signIn) tally.other("S06: the account does not ask for a sign-in");
            if (desk.effects("authorize") != 0) tally.other("S06: something was carried out");
            for (const Action& action : desk.actions())
                if (action.state != ActionState::waiting) tally.lost("S06: the queue was not kept");
            continue;
        }
        desk.market->onMarket([&](sim::Market& market) { refreshes = std::stoi("0" + market.store().meta("refreshes")); });
        checkAll(desk, told, kind, tally);
        if (refreshes > 2) tally.other(std::string(kind) + ": " + std::to_string(refreshes) + " refreshes");
        if (desk.actions(ActionState::confirmed).size() != 80) tally.lost(std::string(kind) + ": not all were authorized");
    }
}

/// S17, S18, S20: others pay.
void colleagues(Tally& tally) {
    for (const sim::Guard guard : {sim::Guard::keyed, sim::Guard::guarded, sim::Guard::keyless}) {
        Desktop desk({.guards = {{"refund", guard}}});
        const ReturnKey key = desk.keys(View::toInspect, 1).at(0);
        const auto prepared = desk.prepare(Operation::refund, {key});
        const auto paid = desk.confirm(prepared, full(), seconds(30)).value();
        desk.market->onMarket([&](sim::Market& market) {
            sim::MarketStore::Scope scope(market.store());
            const auto object = market.store().find("return", key.id.value);
            nlohmann::json wish{{"reason", "returned"}, {"lines", nlohmann::json::array()}};
            for (const auto& line : object->doc["lines"]) wish["lines"].push_back({{"line_id", line["line_id"]}, {"quantity", 1}, {"amount", line["refundable"]}});
            if (object->doc["refundable"]["shipping"]["amount"] != "0.00") wish["shipping"] = object->doc["refundable"]["shipping"];
            if (!market.refundReturn(key.id.value, wish, {"", "", sim::Guard::byHand}).problem) scope.commit();
        });
        desk.advance(seconds(30));
        desk.settleOutbox();
        tally.ran("S17 S18 refunded meanwhile " + sim::nameOf(guard));
        const Action action = desk.action(paid.actions.at(0));
        if (action.state != ActionState::notNeeded && action.why != WaitReason::ask) tally.other("S18: " + std::string(toText(action.state)));
        if (action.attempts > 0) tally.doubled("S18: sent although a colleague had paid");
    }
}

/// Any decisions, any faults, in any order.
void anything(Tally& tally, int runs, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const auto pick = [&](std::uint64_t n) { return static_cast<int>(random() % n); };
    for (const sim::Guard guard : {sim::Guard::keyed, sim::Guard::guarded, sim::Guard::keyless}) {
        Shop shop(guard, tally, std::max(1'200, runs / 3 + 300));
        for (int i = 0; i < runs / 3; ++i) {
            std::vector<std::string> faults;
            for (int n = 1 + pick(3); n > 0; --n) {
                const std::string skip = R"("skip":)" + std::to_string(pick(2));
                const std::string seconds = R"("seconds":)" + std::to_string(1 + pick(300));
                switch (pick(8)) {
                    case 0: faults.push_back(fault("error_after", skip)); break;
                    case 1: faults.push_back(fault("error_before", skip)); break;
                    case 2: faults.push_back(fault("act_then_drop", skip)); break;
                    case 3: faults.push_back(fault("refuse", skip)); break;
                    case 4: faults.push_back(fault("late", R"("path":"/v1/returns",)" + seconds + "," + skip)); break;
                    case 5: faults.push_back(fault("stale", R"("path":"/v1/returns/","times":3,)" + seconds, "GET")); break;
                    case 6: faults.push_back(fault("throttle", seconds + "," + skip)); break;
                    default: faults.push_back(R"({"do":"expire_tokens"})");
                }
            }
            shop.order("anything", Fate::either, faults);
            shop.desk().market->clearFaults();
            if (pick(10) == 0) shop.desk().crashAndRestart();
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    const bool isLong = argc > 1 && std::string_view(argv[1]) == "--long";
    Tally tally("server");
    for (const sim::Guard guard : {sim::Guard::keyed, sim::Guard::guarded, sim::Guard::keyless}) {
        Shop shop(guard, tally);
        writes(shop, isLong);
        pauses(shop);
    }
    storm(tally);
    tokens(tally);
    colleagues(tally);
    anything(tally, isLong ? 6'000 : 240, 20'260);
    return tally.finish(300);
}
