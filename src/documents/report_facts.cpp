// SPDX-License-Identifier: GPL-3.0-or-later

#include "documents/report_facts.h"

#include <algorithm>

#include "domain/returns/shown.h"

namespace resodesk::documents {

namespace {

Ground groundOf(const std::string& reason) {
    const auto has = [&](std::initializer_list<const char*> parts) {
        return std::any_of(parts.begin(), parts.end(), [&](const char* part) { return reason.find(part) != std::string::npos; });
    };
    if (has({"DEFECT", "DAMAGED", "MISSING_PARTS", "QUALITY", "SWITCHEROO", "BAD-DESC", "NOT_AS_DESCRIBED"})) return Ground::defect;
    return has({"UNWANTED", "NO_REASON", "BETTER_PRICE", "ORDERED_WRONG", "MISORDERED"}) ? Ground::withdrawal : Ground::other;
}

ReturnState amazonState(const ReportCells& cells, const Return& r) {
    const std::string status = smallLetters(cellOf(cells, "return_request_status"));
    if (status == "closed" || isRefusedStatus(status)) return ReturnState::closed;
    if (r.price.isPositive() && r.refunded().minor >= r.price.minor) return ReturnState::refunded;
    if (status == "pendingapproval") return ReturnState::requested;
    if (r.arrivedAt) return ReturnState::received;
    if (!r.tracking.empty()) return ReturnState::inTransit;
    return status == "approved" ? ReturnState::authorized : ReturnState::requested;  // unknown: the seller looks
}

/// What the marketplace's page offers at such a state. Amazon pays itself at the first scan, without a return and for a claim.
std::vector<Possibility> possibleAt(const Return& r, bool marketplacePays) {
    const bool isRequested = r.state == ReturnState::requested;
    const bool isOpen = !isRequested && r.state != ReturnState::closed && r.state != ReturnState::refunded;
    const char* pays = "marketplace_pays";
    return {{Operation::authorize, isRequested, isRequested ? "" : "not_requested"},
            {Operation::close, isRequested || isOpen, isRequested || isOpen ? "" : "ended"},
            {Operation::refund, isOpen && !marketplacePays, marketplacePays ? pays : isOpen ? "" : isRequested ? "not_authorized" : "ended"},
            {Operation::contact, true, ""}};
}

void takeItem(Return& r, const std::string& sku, const std::string& title, int quantity, const Money& price) {
    const Money refunded = r.refunded();
    const Money left{std::max<std::int64_t>(0, price.minor - refunded.minor), price.currency};
    r.price = price;
    r.lines = {{LineId{sku.empty() ? "1" : sku}, sku, title, std::max(1, quantity), price, left}};
    r.shippingRefundable = r.extraRefundable = {0, price.currency};
}

Return fromAmazon(const ReportCells& cells) {
    Return r;
    r.order = {cellOf(cells, "order_id")};
    r.reason = cellOf(cells, "return_reason");
    r.ground = groundOf(r.reason);
    r.inPolicy = smallLetters(cellOf(cells, "in_policy")) != "n";
    r.rma = cellOf(cells, "merchant_rma_id").empty() ? cellOf(cells, "amazon_rma_id") : cellOf(cells, "merchant_rma_id");
    r.tracking = cellOf(cells, "tracking_id");
    r.arrivedAt = timeIn(cells, "return_delivery_date");
    if (const auto at = timeIn(cells, "return_request_date")) r.requestedAt = *at;
    const Money refunded = moneyIn(cells, "refunded_amount");
    if (refunded.isPositive()) r.refunds = {{RefundId{"report"}, refunded, Actor::seller, r.requestedAt, ""}};
    const int quantity = countIn(cells, "return_quantity"), ordered = countIn(cells, "order_quantity");
    Money price = moneyIn(cells, "order_amount");
    if (quantity > 0 && quantity < ordered) price.minor = price.minor * quantity / ordered;
    takeItem(r, itemOf(cells), cellOf(cells, "item_name"), quantity, price);
    if (!r.lines.empty()) r.lines.front().category = cellOf(cells, "category");
    r.state = amazonState(cells, r);
    // Who did it is not in the report; what the seller decided here and did there is the seller's.
    if (r.state == ReturnState::closed) {
        r.closeReason = cellOf(cells, "return_request_status");
        r.closedBy = Actor::seller;
    } else if (r.state != ReturnState::requested) {
        r.authorizedBy = Actor::seller;
    }
    const std::string resolution = smallLetters(cellOf(cells, "resolution"));
    r.possible = possibleAt(r, resolution == "refundatfirstscan" || resolution == "returnlessrefund" || smallLetters(cellOf(cells, "a_to_z_claim")) == "y");
    return r;
}

Return fromFba(const ReportCells& cells) {
    Return r;
    r.order = {cellOf(cells, "order_id")};
    r.reason = cellOf(cells, "reason");
    r.ground = groundOf(r.reason);
    r.comment = cellOf(cells, "customer_comments");
    r.state = ReturnState::closed;
    r.closedBy = Actor::marketplace;
    r.closeReason = cellOf(cells, "status");
    r.arrivedAt = timeIn(cells, "return_date");
    if (r.arrivedAt) r.requestedAt = *r.arrivedAt;
    takeItem(r, itemOf(cells), cellOf(cells, "product_name"), countIn(cells, "quantity"), {0, Currency()});
    return r;
}

/// What ResoDesk had under way is its own; the list tells where the marketplace stood.
ReturnState marketStateOf(ShownState shown) {
    switch (shown) {
        case ShownState::authorized: return ReturnState::authorized;
        case ShownState::inTransit: return ReturnState::inTransit;
        case ShownState::received: case ShownState::inspected: case ShownState::refunding: case ShownState::refundSent: return ReturnState::received;
        case ShownState::refunded: return ReturnState::refunded;
        case ShownState::closed: return ReturnState::closed;
        case ShownState::requested: case ShownState::authorizing: case ShownState::closing: case ShownState::checking: case ShownState::needsPerson: break;
    }
    return ReturnState::requested;
}

Return fromOurs(const ReportCells& cells) {
    Return r;
    r.order = {cellOf(cells, "order")};
    r.buyerName = cellOf(cells, "buyer");
    r.country = cellOf(cells, "country");
    r.reason = cellOf(cells, "reason");
    r.ground = fromText<Ground>(cellOf(cells, "ground")).value_or(Ground::other);
    r.inPolicy = cellOf(cells, "in_policy") == "yes";
    r.rma = cellOf(cells, "rma");
    if (const auto at = timeIn(cells, "requested_at")) r.requestedAt = *at;
    r.deadline = timeIn(cells, "answer_by");
    takeItem(r, cellOf(cells, "sku"), cellOf(cells, "item"), countIn(cells, "quantity"), moneyIn(cells, "amount"));
    r.state = marketStateOf(fromText<ShownState>(cellOf(cells, "state")).value_or(ShownState::requested));
    if (r.state == ReturnState::received) r.arrivedAt = r.requestedAt;
    r.possible = possibleAt(r, false);
    return r;
}

}  // namespace

bool isRefusedStatus(const std::string& status) {
    for (const char* part : {"reject", "cancel", "denied", "declined"})
        if (status.find(part) != std::string::npos) return true;
    return false;
}

Return factFrom(ReportFormat format, const ReportCells& cells) {
    switch (format) {
        case ReportFormat::amazonReturns: return fromAmazon(cells);
        case ReportFormat::amazonFba: return fromFba(cells);
        case ReportFormat::resodesk: break;
    }
    return fromOurs(cells);
}

}  // namespace resodesk::documents
