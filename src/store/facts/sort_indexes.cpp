// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/facts/sort_indexes.h"

#include "store/query.h"

namespace resodesk::store {

namespace {

struct SortIndex {
    const char* name;
    const char* column;
};
constexpr SortIndex indexes[] = {{"sort_requested", "requested_at"}, {"sort_buyer", "buyer_key"}, {"sort_amount", "price"},  {"sort_state", "shown_state"},
                                 {"sort_order", "order_id"},         {"sort_item", "item_key"},   {"sort_reason", "reason"}, {"sort_id", "id"}};

}  // namespace

bool buildSortIndex(Database& facts) {
    for (const SortIndex& index : indexes) {
        {
            Query known(facts, "SELECT 1 FROM sqlite_schema WHERE type='index' AND name=?");
            if (known.bind(std::string(index.name)).step()) continue;
        }
        facts.handle().exec(std::string("CREATE INDEX ") + index.name + " ON returns(" + index.column + ", n)");
        return true;
    }
    return false;
}

}  // namespace resodesk::store
