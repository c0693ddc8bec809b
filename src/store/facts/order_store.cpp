// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/facts/fact_store.h"
#include "store/facts/packed.h"
#include "store/query.h"

namespace resodesk::store {

namespace {

const std::string orderColumns =
    "account, id, buyer_id, buyer, ordered_at, changed_at, shipping_price, currency, is_cancelled, lines, shipments, refunds";

Order readOrder(Query& q) {
    Order o;
    o.account = {q.integer()};
    o.id = {q.text()};
    o.buyer = {q.text()};
    o.buyerName = q.text();
    o.orderedAt = q.time();
    o.changedAt = q.time();
    o.shippingPrice = q.money();
    o.cancelled = q.flag();
    o.lines = unpackOrderLines(q.text(), o.shippingPrice.currency);
    o.shipments = unpackShipments(q.text());
    o.refunds = unpackRefunds(q.text());
    return o;
}

}  // namespace

void OrderStore::put(const std::vector<Order>& orders) {
    for (const Order& o : orders)
        Query(facts_, "INSERT OR REPLACE INTO orders(" + orderColumns + ") VALUES(?,?,?,?,?,?,?,?,?,?,?,?)")
            .bind(o.account, o.id, o.buyer, o.buyerName, o.orderedAt, o.changedAt, o.shippingPrice, o.cancelled,
                  pack(o.lines), pack(o.shipments), pack(o.refunds))
            .run();
}

std::optional<Order> OrderStore::find(AccountId account, const OrderId& id) {
    Query q(facts_, "SELECT " + orderColumns + " FROM orders WHERE account=? AND id=?");
    q.bind(account, id);
    if (!q.step()) return std::nullopt;
    return readOrder(q);
}

std::vector<Order> OrderStore::ofBuyer(AccountId account, const BuyerId& buyer, const OrderId& except, int limit) {
    Query q(facts_, "SELECT " + orderColumns + " FROM orders INDEXED BY orders_buyer WHERE account=? AND buyer_id=? AND id<>? ORDER BY ordered_at DESC LIMIT ?");
    q.bind(account, buyer, except, limit);  // without the hint SQLite reads every order of the account
    std::vector<Order> orders;
    while (q.step()) orders.push_back(readOrder(q));
    return orders;
}

void ReasonStore::replace(AccountId account, ReasonList list, const std::vector<ReasonWords>& reasons) {
    Query(facts_, "DELETE FROM reason WHERE account=? AND list=?").bind(account, list).run();
    int position = 0;
    const auto add = [&](const std::string& code, const std::string& language, const std::string& words) {
        Query(facts_, "INSERT INTO reason(account, list, position, code, language, words) VALUES(?,?,?,?,?,?)").bind(account, list, position, code, language, words).run();
    };
    for (const ReasonWords& reason : reasons) {
        if (reason.words.empty()) add(reason.code, {}, {});
        for (const auto& [language, words] : reason.words) add(reason.code, language, words);
        ++position;
    }
}

std::vector<ReasonWords> ReasonStore::of(AccountId account, ReasonList list) {
    Query q(facts_, "SELECT code, language, words FROM reason WHERE account=? AND list=? ORDER BY position, language");
    q.bind(account, list);
    std::vector<ReasonWords> reasons;
    while (q.step()) {
        const std::string code = q.text();
        if (reasons.empty() || reasons.back().code != code) reasons.push_back({code, {}});
        const std::string language = q.text();
        const std::string words = q.text();
        if (!language.empty()) reasons.back().words[language] = words;
    }
    return reasons;
}

}  // namespace resodesk::store
