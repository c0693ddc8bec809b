// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/label_origin.h"

#include "domain/returns/rules.h"
#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

Return authorized(std::optional<LabelMode> told = std::nullopt) {
    Return r = aReturn();
    r.state = ReturnState::authorized;
    r.rma = "RMA-1";
    r.label = told;
    return r;
}

Command asking(LabelMode mode) {
    Authorization how = withMarketplaceRma();
    how.label = mode;
    how.ownLabel = {std::string(64, 'a'), "application/pdf", "mine.pdf"};
    return authorize(aReturn(), how, {}).value();
}

}  // namespace

TEST_CASE("a return that is not authorized has no label") {
    CHECK(labelOrigin(aReturn(), nullptr, LabelMaker::marketplace) == LabelOrigin::none);
}

TEST_CASE("the unpaid label is the marketplace's, or ours where it leaves the drawing to the seller") {
    const Command asked = asking(LabelMode::marketplace);
    CHECK(labelOrigin(authorized(), &asked, LabelMaker::marketplace) == LabelOrigin::marketplace);
    CHECK(labelOrigin(authorized(), &asked, LabelMaker::seller) == LabelOrigin::drawn);
    CHECK(labelOrigin(authorized(LabelMode::marketplace), nullptr, LabelMaker::seller) == LabelOrigin::drawn);
    CHECK(labelOrigin(authorized(), nullptr, LabelMaker::marketplace) == LabelOrigin::marketplace);
}

TEST_CASE("an own label is here only when it was handed in from here") {
    const Command own = asking(LabelMode::own), none = asking(LabelMode::none);
    CHECK(labelOrigin(authorized(), &own, LabelMaker::marketplace) == LabelOrigin::file);
    CHECK(labelOrigin(authorized(LabelMode::own), &own, LabelMaker::seller) == LabelOrigin::file);
    CHECK(labelOrigin(authorized(LabelMode::own), nullptr, LabelMaker::marketplace) == LabelOrigin::elsewhere);
    CHECK(labelOrigin(authorized(LabelMode::own), &none, LabelMaker::marketplace) == LabelOrigin::elsewhere);
    CHECK(labelOrigin(authorized(), &none, LabelMaker::marketplace) == LabelOrigin::none);
}

TEST_CASE("what the marketplace says of the label counts more than what was asked for") {
    const Command asked = asking(LabelMode::marketplace);
    CHECK(labelOrigin(authorized(LabelMode::none), &asked, LabelMaker::marketplace) == LabelOrigin::none);
}
