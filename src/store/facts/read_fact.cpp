// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/facts/read_fact.h"

#include "store/facts/packed.h"

namespace resodesk::store {

std::string factColumns(const std::string& table) {
    std::string columns;
    for (const char* name : {"account", "id", "order_id", "buyer_id", "buyer", "country", "language", "state", "ground", "reason", "comment",
                             "in_policy", "policy_note", "is_shipped", "price", "currency", "shipping_refundable", "extra_refundable", "requested_at",
                             "changed_at", "deadline", "revision", "rma", "authorized_by", "tracking", "first_scan_at", "arrived_at", "closed_by",
                             "close_reason", "last_message_by", "lines", "refunds", "possible", "label"})
        columns += (columns.empty() ? "" : ", ") + table + name;
    return columns;
}

Return readFact(Query& q) {
    Return r;
    r.account = {q.integer()};
    r.id = {q.text()};
    r.order = {q.text()};
    r.buyer = {q.text()};
    r.buyerName = q.text();
    r.country = q.text();
    r.language = q.text();
    r.state = q.named(ReturnState::requested);
    r.ground = q.named(Ground::other);
    r.reason = q.text();
    r.comment = q.text();
    r.inPolicy = q.flag();
    r.policyNote = q.text();
    r.shipped = q.flag();
    r.price = q.money();
    r.shippingRefundable = {q.integer(), r.price.currency};
    r.extraRefundable = {q.integer(), r.price.currency};
    r.requestedAt = q.time();
    r.changedAt = q.time();
    r.deadline = q.maybeTime();
    r.revision = q.text();
    r.rma = q.text();
    r.authorizedBy = q.named(Actor::nobody);
    r.tracking = q.text();
    r.firstScanAt = q.maybeTime();
    r.arrivedAt = q.maybeTime();
    r.closedBy = q.named(Actor::nobody);
    r.closeReason = q.text();
    r.lastMessageBy = q.named(Actor::nobody);
    r.lines = unpackReturnLines(q.text(), r.price.currency);
    r.refunds = unpackRefunds(q.text());
    r.possible = unpackPossible(q.text());
    r.label = fromText<LabelMode>(q.text());
    return r;
}

}  // namespace resodesk::store
