// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/outbox_csv.h"

#include "domain/returns/rules.h"
#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

/// The second line: the first names the columns.
std::string lineOf(const Action& action) {
    documents::OutboxCsv csv;
    csv.add(action, "shop");
    const std::string all = csv.take();
    return all.substr(all.find("\r\n") + 2);
}

Action aRefund() {
    RefundPlan plan = fullRefund(aReturn());
    plan.reason = "returned";
    Action action;
    action.id = {3};
    action.command = refund(aReturn(), plan, {}).value();
    action.createdAt = morning;
    action.notBefore = morning + seconds(30);
    action.why = WaitReason::undo;
    return action;
}

}  // namespace

TEST_CASE("an action of the outbox is a line with a plain amount and times in UTC") {
    CHECK(lineOf(aRefund()) == "3,2026-11-21T08:00:00Z,\"shop\",\"refund\",\"O-R-1\",\"R-1\",\"Anna Kowalska\",24.90,\"EUR\",\"WAITING\",\"undo\",0,"
                               "2026-11-21T08:00:30Z,\"\",\"\",\"\",\"\",\r\n");
}

TEST_CASE("a name or a reference that a spreadsheet would take for a formula stays text") {
    Action action = aRefund();
    action.command.seen.set("buyer", "=HYPERLINK(\"http://x\")");
    action.remoteRef = "+393331234567";
    CHECK(lineOf(action).find("\"'=HYPERLINK(\"\"http://x\"\")\"") != std::string::npos);
    CHECK(lineOf(action).find("\"'+393331234567\"") != std::string::npos);
}

TEST_CASE("what is over has no next try, and what pays nothing has no amount") {
    Action action = aRefund();
    action.command = close(aReturn(), {"solved", {}}, {}).value();
    action.state = ActionState::confirmed;
    action.why.reset();
    CHECK(lineOf(action) == "3,2026-11-21T08:00:00Z,\"shop\",\"close\",\"O-R-1\",\"R-1\",\"Anna Kowalska\",,\"\",\"CONFIRMED\",\"\",0,,\"\",\"\",\"\",\"\",\r\n");
}
