// SPDX-License-Identifier: GPL-3.0-or-later
// The advisor: numbers from the seller's table and the bench's findings, and a seller who follows it.

#include "scenarios/refunds.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

/// Every parcel in every currency of the market costs this; goods that came back used keep half.
ReturnCosts parcelsAt(std::int64_t seller, std::int64_t buyer) {
    ReturnCosts costs;
    for (const char* code : {"EUR", "GBP", "CHF", "USD"}) {
        const Currency currency = Currency::parse(code).value();
        costs.parcels.push_back({SizeClass::small, "", {seller, currency}, {buyer, currency}, {250, currency}});
    }
    costs.sizes = {{"*", SizeClass::small}};
    return costs;
}

struct AdvisedDesk : Desktop {
    using Desktop::Desktop;

    Result<void> setCosts(const ReturnCosts& costs) {
        return get<Result<void>>([&](auto done) { advisor().setCosts(costs, done); });
    }
    Result<app::Advised> advise(const ReturnKey& key) {
        return get<Result<app::Advised>>([&](auto done) { advisor().advise(key, done); });
    }
    app::AdvisedMany adviseMany(const std::vector<ReturnKey>& keys) {
        return get<app::AdvisedMany>([&](auto done) { advisor().adviseMany(keys, done); });
    }
    /// A new request that was shipped, with this ground.
    ReturnKey requested(Ground ground) {
        for (const ReturnKey& key : keys(View::newOnes)) {
            const Return fact = detail(key).fact;
            if (fact.shipped && fact.ground == ground) return key;
        }
        FAIL("no such request");
        return {};
    }
};

}  // namespace

TEST_CASE("nothing is advised before there is a table, and the reason is told") {
    AdvisedDesk desk;
    const ReturnKey key = desk.requested(Ground::withdrawal);
    CHECK(desk.advise(key).error().failure() == Failure::noCosts);
    const auto many = desk.adviseMany(desk.keys(View::newOnes));
    CHECK(many.dear.empty());
    CHECK(many.unknown == many.looked);
    CHECK(desk.advise({desk.account, {"no such return"}}).error().failure() == Failure::unknownReturn);
}

TEST_CASE("a seller who is told that the goods are not worth the way lets the buyer keep them") {
    AdvisedDesk desk;
    const ReturnKey key = desk.requested(Ground::withdrawal);
    const Money price = desk.detail(key).fact.price;
    REQUIRE(desk.setCosts(parcelsAt(790, price.minor)));
    CHECK_FALSE(desk.advise(key).value().advice.has(Proposal::keepItem));
    CHECK(desk.advise(key).value().advice.has(Proposal::offerBoth));
    REQUIRE(desk.setCosts(parcelsAt(790, price.minor + 1)));
    const app::Advised advised = desk.advise(key).value();
    CHECK(advised.advice.has(Proposal::keepItem));
    CHECK(advised.advice.value == price);
    CHECK(desk.actions().empty());  // it only tells

    app::RefundDecision keep = fully();
    keep.plan.keepItem = true;
    keep.thenClose = true;
    keep.closeReason = "keep_item";
    REQUIRE(desk.decide(Operation::refund, {key}, keep));
    desk.settleOutbox();
    CHECK(desk.effects("close", key.id.value) == 1);
    CHECK(desk.detail(key).fact.refunded().minor >= price.minor);
    CHECK(desk.detail(key).row.state == ShownState::closed);
    CHECK(desk.advise(key).error().failure() == Failure::notWaitingForAnswer);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("what the bench found of an SKU is what is expected of the next piece of it") {
    AdvisedDesk desk;
    REQUIRE(desk.setCosts(parcelsAt(790, 990)));
    const ReturnKey key = desk.requested(Ground::defect);
    const std::string sku = desk.detail(key).fact.lines[0].sku;
    CHECK(desk.advise(key).value().advice.shares.back().source == CostSource::nothing);
    int graded = 0, ofSku = 0;
    for (const ReturnKey& here : desk.keys(View::toInspect)) {
        app::Inspection inspection;
        for (const ReturnLine& line : desk.detail(here).fact.lines) {
            inspection.findings.push_back({line.line, line.quantity, Condition::used, false, "", {}, {}});
            graded += line.quantity;
            ofSku += line.sku == sku ? line.quantity : 0;
        }
        REQUIRE(desk.get<Result<app::Confirmed>>([&](auto done) { desk.bench().inspect(here, inspection, milliseconds(0), done); }));
    }
    desk.settle();
    REQUIRE(graded >= fewestGraded);
    const Advice advice = desk.advise(key).value().advice;
    const CostShare& loss = advice.shares.back();
    CHECK(loss.source == (ofSku >= fewestGraded ? CostSource::ofSku : CostSource::ofAll));
    CHECK(loss.grades.total() == (ofSku >= fewestGraded ? ofSku : graded));
    CHECK(loss.amount.minor == (advice.value.minor + 1) / 2);
    desk.crashAndRestart();
    desk.settle();
    CHECK(desk.advise(key).value().advice == advice);
    CHECK(desk.disagreement() == "");
}

TEST_CASE("who pays the parcel is told by the ground, and else by the account's label, which is unpaid") {
    AdvisedDesk desk({.returns = 300, .requested = 90});
    REQUIRE(desk.setCosts(parcelsAt(790, 990)));
    for (const auto& [ground, payer] : {std::pair{Ground::withdrawal, ReturnPayer::buyer}, std::pair{Ground::defect, ReturnPayer::seller}, std::pair{Ground::other, ReturnPayer::buyer}}) {
        const Advice advice = desk.advise(desk.requested(ground)).value().advice;
        CHECK(advice.payer == payer);
        CHECK(advice.buyer.minor == (payer == ReturnPayer::buyer ? 990 : 0));
        CHECK(advice.seller.minor == (payer == ReturnPayer::buyer ? 250 : 250 + 790));
    }
}

TEST_CASE("of many, those that cost more than they are worth are listed, and those the table says nothing of are counted") {
    AdvisedDesk desk;
    ReturnCosts costs = parcelsAt(2500, 2500);
    std::erase_if(costs.parcels, [](const ParcelCost& parcel) { return parcel.seller.currency.code() == "GBP"; });
    REQUIRE(desk.setCosts(costs));
    const auto keys = desk.keys(View::newOnes);
    std::size_t dear = 0, unknown = 0;
    for (const ReturnKey& key : keys) {
        const auto advised = desk.advise(key);
        dear += advised && advised->advice.has(Proposal::keepItem);
        unknown += !advised;
    }
    const auto many = desk.adviseMany(keys);
    CHECK(many.looked == keys.size());
    CHECK(many.dear.size() == dear);
    CHECK(many.unknown == unknown);
    CHECK(dear > 0);
    CHECK(dear < keys.size());
}

TEST_CASE("a table of costs that does not fit is refused as a whole") {
    AdvisedDesk desk;
    const ReturnCosts costs = parcelsAt(790, 990);
    REQUIRE(desk.setCosts(costs));
    ReturnCosts wrong = costs;
    wrong.parcels.push_back(costs.parcels[0]);
    CHECK(desk.setCosts(wrong).error().failure() == Failure::sameCost);
    const auto read = [&](const std::string& csv) { return desk.get<Result<ReturnCosts>>([&](auto done) { desk.advisor().readCosts(csv, done); }); };
    CHECK(read("kind,size\r\n").error().failure() == Failure::noColumn);
    CHECK(desk.get<ReturnCosts>([&](auto done) { desk.advisor().costs(done); }) == costs);
    CHECK(read(desk.advisor().costsCsv(costs)).value() == costs);
}
