// SPDX-License-Identifier: GPL-3.0-or-later
// Values for tests that state only what matters.

#pragma once

#include "base/clock.h"
#include "domain/accounts/account.h"
#include "domain/messages/conversation.h"
#include "domain/parcels/parcel.h"
#include "domain/returns/choices.h"
#include "domain/returns/return.h"

namespace resodesk::test {

inline Currency eur() { return Currency::parse("EUR").value(); }
inline Money euros(std::int64_t cents) { return {cents, eur()}; }
inline const TimePoint morning = TimePoint(std::chrono::sys_days{std::chrono::November / 21 / 2026}) + std::chrono::hours(8);

/// A requested return of one line, EUR 24.90 plus 4.90 shipping, everything possible.
inline Return aReturn(const std::string& id = "R-1") {
    Return r;
    r.account = {1};
    r.id = {id};
    r.order = {"O-" + id};
    r.buyer = {"B-1"};
    r.buyerName = "Anna Kowalska";
    r.country = "IT";
    r.language = "it";
    r.ground = Ground::defect;
    r.reason = "defective";
    r.lines = {{{"L1"}, "SKU-1", "Macinacaffè C40", 1, euros(2490), euros(2490)}};
    r.price = euros(2490);
    r.shippingRefundable = euros(490);
    r.extraRefundable = euros(2000);
    r.requestedAt = morning - std::chrono::hours(5);
    r.changedAt = r.requestedAt;
    r.deadline = morning + std::chrono::hours(43);
    r.revision = "1";
    for (Operation operation : {Operation::authorize, Operation::close, Operation::refund, Operation::contact})
        r.possible.push_back({operation, true, {}});
    return r;
}

inline Conversation aConversation(const std::string& id = "CON-1") {
    Conversation c;
    c.account = {1};
    c.id = {id};
    c.order = {"O-1"};
    c.buyer = {"B-1"};
    c.buyerName = "Anna Krüger";
    c.language = "de";
    c.topic = Topic::product;
    c.openedAt = c.lastMessageAt = c.changedAt = morning - std::chrono::hours(2);
    c.lastMessageBy = Actor::buyer;
    c.awaitsAnswer = true;
    c.answerBy = morning + std::chrono::hours(22);
    c.revision = "1";
    return c;
}

inline ReturnAddress anAddress() {
    ReturnAddress address;
    address.id = {"A-1"};
    address.label = "Magazzino Bologna";
    address.name = "Reso srl";
    address.street = "Via Stalingrado 12";
    address.postcode = "40128";
    address.city = "Bologna";
    address.country = "IT";
    address.isDefault = true;
    return address;
}

inline Authorization withMarketplaceRma() {
    Authorization how;
    how.address = anAddress();
    return how;
}

}  // namespace resodesk::test
