// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/reminder_store.h"

#include "support/catch.h"
#include "support/temp_ledger.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

struct Promises : TempLedger {
    ReminderId keep(const std::string& conversation, const std::string& day, const std::string& words = "promise") {
        Reminder reminder;
        reminder.about = {account, {conversation}};
        reminder.day = dayFrom(day).value();
        reminder.words = words;
        reminder.madeAt = morning;
        return write([&] { return ledger->reminders().keep(reminder); });
    }
    std::vector<std::string> days(bool withDone) {
        std::vector<std::string> days;
        for (const Reminder& one : ledger->reminders().all(withDone)) days.push_back(writtenDay(one.day) + (one.doneAt ? " done" : ""));
        return days;
    }
};

using Days = std::vector<std::string>;

}  // namespace

TEST_CASE("reminders are kept by day, one for each day of a conversation, until they are done") {
    Promises promises;
    const ReminderId later = promises.keep("CON-1", "2026-12-05");
    promises.keep("CON-2", "2026-12-01");
    CHECK(promises.keep("CON-1", "2026-12-05", "by Saturday") == later);
    promises.reopen();
    CHECK(promises.days(false) == Days{"2026-12-01", "2026-12-05"});
    CHECK(promises.ledger->reminders().of({promises.account, {"CON-1"}}).front().words == "by Saturday");
    CHECK(promises.write([&] { return promises.ledger->reminders().finish(later, morning); }));
    CHECK_FALSE(promises.write([&] { return promises.ledger->reminders().finish(later, morning); }));
    CHECK(promises.days(false) == Days{"2026-12-01"});
    CHECK(promises.days(true) == Days{"2026-12-01", "2026-12-05 done"});
    CHECK(promises.keep("CON-1", "2026-12-05").value != later.value);
}
