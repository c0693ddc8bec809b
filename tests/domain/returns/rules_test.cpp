// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/returns/rules.h"

#include "domain/returns/refund.h"
#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;

namespace {

RefundPlan paying(std::int64_t cents) {
    RefundPlan plan;
    plan.reason = "returned";
    plan.lines = {{{"L1"}, 1, euros(cents)}};
    return plan;
}

LiveAction live(ActionKind kind, ActionState state, const std::string& baseline = "1") {
    return {{7}, kind, state, baseline};
}

}  // namespace

TEST_CASE("a requested return can be authorized, and the command says everything") {
    Authorization how = withMarketplaceRma();
    how.rma = RmaMode::own;
    how.ownRma = "RMA-2026-00001";
    how.note = "Pack it well";
    const Command command = authorize(aReturn(), how, {}).value();
    CHECK(command.request.get("rma.number") == "RMA-2026-00001");
    CHECK(command.request.get("address.city") == "Bologna");
    CHECK(command.request.get("note") == "Pack it well");
    CHECK(command.baseline == "1");
    CHECK(command.lane() == "return:1:R-1");
}

TEST_CASE("a return that does not wait for an answer cannot be authorized") {
    Return r = aReturn();
    r.state = ReturnState::closed;
    CHECK(authorize(r, withMarketplaceRma(), {}).error().failure() == Failure::notWaitingForAnswer);
}

TEST_CASE("what the marketplace does not offer now is refused with its reason") {
    Return r = aReturn();
    r.possible = {{Operation::authorize, false, "under_review"}};
    CHECK(authorize(r, withMarketplaceRma(), {}).error() == Error(Failure::notOfferedNow, "authorize", "under_review"));
}

TEST_CASE("the marketplace's label goes only to the default address") {
    Authorization how = withMarketplaceRma();
    how.address.isDefault = false;
    CHECK(authorize(aReturn(), how, {}).error().failure() == Failure::marketLabelNeedsDefault);
    how.label = LabelMode::none;
    CHECK(authorize(aReturn(), how, {}));
}

TEST_CASE("a second answer while the first is on its way is refused and names the first") {
    const auto refused = authorize(aReturn(), withMarketplaceRma(), {live(ActionKind::close, ActionState::waiting)});
    CHECK(refused.error() == Error(Failure::liveAction, "close", "7"));
    CHECK(authorize(aReturn(), withMarketplaceRma(), {live(ActionKind::message, ActionState::waiting)}));
    CHECK(authorize(aReturn(), withMarketplaceRma(), {live(ActionKind::authorize, ActionState::failed)}));
}

TEST_CASE("an answer that was confirmed but not read back yet still blocks a second one") {
    CHECK(authorize(aReturn(), withMarketplaceRma(), {live(ActionKind::authorize, ActionState::confirmed)}).has_error());
    CHECK(authorize(aReturn(), withMarketplaceRma(), {live(ActionKind::authorize, ActionState::confirmed, "0")}));
}

TEST_CASE("a refund pays its lines and extras, withheld taken off") {
    RefundPlan plan = paying(2000);
    plan.shipping = euros(490);
    plan.withheld = euros(300);
    plan.withheldReason = "used";
    const Command command = refund(aReturn(), plan, {}).value();
    CHECK(command.total() == euros(2190));
    CHECK(command.money.back() == MoneyLine{"withheld", 0, euros(-300)});
    CHECK(command.lane() == "money:1:O-R-1");
}

TEST_CASE("a refund is never above what is refundable, and says how much is") {
    CHECK(refund(aReturn(), paying(2491), {}).error() == Error(Failure::aboveRefundable, "L1", "24.90 EUR"));
    RefundPlan plan = paying(100);
    plan.shipping = euros(491);
    CHECK(refund(aReturn(), plan, {}).error().failure() == Failure::aboveRefundable);
    plan.shipping.reset();
    plan.goodwill = euros(1500);
    plan.returnShipping = euros(501);
    CHECK(refund(aReturn(), plan, {}).error().failure() == Failure::aboveRefundable);
}

TEST_CASE("a refund of nothing, of another currency, of too many pieces or of an unknown line is refused") {
    CHECK(refund(aReturn(), paying(0), {}).error().failure() == Failure::badAmount);
    RefundPlan plan = paying(300);
    plan.withheld = euros(300);
    plan.withheldReason = "used";
    CHECK(refund(aReturn(), plan, {}).error().failure() == Failure::nothingToPay);
    plan = paying(100);
    plan.lines[0].amount.currency = Currency::parse("USD").value();
    CHECK(refund(aReturn(), plan, {}).error().failure() == Failure::otherCurrency);
    plan = paying(100);
    plan.lines[0].quantity = 2;
    CHECK(refund(aReturn(), plan, {}).error().failure() == Failure::moreThanReturned);
    plan = paying(100);
    plan.lines[0].line = {"L9"};
    CHECK(refund(aReturn(), plan, {}).error().failure() == Failure::unknownLine);
    plan = paying(100);
    plan.lines.push_back(plan.lines[0]);
    CHECK(refund(aReturn(), plan, {}).has_error());
}

TEST_CASE("a deduction needs its reason") {
    RefundPlan plan = paying(2000);
    plan.withheld = euros(100);
    CHECK(refund(aReturn(), plan, {}).error().failure() == Failure::unknownReason);
}

TEST_CASE("on withdrawal only diminished value is withheld, and only when a finding shows it") {
    Return r = aReturn();
    r.ground = Ground::withdrawal;
    RefundPlan plan = paying(2490);
    plan.shipping = euros(490);
    plan.withheld = euros(300);
    plan.withheldReason = diminishedValue;
    const auto found = [](Condition condition) { return std::vector<Finding>{{{"L1"}, 1, condition, false, "", morning, {}}}; };
    CHECK(refund(r, plan, {}).error().failure() == Failure::deductionNotInspected);
    CHECK(refund(r, plan, {}, found(Condition::asNew)).error().failure() == Failure::deductionNotInspected);
    CHECK(refund(r, plan, {}, found(Condition::used)).value().total() == euros(2490 + 490 - 300));
    plan.withheldReason = "restocking";
    CHECK(refund(r, plan, {}, found(Condition::used)).error().failure() == Failure::onlyDiminishedValue);
    r.ground = Ground::other;
    CHECK(refund(r, plan, {}));
}

TEST_CASE("on withdrawal less than the price or the shipping is said, and not refused") {
    Return r = aReturn();
    r.ground = Ground::withdrawal;
    RefundPlan plan = paying(2490);
    plan.shipping = euros(490);
    CHECK_FALSE(paysLessThanDue(r, plan));
    plan.shipping = euros(489);
    CHECK(paysLessThanDue(r, plan));
    plan.shipping = euros(490);
    plan.lines[0].amount = euros(2489);
    CHECK(paysLessThanDue(r, plan));
    CHECK(refund(r, plan, {}));
    r.ground = Ground::defect;
    CHECK_FALSE(paysLessThanDue(r, plan));
}

TEST_CASE("an order whose shipment was never confirmed is cancelled, not refunded") {
    Return r = aReturn();
    r.shipped = false;
    r.possible = {{Operation::cancel, true, {}}};
    RefundPlan plan = fullRefund(r);
    plan.reason = "no_stock";
    CHECK(refund(r, plan, {}).value().kind == ActionKind::cancelOrder);
    CHECK(plan.shipping == euros(490));
}

TEST_CASE("a full refund includes the outbound shipping on withdrawal only") {
    Return r = aReturn();
    CHECK(totalOf(fullRefund(r), eur()) == euros(2490));
    r.ground = Ground::withdrawal;
    CHECK(totalOf(fullRefund(r), eur()) == euros(2980));
}

TEST_CASE("a message of blanks or beyond the limit is refused") {
    CHECK(contact(aReturn().key().object(), {"O"}, "Anna", " \n").error().failure() == Failure::emptyText);
    CHECK(contact(aReturn().key().object(), {"O"}, "Anna", std::string(10'001, 'x')).error().failure() == Failure::textTooLong);
}

TEST_CASE("a return is inspected when every piece has a finding") {
    Return r = aReturn();
    r.state = ReturnState::received;
    r.lines[0].quantity = 2;
    BenchMarks marks;
    const Finding one{{"L1"}, 1, Condition::opened, true, {}, morning};
    CHECK(inspect(r, marks, one));
    marks.findings = {one};
    CHECK_FALSE(isInspected(r, marks));
    Finding two = one;
    two.quantity = 2;
    CHECK(inspect(r, marks, two).error() == Error(Failure::moreThanReturned, "inspect", "1"));
    marks.findings.push_back(one);
    CHECK(isInspected(r, marks));
}

TEST_CASE("equal decisions have equal fingerprints, any difference another") {
    const Command a = refund(aReturn(), paying(2000), {}).value();
    Command b = a;
    CHECK(a.fingerprint() == b.fingerprint());
    b.money[0].amount.minor = 2001;
    CHECK(a.fingerprint() != b.fingerprint());
    b = a;
    b.target.account = {2};
    CHECK(a.fingerprint() != b.fingerprint());
}
