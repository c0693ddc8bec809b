// SPDX-License-Identifier: GPL-3.0-or-later
// What was promised to a buyer is offered to be kept in mind, and is due, missed or done.

#include "scenarios/inbox.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

std::vector<app::ReminderRow> reminders(Desktop& desk, bool withDone = false) {
    return desk.get<std::vector<app::ReminderRow>>([&](auto done) { desk.messages().reminders().list(withDone, done); });
}

}  // namespace

TEST_CASE("a day that was promised is offered, kept, due, missed and done, also after a restart") {
    Desktop desk;
    const ConversationKey key = inbox(desk).front().key;
    REQUIRE(reply(desk, key, "Il ricambio parte tra 2 giorni."));
    desk.settleOutbox();
    REQUIRE(desk.sync());
    const auto promised = detailOf(desk, key).promised;
    REQUIRE(promised.size() == 1);
    CHECK(promised.front().words == "tra 2 giorni");
    CHECK(reminders(desk).empty());
    const auto keep = [&](std::chrono::year_month_day day) {
        return desk.get<Result<ReminderId>>([&](auto done) { desk.messages().reminders().keep(key, day, promised.front().words, done); });
    };
    const ReminderId id = keep(promised.front().day).value();
    CHECK(detailOf(desk, key).promised.empty());
    CHECK(detailOf(desk, key).reminders.size() == 1);
    CHECK(reminders(desk).front().state == ReminderState::ahead);
    desk.crashAndRestart();
    desk.advance(std::chrono::hours(48));
    CHECK(reminders(desk).front().state == ReminderState::dueToday);
    desk.advance(std::chrono::hours(24));
    CHECK(reminders(desk).front().state == ReminderState::missed);
    const auto counts = desk.get<app::ReminderCounts>([&](auto done) { desk.messages().reminders().counts(done); });
    CHECK(counts.missed == 1);
    CHECK(counts.dueToday + counts.ahead == 0);
    CHECK(keep(promised.front().day).error().failure() == Failure::timeInPast);
    REQUIRE(desk.get<Result<void>>([&](auto done) { desk.messages().reminders().finish(id, done); }));
    CHECK(reminders(desk).empty());
    CHECK(reminders(desk, true).front().state == ReminderState::done);
    CHECK(desk.get<Result<void>>([&](auto done) { desk.messages().reminders().finish(id, done); }).error().failure() == Failure::notFound);
}
