// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/outbox/bulk_brake.h"

#include "support/catch.h"

using namespace resodesk;
using Kind = BulkResult::Kind;

namespace {

const BulkResult good{Kind::good, {}, {}};
const BulkResult unclear{Kind::unknown, Failure::outcomeUnknown, {}};
BulkResult failed(const std::string& words = "closed", Failure cause = Failure::refused) { return {Kind::failed, cause, words}; }

}  // namespace

TEST_CASE("money stops after three unknown outcomes in a row") {
    CHECK(mustStop(true, {unclear, unclear, unclear}));
    CHECK(mustStop(true, {unclear, unclear, unclear, good, good}));
    CHECK_FALSE(mustStop(true, {unclear, unclear}));
    CHECK_FALSE(mustStop(true, {unclear, unclear, good, unclear, unclear}));
    CHECK_FALSE(mustStop(true, {good, unclear, unclear, unclear, unclear}));
}

TEST_CASE("money stops after five in a row of which none went through") {
    CHECK(mustStop(true, {failed("a"), failed("b"), failed("c"), failed("d"), failed("e")}));
    CHECK(mustStop(true, {failed(), unclear, failed(), unclear, failed()}));
    CHECK_FALSE(mustStop(true, {failed(), failed(), failed(), failed()}));
    CHECK_FALSE(mustStop(true, {failed(), failed(), good, failed(), failed()}));
}

TEST_CASE("what pays nothing stops only when five in a row are refused for one cause that is not the return's own") {
    const std::vector<BulkResult> same(5, failed("label: unclear upload"));
    CHECK(mustStop(false, same));
    CHECK(mustStop(false, std::vector<BulkResult>(5, failed("", Failure::forbidden))));
    CHECK_FALSE(mustStop(false, {same.begin(), same.begin() + 4}));
    CHECK_FALSE(mustStop(false, {failed("a"), failed("b"), failed("c"), failed("d"), failed("e")}));
    CHECK_FALSE(mustStop(false, std::vector<BulkResult>(5, failed("", Failure::changed))));
    CHECK_FALSE(mustStop(false, std::vector<BulkResult>(5, unclear)));
}
