// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/facts/fact_store.h"
#include "store/facts/list_sql.h"
#include "store/facts/packed.h"
#include "store/query.h"

namespace resodesk::store {

namespace {

const std::string parcelColumns =
    "account, id, order_id, buyer_id, buyer, country, state, reason, comment, courier, tracking, last_scan, price, currency,"
    " shipping_refundable, opened_at, changed_at, deadline, revision, closed_by, close_reason, last_message_by, lines,"
    " refunds, possible, shown_state, replacements";

LostParcel readParcel(Query& q) {
    LostParcel p;
    p.account = {q.integer()};
    p.id = {q.text()};
    p.order = {q.text()};
    p.buyer = {q.text()};
    p.buyerName = q.text();
    p.country = q.text();
    p.state = q.named(ParcelState::open);
    p.reason = q.text();
    p.comment = q.text();
    p.courier = q.text();
    p.tracking = q.text();
    p.lastScan = q.text();
    p.price = q.money();
    p.shippingRefundable = {q.integer(), p.price.currency};
    p.openedAt = q.time();
    p.changedAt = q.time();
    p.deadline = q.maybeTime();
    p.revision = q.text();
    p.closedBy = q.named(Actor::nobody);
    p.closeReason = q.text();
    p.lastMessageBy = q.named(Actor::nobody);
    p.lines = unpackReturnLines(q.text(), p.price.currency);
    p.refunds = unpackRefunds(q.text());
    p.possible = unpackPossible(q.text());
    q.text();  // shown_state
    p.replacements = unpackReplacements(q.text());
    return p;
}

bool isOpen(ShownParcel shown) { return shown != ShownParcel::closed && shown != ShownParcel::refunded && shown != ShownParcel::replaced; }

}  // namespace

std::vector<ParcelKey> ParcelStore::put(const std::vector<LostParcel>& parcels, LedgerView& ledger) {
    std::vector<ParcelKey> changed;
    for (const LostParcel& p : parcels) {
        const ShownParcel shown = show(p, ledger.of(p.key().object()).actions);
        Query old(facts_, "SELECT revision, shown_state FROM parcel WHERE account=? AND id=?");
        old.bind(p.account, p.id);
        if (old.step() && old.text() == p.revision && old.text() == toText(shown)) continue;
        Query(facts_, "INSERT OR REPLACE INTO parcel(n, " + parcelColumns +
                          ", shown_open) VALUES((SELECT n FROM parcel WHERE account=?1 AND id=?2),"
                          "?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,?24,?25,?26,?27,?28)")
            .bind(p.account, p.id, p.order, p.buyer, p.buyerName, p.country, p.state, p.reason, p.comment, p.courier,
                  p.tracking, p.lastScan, p.price, p.shippingRefundable.minor, p.openedAt, p.changedAt, p.deadline,
                  p.revision, p.closedBy, p.closeReason, p.lastMessageBy, pack(p.lines), pack(p.refunds),
                  pack(p.possible), shown, pack(p.replacements), isOpen(shown))
            .run();
        changed.push_back(p.key());
    }
    return changed;
}

bool ParcelStore::isOutdated(const LostParcel& p) {
    Query q(facts_, "SELECT changed_at FROM parcel WHERE account=? AND id=?");
    return q.bind(p.account, p.id).step() && q.time() > p.changedAt;
}

bool ParcelStore::reshow(const ParcelKey& key, LedgerView& ledger) {
    const auto parcel = find(key);
    if (!parcel) return false;
    put({*parcel}, ledger);
    return true;
}

std::optional<LostParcel> ParcelStore::find(const ParcelKey& key) {
    Query q(facts_, "SELECT " + parcelColumns + " FROM parcel WHERE account=? AND id=?");
    q.bind(key.account, key.id);
    if (!q.step()) return std::nullopt;
    return readParcel(q);
}

std::vector<ParcelKey> ParcelStore::withId(const ParcelId& id) {
    Query q(facts_, "SELECT account FROM parcel WHERE id=?");
    q.bind(id);
    std::vector<ParcelKey> keys;
    while (q.step()) keys.push_back({{q.integer()}, id});
    return keys;
}

std::vector<ParcelRow> ParcelStore::list(bool onlyOpen, const std::string& text, int limit) {
    const std::string like = "%" + text + "%";
    Query q(facts_,
            "SELECT account, id, order_id, buyer, lines, price, currency, reason, shown_state, courier, tracking, opened_at, deadline"
            " FROM parcel WHERE shown_open >= ? AND (?2 = '%%' OR order_id LIKE ?2 OR buyer LIKE ?2 OR tracking LIKE ?2 OR id LIKE ?2)"
            " ORDER BY shown_open DESC, COALESCE(deadline, 9223372036854775807), opened_at DESC LIMIT ?3");
    q.bind(onlyOpen, like, limit);
    std::vector<ParcelRow> rows;
    while (q.step()) {
        ParcelRow row;
        row.key.account = {q.integer()};
        row.key.id = {q.text()};
        row.order = {q.text()};
        row.buyer = q.text();
        const auto lines = unpackReturnLines(q.text(), Currency{});
        if (!lines.empty()) row.item = lines.front().title;
        row.amount = q.money();
        row.reason = q.text();
        row.state = q.named(ShownParcel::open);
        row.courier = q.text();
        row.tracking = q.text();
        row.openedAt = q.time();
        row.deadline = q.maybeTime();
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<ParcelKey> ParcelStore::ofOrder(AccountId account, const OrderId& order) {
    Query q(facts_, "SELECT id FROM parcel WHERE account=? AND order_id=?");
    q.bind(account, order);
    std::vector<ParcelKey> keys;
    while (q.step()) keys.push_back({account, {q.text()}});
    return keys;
}

}  // namespace resodesk::store
