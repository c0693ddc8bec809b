// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of a list question. Every value is a bound parameter.

#pragma once

#include <string>
#include <variant>
#include <vector>

#include "domain/returns/list.h"
#include "store/facts/search_sql.h"

namespace resodesk::store {

class Query;

/// Numbers are compared as numbers, the rest as text.
bool sortsByNumber(SortBy sortBy);

class ListSql {
 public:
    /// `isOrdered`: rows are wanted in the order of the query, not only their number or sum.
    ListSql(const ReturnQuery& query, TimePoint now, bool isOrdered = true);
    /// Before startAfter: no index of the sort column is used.
    void sortAfterwards() { sortColumn_ = "+" + sortColumn_; }
    void startAfter(const RowPlace& place);
    std::string from() const { return from_; }
    std::string where() const { return where_; }
    std::string sortColumn() const { return sortColumn_; }
    std::string order(bool isBackwards = false) const;
    void bindTo(Query& query) const;

 private:
    void require(const std::string& condition, const std::vector<SqlValue>& values = {});
    void requireView(View view, TimePoint now);
    void requireText(const std::string& text);
    void requireAmountAtMost(const std::string& amount);

    bool isDescending_;
    bool isNewestFirst_;
    std::string from_ = "returns r";
    std::string where_ = "1";
    std::string sortColumn_;
    std::vector<SqlValue> values_;
};

/// Words as prefixes for FTS5: every word must be found. Empty when there is nothing to look for.
std::string ftsPrefixes(const std::string& text);

/// The next midnight of this computer's time zone.
TimePoint nextMidnight(TimePoint now);

}  // namespace resodesk::store
