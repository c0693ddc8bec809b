// SPDX-License-Identifier: GPL-3.0-or-later

#include "screens/bench/inspection_form.h"

#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::test;
using screens::InspectionForm;
using screens::ParcelAdvice;

namespace {

/// Two lines - one piece of 24.90, three of 10.00 in all - and 4.90 shipping; authorized, and refunds are possible.
app::ReturnDetail parcel() {
    app::ReturnDetail d;
    d.fact = aReturn();
    d.fact.ground = Ground::withdrawal;
    d.fact.state = ReturnState::inTransit;
    d.fact.lines.push_back({{"L2"}, "SKU-2", "Filtri", 3, euros(1000), euros(1000)});
    d.fact.price = euros(3490);
    return d;
}

app::BenchSheet benchSheet() {
    app::BenchSheet s;
    s.nonce = "n";
    s.policy = {{Condition::asNew, "", 100, false, ""}, {Condition::used, "", 80, false, "worn"}, {Condition::emptyBox, "", 0, false, ""}};
    s.reasons = {{"returned", {}}, {"defective", {}}};
    return s;
}

InspectionForm graded(Condition first, Condition second) {
    InspectionForm form(parcel(), benchSheet());
    form.grade(0, first);
    form.grade(1, second);
    return form;
}

}  // namespace

TEST_CASE("each line waits for its condition, and the next one without is next") {
    InspectionForm form(parcel(), benchSheet());
    CHECK(form.inspectError()->failure() == Failure::missingChoice);
    CHECK(form.nextLine() == 0);
    form.grade(0, Condition::asNew);
    CHECK(form.lines[0].isResellable);
    CHECK(form.nextLine() == 1);
    form.grade(1, Condition::used);
    CHECK_FALSE(form.lines[1].isResellable);
    CHECK(form.nextLine() == 2);
    CHECK_FALSE(form.inspectError());
}

TEST_CASE("the grades propose the refund: as new in full, on withdrawal with the shipping") {
    const InspectionForm form = graded(Condition::asNew, Condition::asNew);
    CHECK(form.total() == euros(2490 + 1000 + 490));
    CHECK_FALSE(form.withheld);
    CHECK_FALSE(form.refundError());
    CHECK(form.reason == "returned");
}

TEST_CASE("what a grade takes off is withheld, on withdrawal as diminished value") {
    const InspectionForm form = graded(Condition::used, Condition::asNew);
    CHECK(form.withheld == euros(498));
    CHECK(form.withheldReason == "diminished_value");
    CHECK(form.total() == euros(2490 + 1000 + 490 - 498));
}

TEST_CASE("on withdrawal nothing is withheld for goods as new, and a finding of this sheet or an earlier one shows the wear") {
    InspectionForm form = graded(Condition::asNew, Condition::asNew);
    form.withheld = euros(100);
    form.withheldReason = "diminished_value";
    CHECK(form.refundError()->failure() == Failure::deductionNotInspected);
    form.isTyped = true;
    form.grade(1, Condition::opened);
    CHECK_FALSE(form.refundError());
    form.withheldReason = "worn";
    CHECK(form.refundError()->failure() == Failure::onlyDiminishedValue);

    app::ReturnDetail d = parcel();
    d.marks.findings = {{{"L1"}, 1, Condition::used, false, "", morning, {}}};
    InspectionForm rest(d, benchSheet());
    rest.grade(0, Condition::asNew);
    rest.withheld = euros(100);
    rest.withheldReason = "diminished_value";
    CHECK_FALSE(rest.refundError());
}

TEST_CASE("pieces that did not come are not paid, and an empty box is not") {
    InspectionForm form(parcel(), benchSheet());
    form.lines[1].pieces = 2;
    form.grade(0, Condition::emptyBox);
    form.grade(1, Condition::asNew);
    CHECK_FALSE(form.lines[0].amount);
    CHECK(form.lines[1].amount == euros(667));
    CHECK(form.total() == euros(667 + 490));
}

TEST_CASE("nothing is proposed for empty boxes alone: they can be noted, not refunded") {
    const InspectionForm form = graded(Condition::emptyBox, Condition::emptyBox);
    CHECK_FALSE(form.inspectError());
    CHECK(form.refundError()->failure() == Failure::nothingToPay);
}

TEST_CASE("an amount that was typed stays when a grade changes") {
    InspectionForm form = graded(Condition::asNew, Condition::asNew);
    form.lines[0].amount = euros(1200);
    form.isTyped = true;
    form.grade(0, Condition::used);
    CHECK(form.lines[0].amount == euros(1200));
}

TEST_CASE("more than can be refunded is refused with what can") {
    InspectionForm form = graded(Condition::asNew, Condition::asNew);
    form.lines[0].amount = euros(9900);
    CHECK(form.refundError()->failure() == Failure::aboveRefundable);
    CHECK_FALSE(form.inspectError());
}

TEST_CASE("where the marketplace pays nothing now, the parcel can still be noted, and says why it should not be here") {
    for (const auto& [state, advice] : {std::pair{ReturnState::requested, ParcelAdvice::notAuthorized}, std::pair{ReturnState::closed, ParcelAdvice::closed},
                                        std::pair{ReturnState::refunded, ParcelAdvice::refunded}, std::pair{ReturnState::received, ParcelAdvice::none}}) {
        app::ReturnDetail d = parcel();
        d.fact.state = state;
        d.offers = {{Operation::refund, Error(Failure::alreadyRefunded, "refund", "24.90")}};
        InspectionForm form(d, benchSheet());
        form.grade(0, Condition::asNew);
        form.grade(1, Condition::asNew);
        CHECK(form.advice() == advice);
        CHECK_FALSE(form.inspectError());
        CHECK(form.refundError()->failure() == Failure::alreadyRefunded);
        CHECK(form.total() == euros(0));
    }
}

TEST_CASE("lines that were noted before are not asked about again") {
    app::ReturnDetail d = parcel();
    d.marks.findings = {{{"L1"}, 1, Condition::used, false, "", morning, {}}, {{"L2"}, 1, Condition::asNew, true, "", morning, {}}};
    InspectionForm form(d, benchSheet());
    REQUIRE(form.lines.size() == 1);
    CHECK(form.lines[0].line.value == "L2");
    CHECK(form.lines[0].left == 2);
}

TEST_CASE("a sheet that is put aside comes back as it was") {
    InspectionForm form = graded(Condition::used, Condition::asNew);
    CHECK(form.hasInput());
    form.lines[0].amount = euros(1200);
    form.isTyped = true;
    form.cause = Cause::packaging;
    form.note = "graffiato = molto\nsul fondo";
    form.photos = {{std::string(64, 'a'), "image/jpeg", "IMG 1.jpg", morning}};
    app::BenchSheet again = benchSheet();
    again.parked = Fields::parse(form.toFields().text()).value();
    const InspectionForm back(parcel(), again);
    CHECK(back.toFields() == form.toFields());
    CHECK(back.inspection(true).refund->plan == form.inspection(true).refund->plan);
    CHECK(back.hasInput());
    CHECK_FALSE(InspectionForm(parcel(), benchSheet()).hasInput());
}
