// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens/returns/refund_form.h"

#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;
using screens::RefundForm;

namespace {

/// Two lines of 24.90 and 10.00, 4.90 shipping, at most 20.00 on top; the goods are here.
app::ReturnDetail detail() {
    app::ReturnDetail d;
    d.fact = aReturn();
    d.fact.lines.push_back({{"L2"}, "SKU-2", "Filtri", 3, euros(1000), euros(1000)});
    d.fact.price = euros(3490);
    d.fact.arrivedAt = morning;
    return d;
}

RefundForm filled() {
    RefundForm form(detail());
    form.reason = "returned";
    return form;
}

void checkWrong(const RefundForm& form, Failure failure, const std::string& subject = {}) {
    REQUIRE(form.error());
    CHECK(form.error()->failure() == failure);
    if (!subject.empty()) CHECK(form.error()->subject() == subject);
}

}  // namespace

TEST_CASE("the form opens with everything that is refundable, shipping only where the buyer withdrew") {
    const RefundForm defect(detail());
    REQUIRE(defect.lines.size() == 2);
    CHECK(defect.lines[0].amount == euros(2490));
    CHECK(defect.lines[1].amount == euros(1000));
    CHECK(!defect.shipping);
    CHECK(defect.total() == euros(3490));
    app::ReturnDetail withdrawn = detail();
    withdrawn.fact.ground = Ground::withdrawal;
    CHECK(RefundForm(withdrawn).shipping == euros(490));
    CHECK(RefundForm(withdrawn).total() == euros(3980));
}

TEST_CASE("a line that was refunded before opens empty and takes nothing") {
    app::ReturnDetail d = detail();
    d.fact.lines[0].refundable = euros(0);
    d.fact.refunds = {{{"F-1"}, euros(2490), Actor::seller, morning, ""}};
    RefundForm form(d);
    form.reason = "returned";
    CHECK(!form.lines[0].amount);
    REQUIRE(form.earlier().size() == 1);
    CHECK(form.earlier()[0].total == euros(2490));
    CHECK(form.left() == euros(1000 + 490));
    CHECK(form.total() == euros(1000));
    form.lines[0].amount = euros(1);
    checkWrong(form, Failure::aboveRefundable, "0.00 EUR");
}

TEST_CASE("no part can be above what is refundable, and the form says how much that is") {
    RefundForm form = filled();
    CHECK(!form.error());
    form.lines[0].amount = euros(2491);
    checkWrong(form, Failure::aboveRefundable, "24.90 EUR");
    form = filled();
    form.shipping = euros(491);
    checkWrong(form, Failure::aboveRefundable, "4.90 EUR");
    form.shipping = form.mostShipping();
    CHECK(!form.error());
    form.returnShipping = euros(1500);
    form.goodwill = euros(501);  // together above what may be paid on top
    checkWrong(form, Failure::aboveRefundable, "20.00 EUR");
    form.goodwill = euros(500);
    CHECK(!form.error());
    CHECK(form.total() == euros(3490 + 490 + 2000));
}

TEST_CASE("more pieces than were returned are refused") {
    RefundForm form = filled();
    form.lines[1].quantity = 4;
    checkWrong(form, Failure::moreThanReturned, "3");
}

TEST_CASE("what is withheld is taken off, needs a reason, and leaves something to pay") {
    RefundForm form = filled();
    form.withheld = euros(500);
    checkWrong(form, Failure::unknownReason);
    form.withheldReason = "used";
    CHECK(!form.error());
    CHECK(form.total() == euros(2990));
    form.withheld = euros(3490);
    checkWrong(form, Failure::nothingToPay);
    form.withheld = euros(99'999);
    checkWrong(form, Failure::nothingToPay);
}

TEST_CASE("on withdrawal the form offers diminished value alone, once an inspection found wear") {
    app::ReturnDetail d = detail();
    const std::vector<ReasonWords> listed = {{"diminished_value", {}}, {"restocking", {}}};
    CHECK(RefundForm(d).withholdReasons(listed) == listed);
    CHECK_FALSE(RefundForm(d).whyNoDeduction());
    d.fact.ground = Ground::withdrawal;
    CHECK(RefundForm(d).withholdReasons(listed) == std::vector<ReasonWords>{{"diminished_value", {}}});
    CHECK(RefundForm(d).whyNoDeduction()->failure() == Failure::deductionNotInspected);
    d.marks.findings = {{{"L1"}, 1, Condition::used, false, "", morning, {}}};
    RefundForm form(d);
    form.reason = "returned";
    CHECK_FALSE(form.whyNoDeduction());
    form.withheld = euros(500);
    form.withheldReason = "restocking";
    checkWrong(form, Failure::onlyDiminishedValue);
    form.withheldReason = "diminished_value";
    CHECK(!form.error());
    CHECK(form.total() == euros(3490 + 490 - 500));
}

TEST_CASE("on withdrawal a price that is cut is pointed out, and can be paid") {
    app::ReturnDetail d = detail();
    d.fact.ground = Ground::withdrawal;
    RefundForm form(d);
    form.reason = "returned";
    CHECK_FALSE(form.paysLessThanDue());
    form.lines[0].amount = euros(2000);
    CHECK(form.paysLessThanDue());
    CHECK(!form.error());
    form.lines[0].amount.reset();  // it did not come back
    CHECK_FALSE(form.paysLessThanDue());
}

TEST_CASE("an unusual amount needs a yes of its own, and another amount another yes") {
    app::ReturnDetail d = detail();
    d.fact.extraRefundable = euros(99'999);
    d.order.emplace();
    d.order->shippingPrice = euros(490);
    d.fact.shippingRefundable = euros(0);  // paid back before: what it cost is still the measure
    RefundForm form(d);
    form.reason = "returned";
    form.goodwill = euros(3400);
    CHECK(!form.unusual());
    form.goodwill = euros(3500);
    CHECK(form.unusual() == euros(3500));
    checkWrong(form, Failure::unusualAmount, "35.00 EUR");
    form.meant = euros(3500);
    CHECK(!form.error());
    form.goodwill = euros(35'000);
    checkWrong(form, Failure::unusualAmount, "350.00 EUR");
    form.goodwill = euros(100'000);
    checkWrong(form, Failure::aboveRefundable);
    d.order->shippingPrice = euros(300);
    RefundForm cheap(d);
    cheap.reason = "returned";
    cheap.returnShipping = euros(3000);
    checkWrong(cheap, Failure::unusualAmount);
}

TEST_CASE("the yes to more than the daily limit goes with the decision") {
    RefundForm form = filled();
    CHECK_FALSE(form.decision().plan.isBeyondLimit);
    form.isBeyondLimit = true;
    CHECK(form.decision().plan.isBeyondLimit);
}

TEST_CASE("empty and zero amounts are not paid, and a form of nothing else cannot be sent") {
    RefundForm form = filled();
    form.lines[0].amount.reset();
    form.lines[1].amount = euros(0);
    form.goodwill = euros(0);
    CHECK(form.plan().lines.empty());
    CHECK(!form.plan().goodwill);
    checkWrong(form, Failure::nothingToPay);
    form.shipping = euros(490);
    CHECK(!form.error());
    CHECK(form.total() == euros(490));
}

TEST_CASE("amounts below zero or in another currency are refused") {
    RefundForm form = filled();
    form.lines[0].amount = euros(-1);
    checkWrong(form, Failure::badAmount);
    form = filled();
    form.goodwill = euros(-1);
    checkWrong(form, Failure::badAmount);
    form = filled();
    form.lines[0].amount = Money{100, Currency::parse("USD").value()};
    checkWrong(form, Failure::otherCurrency);
    form = filled();
    form.shipping = Money{100, Currency::parse("USD").value()};
    checkWrong(form, Failure::otherCurrency);
}

TEST_CASE("a refund needs its reason") {
    const RefundForm form(detail());
    checkWrong(form, Failure::unknownReason);
}

TEST_CASE("the sentence knows whether the goods are here, and whether it is a cancellation") {
    app::ReturnDetail d = detail();
    CHECK(RefundForm(d).hasArrived());
    d.fact.arrivedAt.reset();
    CHECK(!RefundForm(d).hasArrived());
    d.marks.receivedAt = morning;  // the seller has them on the bench
    CHECK(RefundForm(d).hasArrived());
    d.marks.receivedAt.reset();
    d.fact.shipped = false;
    CHECK(RefundForm(d).isCancellation());
    CHECK(RefundForm(d).hasArrived());  // nothing to wait for
    CHECK(RefundForm(d).buyer() == "Anna Kowalska");
    CHECK(RefundForm(d).shipping == euros(490));
}

TEST_CASE("the buyer keeps the item: the request is closed after the refund, where it still waits for an answer") {
    app::ReturnDetail d = detail();
    RefundForm form(d);
    form.reason = "returned";
    CHECK(form.canCloseAfterwards());
    CHECK(!form.decision().thenClose);
    form.keepsItem = true;
    CHECK(form.decision().thenClose);
    CHECK(form.decision().closeReason == "keep_item");
    CHECK(form.decision().plan.keepItem);
    d.fact.state = ReturnState::received;
    CHECK(!RefundForm(d).canCloseAfterwards());
    d.fact.state = ReturnState::requested;
    d.fact.shipped = false;
    CHECK(!RefundForm(d).canCloseAfterwards());
}

TEST_CASE("what is confirmed is what the form shows, to the cent") {
    RefundForm form = filled();
    form.lines[0].amount = euros(1999);
    form.lines[1].amount.reset();
    form.returnShipping = euros(599);
    form.withheld = euros(100);
    form.withheldReason = "used";
    form.note = "Grazie";
    const app::RefundDecision decision = form.decision();
    CHECK(!decision.isFull);
    REQUIRE(decision.plan.lines.size() == 1);
    CHECK(decision.plan.lines[0] == RefundLine{{"L1"}, 1, euros(1999)});
    CHECK(!decision.plan.shipping);
    CHECK(decision.plan.returnShipping == euros(599));
    CHECK(decision.plan.withheld == euros(100));
    CHECK(decision.plan.withheldReason == "used");
    CHECK(decision.plan.reason == "returned");
    CHECK(decision.plan.note == "Grazie");
    CHECK(form.total() == euros(1999 + 599 - 100));
}
