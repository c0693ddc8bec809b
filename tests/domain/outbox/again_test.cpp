// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/outbox/again.h"

#include "domain/outbox/first_action.h"
#include "domain/returns/rules.h"
#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

RefundPlan everyPart() {
    RefundPlan plan;
    plan.lines = {{{"L1"}, 1, euros(2000)}};
    plan.shipping = euros(490);
    plan.returnShipping = euros(300);
    plan.goodwill = euros(100);
    plan.withheld = euros(250);
    plan.withheldReason = "diminished_value";
    plan.reason = "returned";
    plan.note = "Danke";
    plan.keepItem = true;
    return plan;
}

}  // namespace

TEST_CASE("what is withheld on withdrawal needs its finding the second time, too") {
    Return fact = aReturn();
    fact.ground = Ground::withdrawal;
    const std::vector<Finding> found = {{{"L1"}, 1, Condition::used, false, "", morning, {}}};
    const Command failed = refund(fact, everyPart(), {}, found).value();
    CHECK(again(failed, fact, {}).error().failure() == Failure::deductionNotInspected);
    CHECK(again(failed, fact, {}, found).value() == failed);
}

TEST_CASE("a refund that failed is wished for anew with every part of its choice") {
    const Return fact = aReturn();
    const Command failed = refund(fact, everyPart(), {}).value();
    CHECK(again(failed, fact, {}).value() == failed);
}

TEST_CASE("a new try is about the return as it is now, and of the sum that failed") {
    Return fact = aReturn();
    const Command failed = refund(fact, everyPart(), {}).value();
    fact.revision = "2";
    const Command anew = again(failed, fact, {}).value();
    CHECK(anew.baseline == "2");
    CHECK(anew.total() == failed.total());
    fact.lines[0].refundable = euros(1999);
    CHECK(again(failed, fact, {}).error().failure() == Failure::aboveRefundable);
}

TEST_CASE("a new try is refused while another action is under way, and names it") {
    const Return fact = aReturn();
    const Command failed = refund(fact, everyPart(), {}).value();
    const LiveAction other{{7}, ActionKind::refund, ActionState::unknown, fact.revision};
    CHECK(again(failed, fact, {other}).error() == Error(Failure::liveAction, "refund", "7"));
}

TEST_CASE("an authorization, a closing and a message are wished for anew as they were") {
    const Return fact = aReturn();
    Authorization how = withMarketplaceRma();
    how.rma = RmaMode::own;
    how.ownRma = "OUR-1";
    how.label = LabelMode::own;
    how.ownLabel = {std::string(64, 'a'), "application/pdf", "label.pdf"};
    how.note = "Danke";
    for (const Command& failed : {authorize(fact, how, {}).value(), close(fact, {"solved", "ciao"}, {}).value(),
                                  contact(fact.key().object(), fact.order, fact.buyerName, "Hello").value()})
        CHECK(again(failed, fact, {}).value() == failed);
}

TEST_CASE("the action in the way comes through an error's subject with all that the seller must know") {
    Action action;
    action.id = {12};
    action.command = refund(aReturn(), everyPart(), {}).value();
    action.state = ActionState::unknown;
    action.createdAt = morning;
    const FirstAction first = firstActionOf(action);
    CHECK(toSubject(first).starts_with("12 "));
    CHECK(firstActionFrom(toSubject(first)) == first);
    action.command = close(aReturn(), {"solved", {}}, {}).value();
    CHECK(firstActionFrom(toSubject(firstActionOf(action))) == firstActionOf(action));
    for (const char* other : {"", "12", "Kowalska", "12 refund", "28.90 EUR"}) CHECK_FALSE(firstActionFrom(other));
}
