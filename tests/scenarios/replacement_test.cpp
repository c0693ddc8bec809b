// SPDX-License-Identifier: GPL-3.0-or-later
// Goods that did not arrive are sent again or paid back: once, and never both, through whatever object of the order.

#include "scenarios/refunds.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

ParcelKey caseAt(Desktop& desk, std::size_t place = 0) {
    return desk.get<std::vector<ParcelRow>>([&](auto done) { desk.parcels().list(true, "", done); }).at(place).key;
}

Result<app::Confirmed> replace(Desktop& desk, const ParcelKey& key, milliseconds hold = milliseconds(0)) {
    return desk.get<Result<app::Confirmed>>([&](auto done) { desk.parcels().replace(key, "Arriva presto", newUuid(), hold, done); });
}

app::ParcelDetail detailOf(Desktop& desk, const ParcelKey& key) {
    return desk.get<Result<app::ParcelDetail>>([&](auto done) { desk.parcels().detail(key, done); }).value();
}

/// A return whose order has a lost-parcel case too, over the same goods.
struct Both {
    ReturnKey request;
    ParcelKey parcel;
};

Both returnWithCase(Desktop& desk) {
    const ReturnKey request = received(desk);
    const ParcelKey parcel{desk.account, {"CASE-900001"}};
    desk.market->onMarket([&](sim::Market& market) {
        sim::MarketStore::Scope scope(market.store());
        const auto of = market.store().find("return", request.id.value);
        auto object = market.store().all("case").front();
        object.id = parcel.id.value;
        object.doc["id"] = object.id;
        object.order = of->order;
        object.doc["order_id"] = of->order;
        for (const char* field : {"lines", "price"}) object.doc[field] = of->doc[field];
        object.doc["refundable"] = {{"shipping", of->doc["refundable"]["shipping"]}};
        market.store().put(object, market.now());
        scope.commit();
    });
    REQUIRE(desk.sync());
    return {request, parcel};
}

}  // namespace

TEST_CASE("a replacement is sent once, shown as sent, and its case is over") {
    Desktop desk;
    const ParcelKey key = caseAt(desk);
    const auto sent = replace(desk, key);
    REQUIRE(sent);
    desk.settleOutbox();
    const Action action = desk.action(sent->actions.at(0));
    CHECK(action.state == ActionState::confirmed);
    CHECK(action.remoteRef == detailOf(desk, key).fact.replacements.at(0).id);
    CHECK(desk.effects("replace", key.id.value) == 1);
    CHECK(caseAt(desk) != key);
    const auto timeline = detailOf(desk, key).timeline;
    CHECK(std::any_of(timeline.begin(), timeline.end(), [](const TimelineEntry& e) { return e.kind == TimelineEntry::Kind::replaced; }));
    CHECK(replace(desk, key).has_error());
    CHECK(desk.disagreement() == "");
}

TEST_CASE("the goods are no money: a replacement is in no sum of refunds") {
    Desktop desk;
    REQUIRE(replace(desk, caseAt(desk)));
    desk.settleOutbox();
    CHECK(desk.core().ledger->outboxList().money({}, TimePoint{}).empty());
}

TEST_CASE("refunded on the return: the case sends nothing again, and the refund is named") {
    for (const bool isDone : {false, true}) {
        INFO(isDone);
        Desktop desk;
        const auto [request, parcel] = returnWithCase(desk);
        const ActionId first = desk.confirm(desk.prepare(Operation::refund, {request}), fully(), isDone ? milliseconds(0) : seconds(30)).value().actions.at(0);
        if (isDone) desk.settleOutbox();
        const auto second = replace(desk, parcel);
        REQUIRE(second.has_error());
        CHECK(second.error().failure() == Failure::lineBusy);
        CHECK(second.error().subject().starts_with(std::to_string(first.value) + (isDone ? " refund CONFIRMED" : " refund WAITING")));
        desk.settleOutbox();
        CHECK(desk.effects("replace") == 0);
        CHECK(desk.effects("refund", request.id.value) >= 1);
        CHECK(desk.disagreement() == "");
    }
}

TEST_CASE("sent again on the case: the return pays nothing back, and the replacement is named") {
    for (const bool isDone : {false, true}) {
        INFO(isDone);
        Desktop desk;
        const auto [request, parcel] = returnWithCase(desk);
        const auto prepared = desk.prepare(Operation::refund, {request});  // the sheet is open meanwhile
        const ActionId first = replace(desk, parcel, isDone ? milliseconds(0) : seconds(30)).value().actions.at(0);
        if (isDone) desk.settleOutbox();
        const auto second = desk.confirm(prepared, fully());
        REQUIRE(second.has_error());
        CHECK(second.error().failure() == Failure::lineBusy);
        CHECK(second.error().subject().starts_with(std::to_string(first.value) + (isDone ? " replace_parcel CONFIRMED" : " replace_parcel WAITING")));
        desk.settleOutbox();
        CHECK(desk.effects("refund") == 0);
        CHECK(desk.effects("replace", parcel.id.value) == 1);
        CHECK(desk.disagreement() == "");
    }
}

TEST_CASE("keyless: a replacement whose answer is lost is found by a read and never sent again") {
    for (const bool hasArrived : {true, false}) {
        INFO(hasArrived);
        Desktop desk({.guards = {{"replace", sim::Guard::keyless}}});
        const ParcelKey key = caseAt(desk);
        desk.market->addFault(hasArrived ? R"({"do":"act_then_drop","method":"POST"})" : R"({"do":"error_before","method":"POST","status":502})");
        const ActionId id = replace(desk, key).value().actions.at(0);
        desk.settle();
        CHECK(desk.action(id).state == ActionState::unknown);
        CHECK(replace(desk, key).has_error());
        desk.settleOutbox();
        CHECK(desk.action(id).state == (hasArrived ? ActionState::confirmed : ActionState::needsPerson));
        CHECK(desk.action(id).attempts == 1);
        CHECK(desk.effects("replace", key.id.value) == (hasArrived ? 1 : 0));
        CHECK(desk.disagreement() == "");
    }
}

TEST_CASE("guarded or keyed: a replacement that did not arrive is sent again, and once") {
    for (const sim::Guard guard : {sim::Guard::guarded, sim::Guard::keyed}) {
        INFO(sim::nameOf(guard));
        Desktop desk({.guards = {{"replace", guard}}});
        const ParcelKey key = caseAt(desk);
        desk.market->addFault(R"({"do":"error_before","method":"POST","status":502})");
        const ActionId id = replace(desk, key).value().actions.at(0);
        desk.settleOutbox();
        CHECK(desk.action(id).state == ActionState::confirmed);
        CHECK(desk.action(id).attempts == 2);
        CHECK(desk.effects("replace", key.id.value) == 1);
        CHECK(desk.disagreement() == "");
    }
}

TEST_CASE("a case is closed or sent again, not both at once") {
    Desktop desk;
    const ParcelKey key = caseAt(desk);
    REQUIRE(replace(desk, key, seconds(30)));
    const auto closing = desk.get<Result<app::Confirmed>>([&](auto done) { desk.parcels().close(key, {"found", ""}, newUuid(), milliseconds(0), done); });
    REQUIRE(closing.has_error());
    CHECK(closing.error().failure() == Failure::liveAction);
    desk.settleOutbox();
    CHECK(desk.disagreement() == "");
}

TEST_CASE("the buyer is refunded on the marketplace's page meanwhile: the replacement does not leave") {
    Desktop desk;
    const auto [request, parcel] = returnWithCase(desk);
    const ActionId id = replace(desk, parcel, seconds(30)).value().actions.at(0);
    refundByColleague(desk, request);
    desk.advance(seconds(31));
    desk.settleOutbox();
    CHECK(desk.action(id).state == ActionState::notNeeded);
    CHECK(desk.effects("replace") == 0);
    REQUIRE(desk.sync());
}
