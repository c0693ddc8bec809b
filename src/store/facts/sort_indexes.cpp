// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/facts/sort_indexes.h"

#include "store/facts/search_sql.h"
#include "store/query.h"

namespace resodesk::store {

namespace {

struct SortIndex {
    const char* name;
    const char* column;
    bool isOfOddCurrencies = false;  ///< few returns, or none
};
constexpr SortIndex indexes[] = {{"sort_requested", "requested_at"}, {"sort_buyer", "buyer_key"}, {"sort_amount", "price"},  {"sort_state", "shown_state"},
                                 {"sort_order", "order_id"},         {"sort_item", "item_key"},   {"sort_reason", "reason"}, {"sort_id", "id"},
                                 {"odd_amount", "price", true}};

}  // namespace

bool buildSortIndex(Database& facts) {
    for (const SortIndex& index : indexes) {
        {
            Query known(facts, "SELECT 1 FROM sqlite_schema WHERE type='index' AND name=?");
            if (known.bind(std::string(index.name)).step()) continue;
        }
        const std::string which = index.isOfOddCurrencies ? " WHERE currency IN " + oddCurrencies() : std::string();
        facts.handle().exec(std::string("CREATE INDEX ") + index.name + " ON returns(" + index.column + ", n)" + which);
        return true;
    }
    return false;
}

}  // namespace resodesk::store
