// SPDX-License-Identifier: GPL-3.0-or-later
// Clicks, desks, buyers and answers in every order, against the simulated marketplace.

#include <functional>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <thread>

#include "faults/disk_oracles.h"
#include "faults/race_campaign.h"

namespace resodesk::faults {

using test::Desktop;

namespace {

using Random = std::mt19937_64;

app::RefundDecision fully() {
    app::RefundDecision decision;
    decision.plan.reason = "returned";
    return decision;
}

/// One step of the desk, or a moment for what is on the wire. False when nothing is left to do.
bool stepOrWait(Desktop& desk) {
    if (desk.runOne()) return true;
    if (desk.isIdle()) return false;
    std::this_thread::yield();
    return true;
}

void steps(Desktop& desk, std::uint64_t count) {
    while (count-- > 0 && stepOrWait(desk)) {
    }
}

std::multiset<std::string> effectsOf(Desktop& desk, const std::string& kind) {
    std::multiset<std::string> targets;
    for (const sim::Effect& effect : desk.shop().effects())
        if (effect.kind == kind && effect.by == "seller") targets.insert(effect.target);
    return targets;
}

/// C01: the same click arrives three times before anything is answered.
void clickThrice(Tally& tally) {
    Desktop desk({.returns = 160, .requested = 20});
    const auto fresh = desk.keys(View::newOnes, 6);
    const auto click = [&](Operation operation, std::vector<ReturnKey> keys, const app::Decision& decision) {
        const auto prepared = desk.prepare(operation, std::move(keys));
        for (int i = 0; i < 3; ++i) desk.returns().confirm(prepared, decision, milliseconds(0), [](const auto&) {});
        desk.settle();
        tally.ran("C01");
    };
    click(Operation::contact, {fresh[0]}, app::ContactDecision{"Grazie."});
    click(Operation::refund, desk.keys(View::toInspect, 1), fully());
    click(Operation::authorize, fresh, app::AuthorizeDecision{});
    desk.settleOutbox();
    if (desk.effects("message") != 1) tally.doubled("C01 " + std::to_string(desk.effects("message")) + " messages of one click");
    if (desk.effects("authorize") != 6) tally.other("C01 not six authorized");
    checkAll(desk, {}, "C01", tally);
}

/// C02: two sheets for the same return, both confirmed.
void openTwoSheets(Tally& tally) {
    Desktop desk({.returns = 160, .requested = 10});
    const auto try2 = [&](Operation operation, const ReturnKey& key, const app::Decision& decision) {
        const auto one = desk.prepare(operation, {key}), two = desk.prepare(operation, {key});
        const auto first = desk.confirm(one, decision, seconds(30)), second = desk.confirm(two, decision, seconds(30));
        if (second)
            tally.doubled("C02 both sheets were taken");
        else if (!second.error().subject().starts_with(std::to_string(first.value().actions.at(0).value) + " "))
            tally.other("C02 the refusal does not name the first decision");
        desk.advance(seconds(30));
        tally.ran("C02");
    };
    try2(Operation::refund, desk.keys(View::toInspect, 1).at(0), fully());
    try2(Operation::authorize, desk.keys(View::newOnes, 1).at(0), app::AuthorizeDecision{});
    desk.settleOutbox();
    checkAll(desk, {}, "C02", tally);
}

/// C06: two computers of one seller refund the same return.
void sellOnTwoDesks(Tally& tally) {
    Desktop one({.returns = 160, .requested = 20});
    Desktop two({.shopOf = &one});
    Random random(6);
    const auto keys = one.keys(View::toInspect, 12);
    for (const ReturnKey& key : keys) {
        for (Desktop* desk : {&one, &two})
            desk->returns().confirm(desk->prepare(Operation::refund, std::vector<ReturnKey>{ReturnKey{desk->account, key.id}}), fully(), milliseconds(0), [](const auto&) {});
        for (bool isAnyBusy = true; isAnyBusy;) {
            const bool firstGoes = random() % 2;
            isAnyBusy = stepOrWait(firstGoes ? one : two);
            isAnyBusy |= stepOrWait(firstGoes ? two : one);
        }
        tally.ran("C06");
    }
    one.settleOutbox();
    two.clock.advance(one.clock.now() - two.clock.now());
    two.settleOutbox();
    checkEffects(one, "C06", tally);
    std::map<std::string, int> confirmed;
    for (Desktop* desk : {&one, &two})
        for (const Action& action : desk->actions()) confirmed[action.command.target.id] += action.state == ActionState::confirmed;
    for (const ReturnKey& key : keys)
        if (confirmed[key.id.value] != 1) tally.other("C06 " + std::to_string(confirmed[key.id.value]) + " desks say that they paid " + key.id.value);
}

/// C07: the seller cancels as the undo window ends.
void cancelAtTheEnd(Tally& tally, int runs) {
    Desktop desk({.returns = runs + 40, .requested = runs + 20});
    Random random(7);
    struct Run {
        ActionId id;
        std::string target;
        std::optional<Result<void>> cancelled;
    };
    std::vector<Run> all(static_cast<std::size_t>(runs));
    const auto keys = desk.keys(View::newOnes, runs);
    for (std::size_t i = 0; i < all.size(); ++i) {
        Run& run = all[i];
        run.target = keys.at(i).id.value;
        run.id = desk.confirm(desk.prepare(Operation::authorize, {keys[i]}), app::AuthorizeDecision{}, seconds(5)).value().actions.at(0);
        desk.settle();
        desk.clock.advance(seconds(5) - milliseconds(random() % 2));
        steps(desk, random() % 16);
        desk.outbox().cancel(run.id, [&run](const Result<void>& result) { run.cancelled = result; });
        desk.settle();
        tally.ran("C07");
    }
    desk.settleOutbox();
    const auto done = effectsOf(desk, "authorize");
    for (const Run& run : all) {
        const std::size_t times = done.count(run.target);
        const bool isCancelled = run.cancelled && *run.cancelled;
        if (times > 1) tally.doubled("C07 " + run.target + " was authorized twice");
        if (!run.cancelled) tally.other("C07 a cancel was never answered");
        if (isCancelled == (times == 1)) tally.other("C07 " + run.target + (isCancelled ? " was cancelled and sent" : " was neither cancelled nor sent"));
    }
    checkAll(desk, {}, "C07", tally);
}

/// C09: what the seller acts on is closed by the buyer, and a sync brings that at any moment.
void closeUnderTheSeller(Tally& tally, int runs) {
    Desktop desk({.returns = 2 * runs + 40, .requested = runs + 20});
    Random random(9);
    const auto keys = desk.keys(View::newOnes, runs);
    for (const ReturnKey& key : keys) {
        const auto prepared = desk.prepare(Operation::authorize, {key});
        const auto sync = [&] {
            desk.accounts().sync({}, [](const auto&) {});
            steps(desk, random() % 40);
        };
        const auto moment = random() % 3;
        if (moment == 0) {
            desk.market->happen("buyer_close", key.id.value);
            sync();
        }
        if (!prepared.keys.empty()) desk.returns().confirm(prepared, app::AuthorizeDecision{}, seconds(1), [](const auto&) {});
        steps(desk, random() % 20);
        if (moment == 1) desk.market->happen("buyer_close", key.id.value);
        if (random() % 2) sync();
        desk.clock.advance(seconds(1));
        steps(desk, random() % 20);
        if (moment == 2) desk.market->happen("buyer_close", key.id.value);
        sync();
        desk.settle();
        tally.ran("C09");
    }
    desk.settleOutbox();
    checkAll(desk, {}, "C09", tally);
}

/// C10: the list changes between the sheet and the click.
void resortUnderTheSheet(Tally& tally) {
    Desktop desk({.returns = 60, .requested = 30});
    auto keys = desk.keys(View::newOnes);
    const std::vector<ReturnKey> chosen(keys.end() - 8, keys.end());
    const auto prepared = desk.prepare(Operation::authorize, chosen);
    for (int i = 0; i < 5; ++i) desk.market->happen("request", "");
    desk.market->happen("buyer_close", keys.front().id.value);
    if (!desk.sync()) tally.other("C10 the sync failed");
    desk.confirm(prepared, app::AuthorizeDecision{}).value();
    desk.settleOutbox();
    std::multiset<std::string> wanted;
    for (const ReturnKey& key : prepared.keys) wanted.insert(key.id.value);
    if (effectsOf(desk, "authorize") != wanted) tally.other("C10 others than those on the sheet were authorized");
    tally.ran("C10");
    checkAll(desk, {}, "C10", tally);
}

/// C11: two bulks that overlap.
void overlapBulks(Tally& tally) {
    Desktop desk({.returns = 400, .requested = 360});
    const auto keys = desk.keys(View::newOnes, 300);
    const auto one = desk.prepare(Operation::authorize, {keys.begin(), keys.begin() + 200});
    const auto two = desk.prepare(Operation::authorize, {keys.begin() + 100, keys.end()});
    std::optional<Result<app::Confirmed>> first, second;
    desk.returns().confirm(one, app::AuthorizeDecision{}, milliseconds(0), [&](const auto& result) { first = result; });
    desk.returns().confirm(two, app::AuthorizeDecision{}, milliseconds(0), [&](const auto& result) { second = result; });
    desk.settleOutbox();
    if (!first || !second || !*first || !*second) return tally.other("C11 a bulk was not answered");
    const std::size_t made = (*first)->count + (*second)->count, refused = (*first)->refusals.size() + (*second)->refusals.size();
    if (made != 300 || refused != 100) tally.other("C11 " + std::to_string(made) + " made, " + std::to_string(refused) + " skipped");
    if (desk.effects("authorize") != 300) tally.doubled("C11 " + std::to_string(desk.effects("authorize")) + " authorized");
    tally.ran("C11");
    checkAll(desk, {}, "C11", tally);
}

void orderFaults(Desktop& desk, Random& random) {
    static constexpr const char* faults[] = {
        R"({"do":"delay","method":"POST","ms":3})", R"({"do":"act_then_drop","method":"POST","times":2})", R"({"do":"error_before","method":"POST","status":500})",
        R"({"do":"refuse","method":"POST","times":2})", R"({"do":"throttle","method":"POST","seconds":2})", R"({"do":"error_after","method":"POST","status":502})"};
    for (int i = 0; i < 3; ++i)
        if (random() % 2) desk.market->addFault(faults[random() % std::size(faults)]);
}

/// C12: a refund that closes and two messages for each order, with answers late and lost.
void keepLanes(Tally& tally, int runs) {
    Desktop desk({.returns = runs + 40, .requested = runs + 20});
    Random random(12);
    auto decision = fully();
    decision.thenClose = true;
    decision.closeReason = "keep_item";
    const auto keys = desk.keys(View::newOnes, runs);
    for (const ReturnKey& key : keys) {
        orderFaults(desk, random);
        const std::pair<Operation, app::Decision> wishes[] = {{Operation::contact, app::ContactDecision{"uno " + key.id.value}},
                                                              {Operation::refund, decision},
                                                              {Operation::contact, app::ContactDecision{"zwei " + key.id.value}}};
        for (const auto& [operation, wish] : wishes) {
            desk.returns().confirm(desk.prepare(operation, {key}), wish, milliseconds(0), [](const auto&) {});
            steps(desk, random() % 30);
        }
        if (random() % 2) desk.advance(seconds(random() % 5));
        tally.ran("C12");
    }
    desk.settleOutbox();
    std::map<std::string, std::map<std::string, std::int64_t>> order;
    for (const sim::Effect& effect : desk.market->effects())
        if (effect.by == "seller") order[effect.target][effect.kind + effect.text.substr(0, 3)] = effect.seq;
    for (const auto& [target, kinds] : order) {
        const auto& seq = kinds;  // the lambda keeps no binding
        const auto at = [&](const char* what) { return seq.contains(what) ? seq.at(what) : 0; };
        if (seq.contains("close") && at("refund") > at("close")) tally.other("C12 " + target + " was closed before it was refunded");
        if (seq.contains("messagezwe") && (at("messageuno") == 0 || at("messageuno") > at("messagezwe"))) tally.other("C12 the messages of " + target + " changed places");
    }
    if (order.size() != keys.size()) tally.other("C12 something was not sent");
    checkAll(desk, {}, "C12", tally);
}

}  // namespace

void raceDesks(Tally& tally, bool isLong) {
    const auto part = [&](const char* name, const std::function<void()>& work) {
        try {
            work();
        } catch (const std::exception& e) {
            tally.other(std::string(name) + " the desk ended: " + e.what());
        }
    };
    part("C01", [&] { clickThrice(tally); });
    part("C02", [&] { openTwoSheets(tally); });
    part("C06", [&] { sellOnTwoDesks(tally); });
    part("C07", [&] { cancelAtTheEnd(tally, isLong ? 10'000 : 500); });
    part("C09", [&] { closeUnderTheSeller(tally, isLong ? 1'000 : 60); });
    part("C10", [&] { resortUnderTheSheet(tally); });
    part("C11", [&] { overlapBulks(tally); });
    part("C12", [&] { keepLanes(tally, isLong ? 1'000 : 60); });
}

}  // namespace resodesk::faults
