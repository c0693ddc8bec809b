// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/snooze.h"

#include "domain/returns/shown.h"
#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

Return changed(void (*change)(Return&)) {
    Return r = aReturn();
    r.revision = "2";
    change(r);
    return r;
}

const Snooze asleep = snoozed(aReturn(), morning + std::chrono::hours(24), morning);

}  // namespace

TEST_CASE("news wakes, the seller's own message does not") {
    CHECK_FALSE(newsIn(aReturn(), asleep));
    CHECK_FALSE(newsIn(changed([](Return& r) { r.lastMessageBy = Actor::seller; }), asleep));
    CHECK(newsIn(changed([](Return& r) { r.lastMessageBy = Actor::buyer; }), asleep) == WokenBy::buyer);
    CHECK(newsIn(changed([](Return& r) { r.state = ReturnState::authorized; }), asleep) == WokenBy::news);
    CHECK(newsIn(changed([](Return& r) { r.tracking = "BRT1"; }), asleep) == WokenBy::news);
    CHECK(newsIn(changed([](Return& r) { r.deadline = morning; }), asleep) == WokenBy::news);
    CHECK(newsIn(changed([](Return& r) { r.comment = "more"; }), asleep) == WokenBy::news);
    CHECK(newsIn(changed([](Return& r) {
              r.lastMessageBy = Actor::seller;
              r.arrivedAt = morning;
          }), asleep) == WokenBy::news);
}

TEST_CASE("a return that sleeps stands in no view of what is to be done") {
    const auto stands = [](const Return& r, const BenchMarks& marks = {}) {
        const Shown shown = show(r, {}, marks, snoozed(r, morning, morning));
        return std::vector<bool>{shown.isNew, shown.isToInspect, shown.isToRefund, shown.isWaitingForBuyer, shown.snoozedUntil.has_value()};
    };
    const std::vector<bool> sleeps{false, false, false, false, true};
    Return r = aReturn();
    for (const ReturnState state : {ReturnState::requested, ReturnState::authorized, ReturnState::received}) {
        r.state = state;
        CHECK(stands(r) == sleeps);
    }
    BenchMarks marks;
    marks.findings = {{{"L1"}, 1, Condition::asNew, true, {}, morning}};
    CHECK(stands(r, marks) == sleeps);
    r.state = ReturnState::closed;
    CHECK(stands(r) == std::vector<bool>(5, false));
    const Return news = changed([](Return& fact) { fact.lastMessageBy = Actor::buyer; });
    CHECK(show(news, {}, {}, asleep).isNew);
    CHECK_FALSE(show(news, {}, {}, asleep).snoozedUntil);
}

TEST_CASE("lengths of time are whole numbers with a unit") {
    CHECK(durationFrom("30m") == std::chrono::minutes(30));
    CHECK(durationFrom("2h") == std::chrono::hours(2));
    CHECK(durationFrom("3d") == std::chrono::hours(72));
    CHECK(durationFrom("1w") == std::chrono::hours(168));
    for (const char* text : {"", "h", "2", "-2h", "0h", "2.5h", "2 h", "2hh", "99999d", "+2h"}) {
        INFO(text);
        CHECK_FALSE(durationFrom(text));
    }
}
