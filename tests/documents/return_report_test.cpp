// SPDX-License-Identifier: GPL-3.0-or-later
// Reports of returns as real sellers' tools know them, and what files of other hands do to them.

#include "documents/return_report.h"
#include "documents/returns_csv.h"
#include "domain/returns/shown.h"
#include "support/builders.h"
#include "support/catch.h"

using namespace resodesk;
using namespace resodesk::documents;

namespace {

const TimePoint brought = std::chrono::sys_days(std::chrono::year(2026) / 11 / 21);

const std::string amazonHeader =
    "Order ID\tOrder date\tReturn request date\tReturn request status\tAmazon RMA ID\tMerchant RMA ID\tLabel type\tLabel cost\tCurrency code\tReturn carrier\t"
    "Tracking ID\tLabel to be paid by\tA-to-Z Claim\tIs prime\tASIN\tMerchant SKU\tItem Name\tReturn quantity\tReturn Reason\tIn policy\tReturn type\tResolution\t"
    "Invoice number\tReturn delivery date\tOrder Amount\tOrder quantity\tSafeT Action reason\tSafeT claim id\tSafeT claim state\tSafeT claim creation time\t"
    "SafeT claim reimbursement amount\tRefunded Amount\n";

struct Row {
    std::string order = "402-1111111-1111111", requested = "29-Sep-2026", status = "Approved", rma = "DRmaA1bRRMA", tracking, sku = "MUG-1", item = "Mug \"blue\", 30 cl",
                quantity = "1", reason = "CR-UNWANTED_ITEM", inPolicy = "Y", resolution = "StandardRefund", delivered, amount = "24,90", refunded = "0,00", claim = "N",
                currency = "EUR";
    std::string text() const {
        return order + "\t20-Sep-2026\t" + requested + "\t" + status + "\t" + rma + "\t \tAmazonUnPaidLabel\t0.00\t" + currency + "\tBRT\t" + tracking + "\tCustomer\t" + claim +
               "\tN\tB000000001\t" + sku + "\t" + item + "\t" + quantity + "\t" + reason + "\t" + inPolicy + "\tC-Returns\t" + resolution + "\t\t" + delivered + "\t" + amount +
               "\t1\t\t\t\t\t\t" + refunded + "\n";
    }
};

std::vector<Return> returnsOf(const std::vector<std::string>& files) {
    ReportedReturns known;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto report = readReturnReport(files[i]);
        REQUIRE(report);
        known.add(*report, brought + std::chrono::hours(i));
    }
    return known.returns(AccountId{3});
}

Return only(const Row& row) {
    const auto returns = returnsOf({amazonHeader + row.text()});
    REQUIRE(returns.size() == 1);
    return returns.front();
}

}  // namespace

TEST_CASE("a row of Amazon's returns report is a return with its item, money in minor units and the seller's dates") {
    Row row;
    row.status = "PendingApproval";
    const Return r = only(row);
    CHECK(r.account == AccountId{3});
    CHECK(r.order.value == "402-1111111-1111111");
    CHECK(r.state == ReturnState::requested);
    CHECK(r.price == euros(2490));
    CHECK(r.rma == "DRmaA1bRRMA");
    CHECK(r.reason == "CR-UNWANTED_ITEM");
    CHECK(r.ground == Ground::withdrawal);
    CHECK(r.requestedAt == TimePoint(std::chrono::sys_days(std::chrono::year(2026) / 9 / 29)));
    REQUIRE(r.lines.size() == 1);
    CHECK(r.lines.front().title == "Mug \"blue\", 30 cl");
    CHECK(isPossible(r.possible, Operation::authorize));
    CHECK_FALSE(isPossible(r.possible, Operation::refund));
}

TEST_CASE("the state of a return is what the row shows of its parcel and its money") {
    Row row;
    CHECK(only(row).state == ReturnState::authorized);
    row.tracking = "BRT123";
    CHECK(only(row).state == ReturnState::inTransit);
    row.delivered = "02-Oct-2026";
    CHECK(only(row).state == ReturnState::received);
    CHECK(isPossible(only(row).possible, Operation::refund));
    row.refunded = "10.00";
    CHECK(only(row).state == ReturnState::received);
    CHECK(only(row).refundable() == euros(1490));
    row.refunded = "24.90";
    CHECK(only(row).state == ReturnState::refunded);
    row.refunded = " ";
    for (const char* status : {"Closed", "Rejected by seller", "Cancelled"}) {
        row.status = status;
        CHECK(only(row).state == ReturnState::closed);
        CHECK(only(row).closeReason == status);
    }
}

TEST_CASE("where Amazon pays by itself no refund is offered") {
    Row row;
    row.delivered = "02-Oct-2026";
    for (const char* resolution : {"RefundAtFirstScan", "ReturnlessRefund"}) {
        row.resolution = resolution;
        CHECK_FALSE(isPossible(only(row).possible, Operation::refund));
        CHECK(whyNot(only(row).possible, Operation::refund) == "marketplace_pays");
    }
    row.resolution = "StandardRefund";
    row.claim = "Y";
    CHECK_FALSE(isPossible(only(row).possible, Operation::refund));
}

TEST_CASE("a status nobody has seen before stands as a request to look at, and is told") {
    Row row;
    row.status = "OnHold";
    const auto report = readReturnReport(amazonHeader + row.text() + row.text());
    REQUIRE(report);
    CHECK(report->rows.size() == 1);  // the same row twice is one item
    CHECK(report->unknown == std::map<std::string, int>{{"return_request_status: OnHold", 1}});
    CHECK(only(row).state == ReturnState::requested);
}

TEST_CASE("a later report goes over an earlier one, and no empty cell takes a value away") {
    Row early, late;
    early.tracking = "BRT123";
    late.rma = " ";
    late.delivered = "02-Oct-2026";
    const auto returns = returnsOf({amazonHeader + early.text(), amazonHeader + late.text()});
    REQUIRE(returns.size() == 1);
    CHECK(returns[0].tracking == "BRT123");
    CHECK(returns[0].rma == "DRmaA1bRRMA");
    CHECK(returns[0].state == ReturnState::received);
    const auto once = returnsOf({amazonHeader + early.text()}), twice = returnsOf({amazonHeader + early.text(), amazonHeader + early.text()});
    CHECK(once[0].revision != returns[0].revision);
    CHECK(once == twice);  // nothing new, nothing changed
}

TEST_CASE("two items of an order are two returns, also two of the same kind") {
    Row one, other, again;
    other.sku = "CUP-2";
    again.rma = "DRmaB2cRRMA";
    CHECK(returnsOf({amazonHeader + one.text() + other.text() + again.text()}).size() == 3);
}

TEST_CASE("a row that cannot be read is left out with its line, column, value and reason, and the others come") {
    Row good, badDate, badAmount, badCount, noOrder, noCurrency;
    good.sku = "OK";
    badDate.requested = "31-Feb-2026";
    badAmount.amount = "about 20";
    badCount.quantity = "0";
    noOrder.order = " ";
    noCurrency.currency = "";
    const auto report =
        readReturnReport(amazonHeader + badDate.text() + badAmount.text() + "\r\n" + badCount.text() + noOrder.text() + noCurrency.text() + good.text() + "402-2\t\t29-Sep-2026\tApproved");
    REQUIRE(report);
    CHECK(report->rows.size() == 2);  // a short row misses what it misses
    const std::vector<CellError> expected{{2, "return_request_date", Error(Failure::badDate, "report", "31-Feb-2026")},
                                          {3, "order_amount", Error(Failure::badAmount, "report", "about 20")},
                                          {5, "return_quantity", Error(Failure::badNumber, "report", "0")},
                                          {6, "order_id", Error(Failure::emptyText, "report", "")},
                                          {7, "currency_code", Error(Failure::otherCurrency, "report", "")}};
    CHECK(report->errors == expected);
}

TEST_CASE("an id with a control character, or endless, leaves its row out and texts lose such characters") {
    Row escape, newline, endless, fine;
    escape.sku = "MU\x02G";
    newline.order = "402-\x1b[31m1";
    endless.sku = std::string(201, 'X');
    fine.order = "402-2222222-2222222";
    fine.item = "M\x1b[2Jug\x7f";
    const auto report = readReturnReport(amazonHeader + escape.text() + newline.text() + endless.text() + fine.text());
    REQUIRE(report);
    REQUIRE(report->errors.size() == 3);
    CHECK(report->errors[0].column == "merchant_sku");
    CHECK(report->errors[0].why.failure() == Failure::badName);
    CHECK(report->errors[0].why.subject() == "MUG");
    CHECK(report->errors[1].column == "order_id");
    CHECK(report->errors[2].why.failure() == Failure::textTooLong);
    REQUIRE(report->rows.size() == 1);
    ReportedReturns known;
    known.add(*report, brought);
    CHECK(known.returns({1}).front().lines.front().title == "M[2Jug");
    Row essay;
    essay.item = std::string(10'001, 'x');
    CHECK(readReturnReport(amazonHeader + essay.text())->errors.front().column == "item_name");
}

TEST_CASE("headers are known however they are written, columns may stand anywhere and more may come") {
    const auto report = readReturnReport("\xef\xbb\xbfVAT\torder-id\tRETURN_REQUEST DATE\tSeller RMA ID\tNew column\r\n22%\t402-1\t2026-09-29T10:00:00+02:00\tM-7\tx\r\n");
    REQUIRE(report);
    const auto returns = returnsOf({"\xef\xbb\xbfVAT\torder-id\tRETURN_REQUEST DATE\tSeller RMA ID\tNew column\r\n22%\t402-1\t2026-09-29T10:00:00+02:00\tM-7\tx\r\n"});
    REQUIRE(returns.size() == 1);
    CHECK(returns[0].rma == "M-7");
    CHECK(returns[0].requestedAt == TimePoint(std::chrono::sys_days(std::chrono::year(2026) / 9 / 29)) + std::chrono::hours(8));
}

TEST_CASE("what is not UTF-8 is read as ISO-8859-1") {
    Row row;
    row.item = "Caffettiera per caff\xe8";
    CHECK(only(row).lines.front().title == "Caffettiera per caff\xc3\xa8");
}

TEST_CASE("FBA returns are only to look at: Amazon handles them") {
    const auto returns = returnsOf(
        {"return-date\torder-id\tsku\tasin\tfnsku\tproduct-name\tquantity\tfulfillment-center-id\tdetailed-disposition\treason\tstatus\tlicense-plate-number\tcustomer-comments\n"
         "2026-10-03T09:12:00+00:00\t402-9\tMUG-1\tB01\tX01\tMug\t2\tMXP5\tCUSTOMER_DAMAGED\tDEFECTIVE\tUnit returned to inventory\tLPN1\tbroken\n"});
    REQUIRE(returns.size() == 1);
    CHECK(returns[0].state == ReturnState::closed);
    CHECK(returns[0].comment == "broken");
    CHECK(returns[0].closeReason == "Unit returned to inventory");
    CHECK(returns[0].possible.empty());
    CHECK(returns[0].lines.front().quantity == 2);
}

TEST_CASE("a list that ResoDesk saved comes back as it was, formulas and blanks too") {
    ReturnRow row;
    row.key = {AccountId{1}, {"RET-1"}};
    row.order = {"402-1"};
    row.buyer = "=cmd|' /C calc'!A0";
    row.item = " Tazza, \"blu\" ";
    row.sku = "0012";
    row.quantity = 2;
    row.amount = euros(4980);
    row.reason = "defective";
    row.ground = Ground::defect;
    row.state = ShownState::received;
    row.inPolicy = false;
    row.country = "IT";
    row.rma = "+39";
    row.requestedAt = brought;
    ReturnsCsv csv;
    csv.add(row);
    const std::string saved = csv.take();
    const auto returns = returnsOf({saved});
    REQUIRE(returns.size() == 1);
    const Return& r = returns[0];
    ReturnRow again;
    again.key = row.key;
    again.order = r.order;
    again.buyer = r.buyerName;
    again.item = r.lines.front().title;
    again.sku = r.lines.front().sku;
    again.quantity = r.lines.front().quantity;
    again.amount = r.price;
    again.reason = r.reason;
    again.ground = r.ground;
    again.state = show(r, {}, {}).state;
    again.inPolicy = r.inPolicy;
    again.country = r.country;
    again.rma = r.rma;
    again.requestedAt = r.requestedAt;
    ReturnsCsv second;
    second.add(again);
    CHECK(second.take() == saved);
}

TEST_CASE("a file that is no report is refused and says what is missing") {
    CHECK(readReturnReport("").error().failure() == Failure::noColumn);
    CHECK(readReturnReport("a,b\n1,2\n").error() == Error(Failure::noColumn, "report", "order-id"));
    CHECK(readReturnReport("Order ID\tSKU\n402-1\tx\n").error() == Error(Failure::noColumn, "report", "return-request-date"));
    CHECK(readReturnReport(std::string(largestReport + 1, 'x')).error().failure() == Failure::fileTooLarge);
    CHECK(readReturnReport(std::string("Order ID\0x", 10)).error().failure() == Failure::badText);
}
