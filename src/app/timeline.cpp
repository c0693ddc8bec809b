// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/timeline.h"

#include <algorithm>

namespace resodesk::app {

using Kind = TimelineEntry::Kind;

namespace {
constexpr int mostOtherOrders = 10;
}

TimelineEntry& Timeline::add(Kind kind, TimePoint at, Actor by, std::string text) {
    entries_.push_back({kind, at, by, std::move(text), {}, {}, {}, {}});
    return entries_.back();
}

void Timeline::addOrder() {
    const auto order = store::OrderStore(*core_.facts).find(account_, order_);
    if (!order) return;
    std::string lines;
    Money total = order->shippingPrice;
    for (const OrderLine& line : order->lines) {
        lines += (lines.empty() ? "" : ", ") + std::to_string(line.quantity) + " x " + line.title;
        total.minor += line.price.minor;
    }
    add(Kind::ordered, order->orderedAt, Actor::buyer, lines).amount = total;
    for (const Shipment& shipment : order->shipments) {
        add(Kind::shipped, shipment.shippedAt, Actor::seller, shipment.courier + " " + shipment.tracking);
        if (shipment.deliveredAt) add(Kind::delivered, *shipment.deliveredAt, Actor::nobody, shipment.courier + " " + shipment.tracking);
    }
    for (const Refund& refund : order->refunds) add(Kind::refunded, refund.at, refund.by, refund.id.value).amount = refund.total;
}

void Timeline::addReturns() {
    store::ReturnReader reader(*core_.facts);
    const auto keys = reader.ofOrder(account_, order_);
    for (const ReturnKey& key : keys) {
        const auto r = reader.find(key);
        if (!r) continue;
        add(Kind::requested, r->requestedAt, Actor::buyer, r->comment.empty() ? r->id.value : r->id.value + ": " + r->comment);
        if (!r->rma.empty()) add(Kind::authorized, r->firstScanAt.value_or(r->changedAt), r->authorizedBy, r->rma);
        if (r->firstScanAt) add(Kind::firstScan, *r->firstScanAt, Actor::nobody, r->tracking);
        if (r->arrivedAt) add(Kind::arrived, *r->arrivedAt, Actor::nobody, r->tracking);
        if (r->state == ReturnState::closed) add(Kind::closed, r->changedAt, r->closedBy, r->closeReason);
        if (r->deadline && r->state == ReturnState::requested) add(Kind::deadline, *r->deadline);
    }
}

void Timeline::addReplacements(const LostParcel& parcel) {
    for (const Replacement& r : parcel.replacements) add(Kind::replaced, r.at, r.by, r.id);
}

void Timeline::addMessages() {
    for (const Message& message : store::ConversationReader(*core_.facts).messagesOfOrder(account_, order_))
        add(message.from == Actor::seller ? Kind::sellerMessage : Kind::buyerMessage, message.at, message.from, message.text);
}

void Timeline::addBench(const ReturnKey& key, const BenchMarks& marks) {
    if (marks.receivedAt) add(Kind::received, *marks.receivedAt, Actor::seller, key.id.value);
    for (const Finding& finding : marks.findings) add(Kind::inspected, finding.at, Actor::seller, finding.note).finding = finding;
}

void Timeline::addActions(const std::vector<Action>& actions) {
    for (const Action& action : actions) {
        if (action.state == ActionState::confirmed) continue;
        TimelineEntry& entry = add(Kind::action, action.createdAt, Actor::seller);
        entry.action = action;
        entry.amount = action.command.total();
    }
}

void Timeline::addNotes(const ObjectKey& about) {
    for (const store::Note& note : core_.ledger->desk().notes(about)) add(Kind::note, note.at, Actor::seller, note.text);
}

void Timeline::addSnoozes(const ReturnKey& key) {
    for (const store::KeptSnooze& kept : core_.ledger->snoozes().history(key)) {
        add(Kind::snoozed, kept.snooze.madeAt, Actor::seller).until = kept.snooze.until;
        if (kept.wokeAt) add(Kind::woke, *kept.wokeAt, kept.wokenBy == WokenBy::seller ? Actor::seller : Actor::nobody, std::string(toText(kept.wokenBy)));
    }
}

void Timeline::addOtherOrders(const BuyerId& buyer) {
    store::ReturnReader reader(*core_.facts);
    for (const Order& order : store::OrderStore(*core_.facts).ofBuyer(account_, buyer, order_, mostOtherOrders)) {
        Money total = order.shippingPrice;
        for (const OrderLine& line : order.lines) total.minor += line.price.minor;
        add(Kind::otherOrder, order.orderedAt, Actor::buyer, order.id.value).amount = total;
        for (const ReturnKey& key : reader.ofOrder(account_, order.id))
            if (const auto other = reader.find(key)) add(Kind::otherReturn, other->requestedAt, Actor::buyer, other->id.value).amount = other->price;
    }
}

std::vector<TimelineEntry> Timeline::sorted() {
    std::stable_sort(entries_.begin(), entries_.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    return std::move(entries_);
}

}  // namespace resodesk::app
