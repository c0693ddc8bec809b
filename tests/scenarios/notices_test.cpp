// SPDX-License-Identifier: GPL-3.0-or-later
// What the seller is told outside the window: once, in one summary, not in quiet hours.

#include <ctime>

#include "support/catch.h"
#include "support/desktop.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

/// A desk that reads by itself, and what it told.
struct Watched {
    explicit Watched(const DesktopSetup& setup) : desk(setup) { listen(); }
    void listen() {
        desk.core().onChanges([this](const app::Changes& changes) {
            if (changes.notice) told.push_back(*changes.notice);
        });
    }
    void set(const std::string& name, const std::string& value) {
        CHECK(desk.get<Result<void>>([&](auto done) { desk.settings().setPreference(name, value, done); }));
    }
    /// The clock moves in steps, as alarms ring.
    void live(milliseconds length) {
        const TimePoint end = desk.clock.now() + length;
        while (desk.clock.now() < end) desk.advance(std::min<milliseconds>(std::chrono::minutes(5), end - desk.clock.now()));
    }
    std::int64_t toldNew() const {
        std::int64_t sum = 0;
        for (const Notice& notice : told) sum += notice.newRequests;
        return sum;
    }
    std::int64_t toldDue() const {
        std::int64_t sum = 0;
        for (const Notice& notice : told) sum += notice.dueSoon;
        return sum;
    }

    Desktop desk;
    std::vector<Notice> told;
};

const DesktopSetup lively{.returns = 80, .requested = 20, .speed = 1, .isReading = true};

}  // namespace

TEST_CASE("what was there when the account was connected is no news, what comes later is told once") {
    Watched w(lively);
    w.live(std::chrono::minutes(1));
    CHECK(w.toldNew() == 0);
    const auto before = static_cast<std::int64_t>(w.desk.keys(View::all).size());
    w.live(std::chrono::hours(4));
    const auto came = static_cast<std::int64_t>(w.desk.keys(View::all).size()) - before;
    REQUIRE(came > 0);
    CHECK(w.toldNew() > 0);
    CHECK(w.toldNew() <= came);
    for (const Notice& notice : w.told) CHECK(notice.details.empty());
    const auto told = w.told.size();
    w.desk.crashAndRestart();
    w.listen();
    w.desk.advance(std::chrono::seconds(10));
    CHECK(w.told.size() == told);
    CHECK(w.desk.disagreement() == "");
}

TEST_CASE("an answer that is nearly due is told of at its time, not only after a sync") {
    Watched w({.returns = 80, .requested = 20, .isReading = true});
    w.live(std::chrono::minutes(1));
    w.desk.unplug();
    std::optional<TimePoint> first;
    for (const ReturnKey& key : w.desk.keys(View::newOnes)) {
        const auto deadline = w.desk.detail(key).row.deadline;
        if (deadline && *deadline > w.desk.clock.now() + std::chrono::hours(3) && (!first || *deadline < *first)) first = deadline;
    }
    REQUIRE(first);
    w.live(*first - std::chrono::hours(2) - std::chrono::minutes(1) - w.desk.clock.now());
    const auto before = w.toldDue();
    w.live(std::chrono::minutes(2));
    CHECK(w.toldDue() > before);
    CHECK(w.told.back().lead == std::chrono::hours(2));
    const auto all = w.toldDue();
    w.live(std::chrono::minutes(30));
    CHECK(w.toldDue() >= all);
    CHECK(w.toldDue() <= static_cast<std::int64_t>(w.desk.keys(View::all).size()));
}

TEST_CASE("a kind that is switched off is silent, and is not caught up on") {
    Watched w(lively);
    for (const char* name : {"notify_new", "notify_due", "notify_closed"}) w.set(name, "no");
    w.live(std::chrono::hours(4));
    CHECK(w.told.empty());
    w.set("notify_new", "yes");
    w.set("notify_details", "yes");
    w.desk.advance(std::chrono::seconds(5));
    CHECK(w.told.empty());
    w.live(std::chrono::hours(2));
    CHECK(w.toldDue() == 0);
    REQUIRE_FALSE(w.told.empty());
    CHECK_FALSE(w.told.front().details.empty());
}

TEST_CASE("quiet hours are quiet, and summed up at their end") {
    Watched w(lively);
    w.live(std::chrono::minutes(1));
    const auto minutes = [&](milliseconds later) {
        const std::time_t clockTime = toSeconds(w.desk.clock.now() + later);
        std::tm local{};
        ::localtime_r(&clockTime, &local);
        return local.tm_hour * 60 + local.tm_min;
    };
    w.set("notify_quiet", toText(QuietHours{minutes(std::chrono::minutes(-5)), minutes(std::chrono::hours(5))}));
    w.told.clear();
    w.live(std::chrono::hours(4) + std::chrono::minutes(45));
    CHECK(w.told.empty());
    w.live(std::chrono::minutes(25));
    REQUIRE_FALSE(w.told.empty());
    CHECK(w.told.front().newRequests + w.told.front().dueSoon > 1);
    CHECK(w.desk.disagreement() == "");
}

TEST_CASE("a desk that is asked for one thing tells nothing") {
    Watched w({.returns = 80, .requested = 20, .speed = 1});
    CHECK(w.desk.sync());
    w.live(std::chrono::hours(4));
    CHECK(w.desk.sync());
    w.live(std::chrono::hours(1));
    CHECK(w.told.empty());
}

TEST_CASE("a day that was promised is told of on that day and when it was missed, once each, also after a restart") {
    Watched w({.returns = 80, .requested = 20, .isReading = true});
    w.live(std::chrono::minutes(1));
    const auto key = w.desk.get<std::vector<ConversationRow>>([&](auto done) { w.desk.messages().page({}, {}, 1, done); }).at(0).key;
    const std::chrono::year_month_day day{std::chrono::sys_days(localDay(w.desk.clock.now())) + std::chrono::days(2)};
    REQUIRE(w.desk.get<Result<ReminderId>>([&](auto done) { w.desk.messages().reminders().keep(key, day, "entro venerdì", done); }));
    const auto promised = [&] {
        std::pair<std::int64_t, std::int64_t> sum;
        for (const Notice& notice : w.told) sum.first += notice.promisedToday, sum.second += notice.promisesMissed;
        return sum;
    };
    w.live(std::chrono::hours(20));
    CHECK(promised() == std::pair<std::int64_t, std::int64_t>(0, 0));
    w.live(std::chrono::hours(34));
    CHECK(promised() == std::pair<std::int64_t, std::int64_t>(1, 0));
    w.desk.crashAndRestart();
    w.listen();
    w.live(std::chrono::hours(72));
    CHECK(promised() == std::pair<std::int64_t, std::int64_t>(1, 1));
}
