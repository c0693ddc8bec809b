// SPDX-License-Identifier: GPL-3.0-or-later
// Documents of the open channel as its API description shows them. Written by hand: they share no code with the
// mapping.

#pragma once

#include <nlohmann/json.hpp>

namespace resodesk::test {

inline nlohmann::json returnDocument() {
    return nlohmann::json::parse(R"({
        "id": "R-1", "order_id": "O-1", "revision": "7", "state": "in_transit",
        "buyer": {"id": "B-1", "name": "Anna Kowalska", "country": "IT", "language": "it"},
        "ground": "defect", "reason": "defective", "comment": "Non si accende",
        "in_policy": true, "policy_note": "", "shipped": true,
        "lines": [{"line_id": "L1", "sku": "SKU-1", "title": "Macinacaffè", "category": "kitchen", "quantity": 2,
                   "price": {"amount": "49.80", "currency": "EUR"}, "refundable": {"amount": "24.90", "currency": "EUR"}}],
        "price": {"amount": "49.80", "currency": "EUR"},
        "refundable": {"shipping": {"amount": "4.90", "currency": "EUR"}, "extra": {"amount": "20.00", "currency": "EUR"}},
        "requested_at": "2026-11-20T08:00:00Z", "changed_at": "2026-11-21T08:00:00Z", "answer_by": "2026-11-23T08:00:00+01:00",
        "rma": "RMA-1", "authorized_by": "market",
        "parcel": {"tracking": "T-1", "first_scan_at": "2026-11-21T07:00:00Z"},
        "refunds": [{"id": "F-1", "total": {"amount": "24.90", "currency": "EUR"}, "by": "seller", "at": "2026-11-21T07:30:00Z",
                     "idempotency_key": "k-1"}],
        "last_message_by": "buyer", "possible": ["refund", "contact"], "not_possible": {"authorize": "already_in_transit"}})");
}

inline nlohmann::json caseDocument() {
    return nlohmann::json::parse(R"({
        "id": "C-1", "order_id": "O-1", "revision": "3", "state": "open", "buyer": {"id": "B-1", "name": "Jan", "country": "PL"},
        "reason": "not_received", "comment": "", "lines": [], "price": {"amount": "49.80", "currency": "EUR"},
        "refundable": {"shipping": {"amount": "4.90", "currency": "EUR"}},
        "shipment": {"courier": "DHL", "tracking": "T-9", "last_scan": "In delivery"},
        "opened_at": "2026-11-20T08:00:00Z", "changed_at": "2026-11-20T08:00:00Z", "possible": ["refund"]})");
}

inline nlohmann::json orderDocument() {
    return nlohmann::json::parse(R"({
        "id": "O-1", "buyer": {"id": "B-1", "name": "Anna"}, "ordered_at": "2026-11-01T08:00:00Z", "changed_at": "2026-11-02T08:00:00Z",
        "shipping_price": {"amount": "4.90", "currency": "EUR"},
        "lines": [{"line_id": "L1", "sku": "S", "title": "T", "quantity": 1, "price": {"amount": "24.90", "currency": "EUR"}}],
        "shipments": [{"courier": "DHL", "tracking": "T-1", "shipped_at": "2026-11-02T08:00:00Z"}], "refunds": []})");
}

inline nlohmann::json messageDocument() {
    return nlohmann::json::parse(R"({
        "id": "M-1", "order_id": "O-1", "about": "R-1", "from": "seller", "text": "Buongiorno", "at": "2026-11-21T08:00:00Z",
        "idempotency_key": "key-1"})");
}

inline nlohmann::json conversationDocument() {
    return nlohmann::json::parse(R"({
        "id": "CON-1", "order_id": "O-1", "about": "R-1", "buyer": {"id": "B-1", "name": "Anna", "language": "de"}, "topic": "return",
        "opened_at": "2026-11-20T08:00:00Z", "last_message_at": "2026-11-21T08:00:00Z", "last_message_by": "buyer", "awaits_answer": true,
        "answer_by": "2026-11-22T08:00:00Z", "survey": {"asked": true, "vote": "no", "at": "2026-11-20T09:00:00Z"},
        "no_answer_needed": {"by": "seller", "at": "2026-11-20T10:00:00Z", "idempotency_key": "key-0"}, "revision": "7",
        "changed_at": "2026-11-21T08:00:00Z"})");
}

inline nlohmann::json addressDocument() {
    return nlohmann::json::parse(R"({
        "id": "A-1", "revision": "2", "label": "Magazzino", "name": "Reso srl", "street": "Via Stalingrado 12", "postcode": "40128",
        "city": "Bologna", "country": "IT", "phone": "+39 051", "default": true})");
}

inline nlohmann::json settingsDocument() {
    return nlohmann::json::parse(R"({
        "revision": "4", "auto_authorize": "in_policy", "rma": {"mode": "own", "pattern": "RMA-{year}-{n:5}"},
        "label": {"kind": "none"}, "address_id": "A-1", "absence": {"from": "2026-12-24T00:00:00Z", "until": "2027-01-02T00:00:00Z"},
        "mails_carry_links": true})");
}

/// A copy with the value at the JSON pointer replaced or added; "remove" as the value takes it out.
inline nlohmann::json with(nlohmann::json document, const std::string& pointer, const std::string& value) {
    const nlohmann::json::json_pointer at(pointer);
    if (value == "remove")
        document.at(at.parent_pointer()).erase(at.back());
    else
        document[at] = nlohmann::json::parse(value);
    return document;
}

}  // namespace resodesk::test
