// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/ledger/cost_store.h"

#include "store/query.h"

namespace resodesk::store {

ReturnCosts CostStore::costs() {
    ReturnCosts costs;
    Query parcels(database_, "SELECT size, country, seller, buyer, handling, currency FROM parcel_cost ORDER BY position");
    while (parcels.step()) {
        ParcelCost parcel;
        parcel.size = parcels.known<SizeClass>();
        parcel.country = parcels.text();
        parcel.seller.minor = parcels.integer();
        parcel.buyer.minor = parcels.integer();
        parcel.handling = parcels.money();
        parcel.seller.currency = parcel.buyer.currency = parcel.handling.currency;
        costs.parcels.push_back(std::move(parcel));
    }
    Query sizes(database_, "SELECT pattern, size FROM sku_size ORDER BY position");
    while (sizes.step()) {
        SkuSize size;
        size.pattern = sizes.text();
        size.size = sizes.known<SizeClass>();
        costs.sizes.push_back(std::move(size));
    }
    Query left(database_, "SELECT condition, percent FROM value_left ORDER BY position");
    while (left.step()) {
        ValueLeft value;
        value.condition = left.known<Condition>();
        value.percent = static_cast<int>(left.integer());
        costs.left.push_back(value);
    }
    return costs;
}

void CostStore::setCosts(const ReturnCosts& costs) {
    for (const char* table : {"parcel_cost", "sku_size", "value_left"}) Query(database_, std::string("DELETE FROM ") + table).run();
    for (const ParcelCost& parcel : costs.parcels)
        Query(database_, "INSERT INTO parcel_cost(size, country, seller, buyer, handling, currency) VALUES(?,?,?,?,?,?)")
            .bind(parcel.size, parcel.country, parcel.seller.minor, parcel.buyer.minor, parcel.handling)
            .run();
    for (const SkuSize& size : costs.sizes) Query(database_, "INSERT INTO sku_size(pattern, size) VALUES(?,?)").bind(size.pattern, size.size).run();
    for (const ValueLeft& left : costs.left) Query(database_, "INSERT INTO value_left(condition, percent) VALUES(?,?)").bind(left.condition, left.percent).run();
}

}  // namespace resodesk::store
