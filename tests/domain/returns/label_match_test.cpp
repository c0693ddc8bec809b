// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/label_match.h"

#include <tuple>

#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

Return named(const std::string& id, const std::string& order, const std::string& buyer = "B-1", const std::string& rma = {}) {
    Return r = aReturn(id);
    r.order = {order};
    r.buyer = {buyer};
    r.rma = rma;
    return r;
}

}  // namespace

TEST_CASE("a label is for the return that its name names, whichever of the numbers it is and however it is written") {
    const std::vector<Return> targets{named("RET-0001", "400-1111111"), named("RET-0002", "400-2222222", "B-2", "RMA-77")};
    for (const auto& [name, target, by] : {std::tuple{"ret-0001.pdf", 0, MatchedBy::returnInName}, std::tuple{"Etichetta_400-1111111 (2).PDF", 0, MatchedBy::orderInName},
                                           std::tuple{"label-rma-77-dhl.png", 1, MatchedBy::rmaInName}}) {
        INFO(name);
        const auto matching = matchLabels(targets, {{name, 0, ""}});
        REQUIRE(matching.pairs.size() == 1);
        CHECK(matching.pairs[0].target == static_cast<std::size_t>(target));
        CHECK(matching.pairs[0].by == by);
        CHECK_FALSE(matching.pairs[0].isShared);
        CHECK(matching.withoutLabel.size() == 1);
    }
}

TEST_CASE("a number that is part of a longer one names nothing") {
    const std::vector<Return> targets{named("RET-0001", "400-111"), named("RET-0002", "400-111-22", "B-2")};
    const auto longer = matchLabels(targets, {{"400-111-22.pdf", 0, ""}});
    REQUIRE(longer.pairs.size() == 1);
    CHECK(longer.pairs[0].target == 1);
    CHECK(matchLabels(targets, {{"RET-00012.pdf", 0, ""}, {"xRET-0001.pdf", 0, "1400-111"}}).pairs.empty());
    CHECK(matchLabels({named("12", "7")}, {{"label 12.pdf", 0, "order 7"}}).pairs.empty());
}

TEST_CASE("what is on a page is read where the name says nothing, and a name counts more than any page") {
    const std::vector<Return> targets{named("RET-0001", "400-1111111"), named("RET-0002", "400-2222222", "B-2")};
    const auto matching = matchLabels(targets, {{"all.pdf", 1, "To: Anna\nOrder 400-2222222\n"}, {"all.pdf", 2, "Return RET-0001"}, {"400-2222222.pdf", 0, "RET-0001"}});
    REQUIRE(matching.pairs.size() == 2);
    CHECK(matching.pairs[0].candidate == 1);
    CHECK(matching.pairs[0].by == MatchedBy::returnOnPage);
    CHECK(matching.pairs[1].candidate == 2);
    CHECK(matching.unusedCandidates == std::vector<std::size_t>{0});
}

TEST_CASE("one label for two returns of one buyer is no question, for two buyers it is") {
    const std::vector<Return> same{named("RET-0001", "400-1111111"), named("RET-0002", "400-1111111")};
    const auto both = matchLabels(same, {{"400-1111111.pdf", 0, ""}});
    REQUIRE(both.pairs.size() == 2);
    CHECK_FALSE(both.pairs[0].isShared);
    const std::vector<Return> two{named("RET-0001", "400-1111111"), named("RET-0002", "400-2222222", "B-2")};
    const auto shared = matchLabels(two, {{"400-1111111 400-2222222.pdf", 0, ""}});
    REQUIRE(shared.pairs.size() == 2);
    CHECK(shared.pairs[0].isShared);
    CHECK(shared.pairs[1].isShared);
}

TEST_CASE("of two labels for one return the first is taken, and the other is listed as not used") {
    const auto matching = matchLabels({named("RET-0001", "400-1111111")}, {{"RET-0001 a.pdf", 0, ""}, {"RET-0001 b.pdf", 0, ""}, {"notes.pdf", 0, "nothing"}});
    REQUIRE(matching.pairs.size() == 1);
    CHECK(matching.pairs[0].candidate == 0);
    CHECK(matching.unusedCandidates == std::vector<std::size_t>{1, 2});
}
