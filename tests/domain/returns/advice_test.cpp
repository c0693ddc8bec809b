// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/advice.h"

#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

/// Small parcels cost the seller 7.90, the buyer 9.90, handling 2.50; used goods keep half.
ReturnCosts smallParcels() {
    return {{{SizeClass::small, "", euros(790), euros(990), euros(250)}}, {{"SKU-*", SizeClass::small}}, {{Condition::used, 50}}};
}

Return worth(std::int64_t cents, Ground ground) {
    Return r = aReturn();
    r.ground = ground;
    r.price = r.lines[0].price = r.lines[0].refundable = euros(cents);
    return r;
}

Advice adviceFor(const Return& r, const ReturnCosts& costs = smallParcels(), const SkuHistory& history = {}, LabelMode label = LabelMode::marketplace) {
    return advise(r, label, costs, history).value();
}

SkuHistory graded(const std::string& sku, int used, int asNew, int usedOfAll = 0) {
    SkuHistory history;
    for (auto* counts : {&history.ofSku[sku], &history.ofAll}) counts->pieces = {{Condition::used, used}, {Condition::asNew, asNew}};
    history.ofAll.pieces[Condition::used] += usedOfAll;
    return history;
}

using Proposals = std::vector<Proposal>;

}  // namespace

TEST_CASE("the buyer pays a withdrawal, the seller a defect, and else the label says who") {
    struct Row {
        Ground ground;
        std::optional<LabelMode> ofReturn;
        LabelMode ofAccount;
        ReturnPayer payer;
    };
    for (const Row& row : {Row{Ground::withdrawal, {}, LabelMode::own, ReturnPayer::buyer}, Row{Ground::defect, {}, LabelMode::marketplace, ReturnPayer::seller},
                           Row{Ground::other, {}, LabelMode::marketplace, ReturnPayer::buyer}, Row{Ground::other, {}, LabelMode::none, ReturnPayer::buyer},
                           Row{Ground::other, {}, LabelMode::own, ReturnPayer::seller}, Row{Ground::other, LabelMode::own, LabelMode::marketplace, ReturnPayer::seller},
                           Row{Ground::other, LabelMode::none, LabelMode::own, ReturnPayer::buyer}}) {
        Return r = worth(2490, row.ground);
        r.label = row.ofReturn;
        CHECK(payerOf(r, row.ofAccount) == row.payer);
    }
}

TEST_CASE("taking back what costs the seller more than its value is compared with keeping it") {
    // 7.90 + 2.50 + half of the value of 2 in 5 pieces
    const Advice dear = adviceFor(worth(990, Ground::defect), smallParcels(), graded("SKU-1", 2, 3));
    REQUIRE(dear.shares.size() == 3);
    CHECK(dear.shares[0] == CostShare{CostPart::shipping, euros(790), CostSource::anyCountry, {}, {}});
    CHECK(dear.shares[1] == CostShare{CostPart::handling, euros(250), CostSource::anyCountry, {}, {}});
    CHECK(dear.shares[2] == CostShare{CostPart::loss, euros(198), CostSource::ofSku, "SKU-1", {{{Condition::used, 2}, {Condition::asNew, 3}}}});
    CHECK(dear.seller == euros(1238));
    CHECK(dear.buyer == euros(0));
    CHECK(dear.value == euros(990));
    CHECK(dear.proposals == Proposals{Proposal::keepItem});
}

TEST_CASE("a cost equal to the value is not above it") {
    CHECK(adviceFor(worth(1040, Ground::defect)).proposals.empty());
    CHECK(adviceFor(worth(1039, Ground::defect)).proposals == Proposals{Proposal::keepItem});
}

TEST_CASE("the buyer is told from the value on, and keeping is proposed above it") {
    const Proposals toTheBuyer{Proposal::tellCost, Proposal::offerCredit, Proposal::offerShipping, Proposal::offerBoth};
    Proposals all = toTheBuyer;
    all.insert(all.begin(), Proposal::keepItem);
    CHECK(adviceFor(worth(991, Ground::withdrawal)).proposals.empty());
    CHECK(adviceFor(worth(990, Ground::withdrawal)).proposals == toTheBuyer);
    CHECK(adviceFor(worth(989, Ground::withdrawal)).proposals == all);
    const Advice advice = adviceFor(worth(990, Ground::withdrawal));
    CHECK(advice.buyer == euros(990));
    CHECK(advice.seller == euros(250));  // the parcel is the buyer's
    CHECK(advice.credit == euros(250));
    CHECK(advice.ownLabel == euros(790));
}

TEST_CASE("a credit and a label are proposed only where they are worth something") {
    ReturnCosts costs = smallParcels();
    costs.parcels[0].handling = euros(0);
    CHECK(adviceFor(worth(990, Ground::withdrawal), costs).proposals == Proposals{Proposal::tellCost, Proposal::offerShipping});
    costs.parcels[0].seller = euros(990);
    CHECK(adviceFor(worth(990, Ground::withdrawal), costs).proposals == Proposals{Proposal::tellCost});
    costs.parcels[0].handling = euros(5000);
    CHECK(adviceFor(worth(990, Ground::withdrawal), costs).credit == euros(990));
}

TEST_CASE("few findings of an SKU give way to those of all, and few of those to nothing") {
    const auto loss = [](const SkuHistory& history) { return adviceFor(worth(1000, Ground::defect), smallParcels(), history).shares[2]; };
    CHECK(loss(graded("SKU-1", 3, 0)).source == CostSource::ofSku);
    CHECK(loss(graded("SKU-1", 2, 0)).source == CostSource::nothing);
    CHECK(loss(graded("SKU-1", 2, 0)).amount == euros(0));
    CHECK(loss(graded("SKU-1", 1, 1, 2)).source == CostSource::ofAll);
    CHECK(loss(graded("SKU-1", 1, 1, 2)).amount == euros(375));  // 3 of 4 lose half
    CHECK(loss(graded("SKU-2", 3, 0)).source == CostSource::ofAll);
}

TEST_CASE("an expected loss is exact to half a cent, for the largest amounts, too") {
    const auto loss = [](std::int64_t cents) { return adviceFor(worth(cents, Ground::defect), smallParcels(), graded("SKU-1", 1, 2)).shares[2].amount; };
    CHECK(loss(1000) == euros(167));  // a sixth: 166.67
    CHECK(loss(999) == euros(167));   // 166.5 is rounded up
    CHECK(loss(998) == euros(166));
    CHECK(loss(largestAmount) == euros(166'666'666'667));
}

TEST_CASE("one parcel is as big as the biggest thing in it, and each line may lose value") {
    Return r = worth(1000, Ground::defect);
    r.lines.push_back({{"L2"}, "TV-1", "Televisore", 1, euros(3000), euros(3000)});
    r.price = euros(4000);
    ReturnCosts costs = smallParcels();
    costs.sizes.push_back({"TV-*", SizeClass::bulky});
    costs.parcels.push_back({SizeClass::bulky, "IT", euros(3000), euros(4500), euros(500)});
    const Advice advice = adviceFor(r, costs, graded("TV-1", 3, 0));
    CHECK(advice.size == SizeClass::bulky);
    CHECK(advice.rate == CostSource::country);
    REQUIRE(advice.shares.size() == 4);
    CHECK(advice.shares[2].source == CostSource::ofAll);
    CHECK(advice.shares[3].source == CostSource::ofSku);
    CHECK(advice.seller == euros(3000 + 500 + 500 + 1500));
    CHECK(advice.proposals == Proposals{Proposal::keepItem});
}

TEST_CASE("where nothing can be advised, the reason is told") {
    const auto why = [](const Return& r, const ReturnCosts& costs) { return advise(r, LabelMode::marketplace, costs, {}).error(); };
    const Return r = aReturn();
    CHECK(why(r, {}).failure() == Failure::noCosts);
    CHECK(why(r, {smallParcels().parcels, {}, {}}) == Error(Failure::noSize, "advice", "SKU-1"));
    Return pounds = r;
    pounds.price.currency = pounds.lines[0].price.currency = Currency::parse("GBP").value();
    CHECK(why(pounds, smallParcels()) == Error(Failure::noRate, "advice", "GBP"));
    ReturnCosts big = smallParcels();
    big.sizes[0].size = SizeClass::bulky;
    CHECK(why(r, big) == Error(Failure::noRate, "advice", "EUR"));
    Return other = r;
    other.state = ReturnState::authorized;
    CHECK(why(other, smallParcels()).failure() == Failure::notWaitingForAnswer);
    other = r;
    other.shipped = false;
    CHECK(why(other, smallParcels()).failure() == Failure::notShippedYet);
}
